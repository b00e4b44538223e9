"""Extraction: all that can be read, below one folder whatever the names are, and an index that is true."""

import json
import unicodedata
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from checks.subject import Subject, read_subject
from checks.upload import upload
from onec.classes import ModuleKind
from onec.faults import Fault
from onec.model import ModuleState
from onec.templates import FOREIGN
from pipeline.errors import EnvironmentTrouble, UsageError
from pipeline.extraction import Extraction
from tests import build
from tests.build import module, template
from tests.build_container import extension
from tests.build_kit import Item, kit, manifest

HOSTILE = [
    "../../x",
    "..",
    "/etc/passwd",
    "C:\\Windows\\x",
    "\\\\host\\share",
    "CON",
    "nul.txt",
    "LPT1",
    "А" * 400,
    "💡" * 400,
    "a\0b",
    "a\nb",
    "\u202eexe",
    "\ud800",
    "a:b",
    "a*b?",
    " ",
    ".",
    "...",
    "a.",
    "a ",
    "~",
    "index.json",
    "",
]


def extract(held: Subject, folder: Path) -> dict[str, Any]:
    """Extract into a folder and return the index, after it was held against the files."""
    Extraction(folder).write(held)
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    check_index(index, folder)
    assert isinstance(index, dict)
    return index


def check_index(index: dict[str, Any], folder: Path) -> None:
    """Hold the index against the folder: every file is listed once, is there, and is what the index says."""
    modules = [row for row in index["modules"] if row["path"]]
    parts = [part for row in index["templates"] for part in row["parts"]]
    listed = [row["path"] for row in [*modules, *parts]]
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert sorted(listed) == sorted(there - {"index.json"})
    assert len({path.casefold() for path in listed}) == len(listed)
    for row in modules:
        assert sha256((folder / row["path"]).read_bytes()).hexdigest() == row["sha256"]
    for part in parts:
        assert (folder / part["path"]).stat().st_size == part["size"]


def everything_below(root: Path) -> set[Path]:
    """Return all that lies below a folder."""
    return set(root.rglob("*"))


def test_layout(tmp_path: Path):
    """Folders are the words of the full name, files the kinds of the modules; templates are as they are."""
    held = build.subject(
        module("А", owner="Catalog.Товары", kind=ModuleKind.OBJECT),
        module("Б", owner="Catalog.Товары.Form.Список", kind=ModuleKind.FORM),
        module("В", owner="5f0b7a53-0000-4000-8000-000000000000", orphan=True),
        module(owner="CommonModule.Закрытый", state=ModuleState.CLOSED),
        templates=[
            template(b"{1,{#base64:QUJD},{#base64:REVG}}", owner="Catalog.Товары.Template.Макет"),
            template(b"MZ", owner="UnpackV8.exe", kind=FOREIGN, entry="UnpackV8.exe"),
        ],
    )

    index = extract(held, tmp_path / "out")

    assert [row["path"] for row in index["modules"]] == [
        "Catalog.Товары/ObjectModule.bsl",
        "Catalog.Товары/Form.Список/FormModule.bsl",
        "orphans/5f0b7a53-0000-4000-8000-000000000000/Module.bsl",
        None,
    ]
    assert [part["path"] for row in index["templates"] for part in row["parts"]] == [
        "Catalog.Товары/Template.Макет/Template.bin",
        "Catalog.Товары/Template.Макет/Template-2.bin",
        "foreign/UnpackV8.exe.bin",
    ]
    assert (tmp_path / "out/Catalog.Товары/Template.Макет/Template-2.bin").read_bytes() == b"DEF"
    assert index["modules"][3] == {
        "object": "CommonModule.Закрытый",
        "module": "Module",
        "state": "closed",
        "orphan": False,
        "entry": "uuid.0/text",
        "path": None,
        "sha256": None,
    }
    assert list(index) == ["schema", "artifact", "refused", "modules", "templates"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_text_is_utf_8_with_its_own_line_ends(encoding: str, tmp_path: Path):
    """Whatever the encoding was, the file is UTF-8 without a mark, and line ends stay."""
    text = "А\r\nБ\rВ\nГ💡"

    index = extract(build.subject(module(text, encoding=encoding)), tmp_path / "out")

    assert (tmp_path / "out" / index["modules"][0]["path"]).read_bytes() == text.encode()


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_hostile_name_stays_inside(name: str, tmp_path: Path):
    """Whatever an object, an orphan, an element or a file of a kit is called, everything lies below the folder."""
    inner = build.file(
        module("А", owner=f"Catalog.{name}"),
        module("Б", owner=f"Catalog.Х.Form.{name}", kind=ModuleKind.FORM),
        module("В", owner=name, orphan=True),
        templates=[
            template(b"1", owner=f"CommonTemplate.{name}"),
            template(b"2", owner=name, kind=FOREIGN),
        ],
    )
    held = build.subject(members=[build.member(name, inner)], kit=build.kit(name))
    (tmp_path / "deep" / "deeper").mkdir(parents=True)
    before = everything_below(tmp_path)

    index = extract(held, tmp_path / "deep" / "deeper" / "out")

    made = everything_below(tmp_path) - before
    assert all((tmp_path / "deep" / "deeper" / "out") in [one, *one.parents] for one in made)
    assert len(index["modules"]) == 3
    assert all(len(part.encode()) <= 255 for one in made for part in one.parts)


@pytest.mark.parametrize(
    "names",
    [
        ("Товары", "ТОВАРЫ", "товары"),
        ("a", "A"),
        ("Straße", "STRASSE"),
        ("a/b", "a_b", "a:b"),
        ("А" * 400, "А" * 399 + "а"),
        ("a", "a.", "a "),
        ("й", "и\u0306"),
    ],
    ids=ascii,
)
def test_names_that_are_one_for_some_system(names: tuple[str, ...], tmp_path: Path):
    """Names equal but for case, Unicode form or what no file name can hold are different files."""
    held = build.subject(*(module(f"text {number}", owner=f"Catalog.{name}") for number, name in enumerate(names)))

    index = extract(held, tmp_path / "out")

    paths = [row["path"] for row in index["modules"]]
    texts = [(tmp_path / "out" / path).read_text() for path in paths]
    assert texts == [f"text {number}" for number in range(len(names))]
    assert len({unicode_key(path) for path in paths}) == len(names)


def unicode_key(path: str) -> str:
    """Return what systems compare that take no notice of case and Unicode form."""
    return unicodedata.normalize("NFC", path).casefold()


@pytest.mark.parametrize("order", [0, 1])
def test_name_of_an_object_that_is_a_file_of_another(order: int, tmp_path: Path):
    """An object called like a file that is written beside it takes another folder."""
    modules = [
        module("А", owner="Catalog.а", kind=ModuleKind.OBJECT),
        module("Б", owner="Catalog.а.ObjectModule.bsl", kind=ModuleKind.OBJECT),
    ]

    index = extract(build.subject(*(modules[::-1] if order else modules)), tmp_path / "out")

    assert len(index["modules"]) == 2


def test_file_of_a_kit_called_like_the_index(tmp_path: Path):
    """The index is the extraction's own."""
    held = build.subject(members=[build.member("index.json", build.file(module("А")))], kit=build.kit("index.json"))

    assert len(extract(held, tmp_path / "out")["modules"]) == 1


def test_hundred_modules_of_one_name(tmp_path: Path):
    """Two modules of one object and kind are two files, however many there are."""
    held = build.subject(*(module(str(number)) for number in range(100)))

    paths = [row["path"] for row in extract(held, tmp_path / "out")["modules"]]

    assert paths[:2] == ["CommonModule.Обмен/Module.bsl", "CommonModule.Обмен/Module-2.bsl"]
    assert [(tmp_path / "out" / path).read_text() for path in paths] == [str(number) for number in range(100)]


def test_kit(tmp_path: Path):
    """Each file of a kit has a folder; what was refused is in the index."""
    good = extension(objects=("CommonModule.О",), modules={"CommonModule.О.Module": "А = 1;"})
    items = [Item("п/a.cfe", good), Item("b.cfe", good), Item("c.epf", b"text")]

    held = read_subject(upload(kit(Item("manifest.xml", manifest("a.cfe")), *items), "k.zip"))
    index = extract(held, tmp_path / "out")

    paths = [row["path"] for row in index["modules"]]
    assert [path.partition("/")[2] for path in paths] == ["CommonModule.О/Module.bsl"] * 2
    assert len(set(paths)) == 2
    assert index["refused"] == [{"class": Fault.NOT_A_CONTAINER, "entry": "c.epf"}]
    assert index["artifact"]["kind"] == "delivery-kit"


@pytest.mark.parametrize("text", [b"A===", b"=AAA", b"QQ=Q"])
def test_damaged_base64(text: bytes, tmp_path: Path):
    """A template that cannot be decoded to its end does not end the extraction."""
    extract(build.subject(templates=[template(b"{#base64:" + text + b"}")]), tmp_path / "out")


def test_element_with_base64_in_it_is_extracted_whole(tmp_path: Path):
    """An element that is no bracket text is written as it is, whatever stands in it."""
    data = b"MZ program #base64:QUJD rest"

    extract(build.subject(templates=[template(data, owner="x.exe", kind=FOREIGN)]), tmp_path / "out")

    assert data in [path.read_bytes() for path in (tmp_path / "out" / "foreign").iterdir()]


def test_folder_that_is_not_empty(tmp_path: Path):
    """Nothing is mixed with what was there, and nothing of it is touched."""
    (tmp_path / "mine").write_text("mine")

    with pytest.raises(UsageError, match="not empty"):
        Extraction(tmp_path).write(build.subject(module("А")))

    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_folder_that_cannot_be(tmp_path: Path):
    """A file in its place is trouble of the environment."""
    (tmp_path / "file").write_text("mine")

    for folder in (tmp_path / "file", tmp_path / "file" / "out"):
        with pytest.raises((EnvironmentTrouble, UsageError)):
            Extraction(folder).write(build.subject(module("А")))

    assert (tmp_path / "file").read_text() == "mine"


def test_full_disk_leaves_no_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A folder with an index is complete: where the space ended there is none."""
    real, written = Path.write_bytes, []

    def fail(path: Path, content: bytes) -> int:
        written.append(path)
        if len(written) > 1:
            raise OSError(28, "No space left on device")
        return real(path, content)

    monkeypatch.setattr(Path, "write_bytes", fail)

    with pytest.raises(EnvironmentTrouble, match="No space left"):
        Extraction(tmp_path / "out").write(build.subject(module("А"), module("Б")))

    assert not (tmp_path / "out" / "index.json").exists()


def test_hostile_names_in_the_index(tmp_path: Path):
    """The index shows what is hidden in names, and is UTF-8."""
    held = build.subject(module("А", owner="Catalog.\u202e\ud800", entry="\x1b"))

    extract(held, tmp_path / "out")

    text = (tmp_path / "out" / "index.json").read_text(encoding="utf-8")
    assert not {"\u202e", "\x1b"} & set(text)
    assert r"\\u202e\\ud800" in text
