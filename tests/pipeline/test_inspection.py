"""What `inspect` says: the shape of its JSON, and that the sums are those of the texts."""

import io
import json
from hashlib import sha256

import pytest

from checks.subject import Subject, read_subject
from checks.upload import upload
from onec.faults import Anomaly, Fault
from onec.model import ModuleState, Properties
from pipeline.inspection import inspection, text_sha256
from pipeline.inspection_text import print_inspection
from pipeline.language import speak
from tests import build
from tests import build_manifest as documents
from tests.build_container import extension, processor
from tests.build_kit import Item, kit, manifest

TEXT = "Процедура А()\r\nКонецПроцедуры\r\n"
HOSTILE = "А\u202e\x1b[31m\ud800"
FILE_KEYS = "entry kind container stamp properties objects modules templates elements"
MODULE_KEYS = "object module entry state orphan encoding bom valid lines sha256"


def read(data: bytes, name: str = "x.cfe") -> Subject:
    """Return what is read of some bytes."""
    return read_subject(upload(data, name))


def test_shape():
    """Keys and their order are the same for every artifact."""
    made = extension(objects=("CommonModule.Обмен",), modules={"CommonModule.Обмен.Module": TEXT})

    found = inspection(read(made))

    assert list(found) == ["schema", "artifact", "kit", "files", "refusals", "anomalies"]
    assert found["schema"] == "otk-inspect/1"
    assert (found["kit"], found["refusals"], found["anomalies"]) == (None, [], [])
    [file] = found["files"]
    assert " ".join(file) == FILE_KEYS
    assert file["kind"] == "extension"
    assert [item["full_name"] for item in file["objects"]] == ["Configuration.Расширение", "CommonModule.Обмен"]
    [module] = file["modules"]
    assert " ".join(module) == MODULE_KEYS
    assert (module["object"], module["module"], module["lines"]) == ("CommonModule.Обмен", "Module", 3)
    assert module["sha256"] == sha256(TEXT.encode()).hexdigest()
    assert json.loads(json.dumps(found)) == found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_sum_is_that_of_the_text(encoding: str):
    """The encoding of the file does not change the sum: the same text is the same module."""
    assert text_sha256(build.module(TEXT, encoding=encoding)) == sha256(TEXT.encode()).hexdigest()


@pytest.mark.parametrize("state", [ModuleState.PROTECTED, ModuleState.CLOSED])
def test_unreadable_module_has_no_sum(state: ModuleState):
    """The sum of nothing would look like an empty module."""
    assert text_sha256(build.module(state=state)) is None


def test_kit():
    """A kit shows its entries and its manifest, each file its own facts, and what was refused."""
    items = [Item("a.epf", processor()), Item("b.epf", b"text"), Item("п/", b"", 0)]

    found = inspection(read(kit(Item("manifest.xml", manifest("a.epf")), *items), "k.zip"))

    assert found["kit"]["manifest"] == "manifest.xml"
    assert [row["name"] for row in found["kit"]["entries"]] == ["manifest.xml", "a.epf", "b.epf", "п/"]
    assert [file["entry"] for file in found["files"]] == ["a.epf"]
    assert found["refusals"] == [{"class": "not-a-container", "entry": "b.epf", "values": {}}]


def test_documents_of_a_kit():
    """Every value of every document is there with its line, in the order of the entries, and so are the departures."""
    text = documents.manifest(
        documents.command(Id=HOSTILE[:2]),
        documents.permission("InternetResourceAccess", Protocol="HTTPS", Host="a.ru", Port="x"),
        FileName="a.epf",
    )
    whole = (Item("l.xml", documents.compatibility(("Розница", "2.3")).encode()), Item("m.xml", text.encode()))

    found = inspection(read(kit(*whole, Item("a.epf", processor())), "k.zip"))["kit"]["documents"]

    assert [(row["entry"], row["kind"]) for row in found] == [("l.xml", "compatibility"), ("m.xml", "manifest")]
    [configuration] = found[0]["configurations"]
    assert (configuration["name"], configuration["is_range"]) == ({"value": "Розница", "line": 4}, False)
    said = found[1]
    assert (said["schema"], said["name"], said["category"]["value"]) == (
        "1.0.0.2",
        {"value": "Обработка", "line": 3},
        "AdditionalProcessor",
    )
    assert said["commands"][0]["id"]["value"] == "А\\u202e"
    assert said["permissions"][0]["parameters"] == {"Protocol": "HTTPS", "Host": "a.ru", "Port": None}
    [fault] = said["faults"]
    assert (fault["line"], fault["problem"], fault["found"]) == (
        documents.line_of(text, ">x<"),
        "bad-value",
        "x",
    )
    assert json.loads(json.dumps(found)) == found


def test_documents_in_words():
    """The terminal shows what each document says, and where it departs from its schema."""
    text = documents.manifest(
        documents.command(), documents.permission("RunApplication", CommandMask="unzip"), Category="x", Name=None
    )
    lists = (
        Item("c.xml", documents.extension_compatibility(("Розница", "1.0.0.0", "*")).encode()),
        Item("p.xml", documents.patch(("Розница", "2.3")).encode()),
    )
    stream = io.StringIO()
    speak("en")

    print_inspection(inspection(read(kit(Item("m.xml", text.encode()), *lists), "k.zip")), stream)

    shown = [" ".join(row.split()) for row in stream.getvalue().splitlines()]
    wanted = (
        "Document manifest 1.0.0.2",
        "Version 1.0",
        "Command Выполнить, ServerCall, Выполнить",
        "Permission RunApplication",
        "CommandMask: unzip",
        "Departure line 3, ExtensionManifest: missing Name",
        "Departure line 5, ExtensionManifest/Category: not-listed x",
        "Document extension-compatibility",
        "Configuration Розница, 1.0.0.0, *",
        "Document patch",
        "Configuration Розница, 2.3",
    )
    assert [one for one in wanted if one not in shown] == []


def test_refused_artifact():
    """Nothing could be read: the refusal says why."""
    found = inspection(read(b""))

    assert (found["files"], found["artifact"]["kind"]) == ([], "unknown")
    assert [row["class"] for row in found["refusals"]] == ["empty-file"]


@pytest.mark.parametrize("form", ["json", "text"])
def test_hostile_names_are_made_visible(form: str):
    """Names, comments, addresses and values are shown with what is hidden in them, in both forms."""
    properties = Properties(HOSTILE, "u", ((HOSTILE, HOSTILE),), HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    file = build.file(
        build.module("А", owner=HOSTILE, entry=HOSTILE),
        properties=properties,
        objects=[f"Catalog.{HOSTILE}"],
        templates=[build.template(b"", owner=HOSTILE, entry=HOSTILE)],
        anomalies=[Anomaly(Fault.FOREIGN_ELEMENT, HOSTILE, {"name": HOSTILE})],
    )
    members = [build.member(HOSTILE, file), build.refused(HOSTILE, Fault.TRUNCATED, name=HOSTILE)]
    found = inspection(build.subject(members=members, file_name=HOSTILE, kit=build.kit(HOSTILE, manifest=HOSTILE)))

    stream = io.StringIO()
    print_inspection(found, stream)
    shown = stream.getvalue() if form == "text" else json.dumps(found, ensure_ascii=False)

    assert shown.encode()
    assert not {"\u202e", "\x1b"} & set(shown)


@pytest.mark.parametrize("char", ["\n", "\r", "\u2028", "\x85"])
def test_name_cannot_begin_a_line_of_its_own(char: str):
    """In a terminal a name with a line end could pretend to be what we say."""
    file = build.file(properties=Properties(f"Имя{char}Refused", "u"))
    stream = io.StringIO()

    print_inspection(inspection(build.subject(members=[build.member("", file)])), stream)

    assert not [line for line in stream.getvalue().splitlines() if line.startswith("Refused")]
