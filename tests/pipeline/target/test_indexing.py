"""A configuration named with its path: its index is made once for the same content, and kept where that can be."""

import json
from pathlib import Path

import pytest

import pipeline.indexing
from onec.model import Content
from onec.release.build import build_index
from onec.release.index import ReleaseIndex
from pipeline.cli import main
from pipeline.errors import UsageError
from pipeline.indexing import content_digest, index_of
from tests.build_verification import add_on

CONFIGURATION = """<?xml version="1.0" encoding="UTF-8"?>
<MetaDataObject xmlns="http://v8.1c.ru/8.3/MDClasses">
<Configuration uuid="11111111-1111-4111-8111-111111111111"><Properties><Name>Склад</Name><Version>{version}</Version>
</Properties><ChildObjects><CommonModule>Цены</CommonModule></ChildObjects></Configuration></MetaDataObject>"""
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<MetaDataObject xmlns="http://v8.1c.ru/8.3/MDClasses">
<CommonModule uuid="22222222-2222-4222-8222-222222222222"><Properties><Name>Цены</Name>
<Server>true</Server></Properties></CommonModule></MetaDataObject>"""

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Give the cache a folder of its own."""
    monkeypatch.setenv("OTK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Give a list of the indexes that are made."""
    found: list[bytes] = []

    def watched(content: Content) -> bytes:
        found.append(build_index(content))
        return found[-1]

    monkeypatch.setattr(pipeline.indexing, "build_index", watched)
    return found


def dump(folder: Path, version: str, method: str) -> Path:
    """Write a dump of one common module with one method."""
    place = folder / f"dump-{version}"
    (place / "CommonModules" / "Цены" / "Ext").mkdir(parents=True)
    (place / "Configuration.xml").write_text(CONFIGURATION.format(version=version), "utf-8")
    (place / "CommonModules" / "Цены.xml").write_text(MODULE, "utf-8")
    text = f"Процедура {method}(Заказ) Экспорт\nКонецПроцедуры"
    (place / "CommonModules" / "Цены" / "Ext" / "Module.bsl").write_text(text, "utf-8")
    return place


def methods(index: ReleaseIndex) -> list[str]:
    """Return the names of all methods."""
    return [one.name for key in index.modules() for one in index.module(*key) or ()]


def test_index_is_made_once(tmp_path: Path, made: list[bytes]):
    """The second time it comes from the cache, also from another place; one changed byte makes another."""
    place = dump(tmp_path, "1.0", "Закрыть")
    first = index_of(place, "en")
    moved = place.rename(tmp_path / "elsewhere")

    assert methods(index_of(moved, "en")) == methods(first) == ["Закрыть"]
    assert len(made) == 1
    module = moved / "CommonModules" / "Цены" / "Ext" / "Module.bsl"
    module.write_text(module.read_text("utf-8").replace("Закрыть", "Открыть"), "utf-8")
    assert methods(index_of(moved, "en")) == ["Открыть"]
    assert len(made) == 2


def test_digest_tells_places_from_content(tmp_path: Path):
    """The same bytes under other names, or divided otherwise, are another configuration."""
    seen = set()
    for number, files in enumerate(({"a": b"12"}, {"b": b"12"}, {"a": b"1", "b": b"2"}, {"a": b"1", "c": b"2"}, {})):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name, content in files.items():
            (folder / name).write_bytes(content)
        seen.add(content_digest(folder))

    assert len(seen) == 5


def test_damaged_cache_is_made_anew(tmp_path: Path, home: Path, made: list[bytes]):
    """What does not open is replaced, and no draft is left."""
    place = dump(tmp_path, "1.0", "Закрыть")
    index_of(place, "en")
    [kept] = (home / "cache" / "releases").iterdir()
    kept.write_bytes(kept.read_bytes()[:100])

    assert methods(index_of(place, "en")) == ["Закрыть"]
    assert kept.read_bytes() == made[1]
    assert list(kept.parent.iterdir()) == [kept]


def test_no_cache_is_no_trouble(tmp_path: Path, home: Path, made: list[bytes]):
    """Where nothing can be kept the index is made each time."""
    home.mkdir()
    (home / "cache").write_bytes(b"in the way")
    place = dump(tmp_path, "1.0", "Закрыть")

    assert methods(index_of(place, "en")) == methods(index_of(place, "en")) == ["Закрыть"]
    assert len(made) == 2


def test_links_are_not_followed(tmp_path: Path):
    """What a link leads to is no part of the digest, a circle of links has an end; a dump with a link is refused."""
    place = dump(tmp_path, "1.0", "Закрыть")
    secret = tmp_path / "secret.bsl"
    secret.write_text("Процедура Чужая() Экспорт КонецПроцедуры", "utf-8")
    index_of(place, "en")
    before = content_digest(place)
    (place / "circle").symlink_to(place)
    (place / "CommonModules" / "Цены" / "Ext" / "Help.bsl").symlink_to(secret)
    with_links = content_digest(place)
    secret.write_text("Процедура Другая() Экспорт КонецПроцедуры", "utf-8")

    assert content_digest(place) == with_links
    assert with_links != before
    with pytest.raises(UsageError, match=r"Help\.bsl"):
        index_of(place, "en")


def audited(tmp_path: Path, capsys: Capture, *targets: str) -> dict[str, bool]:
    """Return of each release whether it has the method Закрыть, as the report on an extension says that needs it."""
    file = tmp_path / "x.cfe"
    file.write_bytes(add_on("Закрыть"))
    words = [word for one in targets for word in ("--target", one)]
    main(["audit", str(file), "--format", "json", *words])
    found = json.loads(capsys.readouterr().out)
    lacking = [one["releases"] for one in found["matrix"] if one["name"] == "intercepted-method-absent"]
    assert len(lacking) == 1
    return {one["version"]: not lacks for one, lacks in zip(found["targets"], lacking[0], strict=True)}


def test_two_registered_ranges(tmp_path: Path, capsys: Capture):
    """The same configuration may be named twice: both ranges are looked at."""
    for version, method in (("1.0", "Закрыть"), ("2.0", "Открыть"), ("3.0", "Закрыть")):
        assert main(["target", "add", str(dump(tmp_path, version, method))]) == 0
    capsys.readouterr()

    assert audited(tmp_path, capsys, "Склад@1.0", "Склад@2.0..") == {
        "1.0": True,
        "2.0": False,
        "3.0": True,
    }


def test_two_given_paths(tmp_path: Path, capsys: Capture):
    """Two dumps of one configuration, and a registered release beside them: each is looked at."""
    one, other = dump(tmp_path, "1.0", "Закрыть"), dump(tmp_path, "2.0", "Открыть")
    assert main(["target", "add", str(dump(tmp_path, "3.0", "Закрыть"))]) == 0
    capsys.readouterr()

    assert audited(tmp_path, capsys, f"Склад={one}", f"Склад={other}", "Склад@3.0") == {
        "1.0": True,
        "2.0": False,
        "3.0": True,
    }
