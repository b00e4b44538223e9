"""Whole audits: every hostile file gives a finding of its own name, nothing breaks us, every report fits the schema."""

import json
import os
from functools import cache

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checks.upload import upload
from onec.faults import Fault
from onec.kit import is_zip
from pipeline.audit import Audited, audit
from pipeline.rows import Body
from pipeline.schemas import report_schema
from tests import build, build_kit, hostile
from tests.build import terms
from tests.build_container import extension, extension_parts, header, pack, plain, processor, processor_parts, uuid_of
from tests.build_good_kit import MANIFEST, REPORT
from tests.build_kit import Item, aes, kit, manifest

EXTRA_RULES = {hostile.BROKEN_TEXT: "bad-module-encoding", hostile.IMAGE: "module-image"}
LIGHT = [case for case in hostile.CASES if not case.heavy]
REFUSED = [case for case in LIGHT if case.outcome == "reject"]
NOTED = [case for case in LIGHT if case.outcome == "report"]
TAKEN = [case for case in LIGHT if case.outcome == "accept"]

EPF = processor(modules={"ObjectModule": "Процедура А() Экспорт\nКонецПроцедуры\n"})
GOOD = (Item("manifest.xml", manifest("a.epf")), Item("a.epf", EPF))
"""Nothing wrong with the archive itself."""
SOUND = (Item(MANIFEST, REPORT["ru"].manifest.encode()), Item(REPORT["ru"].file_name, REPORT["ru"].file()))
"""Nothing wrong at all."""
BOMB = Item("zeros.bin", bytes(3_000_000))
DOCTYPE = '<!DOCTYPE a [<!ENTITY b "c">]>'
KITS = {
    Fault.ZIP_DAMAGED: kit(*GOOD, Item("x.txt", local={"crc": 1}, central={"crc": 1})),
    Fault.ZIP_BAD_NAME: kit(*GOOD, Item("../x.txt")),
    Fault.ZIP_SYMLINK: kit(*GOOD, Item("x.txt", attributes=0o120777 << 16)),
    Fault.ZIP_DUPLICATE_NAME: kit(*GOOD, Item("A.EPF")),
    Fault.ZIP_ENCRYPTED: kit(*GOOD, aes(Item("x.txt"), b"secret")),
    Fault.ZIP_HEADER_MISMATCH: kit(*GOOD, Item("x.txt", local={"name": b"y.txt"})),
    Fault.ZIP_BOMB: kit(*GOOD, BOMB),
    Fault.ZIP_OVERLAP: kit(*GOOD, Item("x.txt", at=0, local={"name": b"x.txt"})),
    Fault.ZIP_NESTED: kit(*GOOD, Item("x.bin", kit(Item("y.txt")))),
    Fault.TOO_MANY_ENTRIES: kit(*build_kit.numbered(1_001)),
    Fault.XML_DOCTYPE: kit(Item("manifest.xml", manifest("a.epf", head=DOCTYPE)), GOOD[1]),
    Fault.MANIFEST_BAD_XML: kit(Item("manifest.xml", b"<a>"), GOOD[1]),
    Fault.ZIP_PREFIX_DATA: kit(*GOOD, prefix=b"MZ" + bytes(100), shifted=1),
    Fault.ZIP_TRAILING_DATA: kit(*GOOD, trailing=b"hidden"),
    Fault.EMPTY_CONTAINER: kit(),
    "manifest-missing": kit(GOOD[1]),
    "manifest-duplicate": kit(*GOOD, Item("x/manifest.xml", manifest("a.epf"))),
    "manifest-file-absent": kit(Item("manifest.xml", manifest("b.epf")), GOOD[1]),
    "manifest-file-is-path": kit(Item("manifest.xml", manifest("../a.epf")), GOOD[1]),
    "kind-mismatch": kit(Item("manifest.xml", manifest("a.cfe")), Item("a.cfe", EPF)),
    "executable-content": kit(*GOOD, Item("x.txt", b"MZ" + bytes(100))),
}


@cache
def validator() -> jsonschema.Draft202012Validator:
    """Return what holds reports to the schema."""
    return jsonschema.Draft202012Validator(report_schema())


def audited(data: bytes, name: str, password: bytes | None = None) -> Audited:
    """Audit some bytes; the report fits the schema and can be written, whatever they are."""
    done = audit(upload(data, name), terms(), password)
    problems = [f"{list(error.path)}: {error.message}" for error in validator().iter_errors(done.report)]
    assert problems == []
    assert json.loads(json.dumps(done.report, ensure_ascii=False).encode()) == done.report
    return done


def report(data: bytes, name: str, password: bytes | None = None) -> Body:
    """Return the report on some bytes that nothing of ours broke at, every message whole in both languages."""
    done = audited(data, name, password)
    assert [(one.name, repr(one.error)) for one in done.broken] == []
    for row in done.report["findings"]:
        for key in ("title", "message", "why", "fix"):
            assert all(row[key].values())
    return done.report


def made(case: hostile.Case) -> bytes:
    """Return the file of a case, if what it is made from is here."""
    try:
        return case.make()
    except hostile.SeedMissingError as error:
        pytest.skip(str(error))


def names(body: Body) -> set[str]:
    """Return the names of the rules of all findings."""
    return {row["name"] for row in body["findings"]}


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_file_that_is_refused(case: hostile.Case):
    """The file is rejected for the fault the case is about, and nothing of what is in it is told."""
    data = made(case)

    body = report(data, case.file)

    assert body["verdict"] == "rejected"
    assert is_zip(data) or names(body) & set(case.words)  # an archive is read as a kit, and refused as one
    assert body["subject"]["name"] is None
    assert [row["reason"] for row in body["stages"][1:]] == ["not-reached"] * 3


@pytest.mark.parametrize("case", NOTED, ids=lambda case: case.name)
def test_file_that_is_read_with_findings(case: hostile.Case):
    """Every word of the case is a finding, and what was read is told."""
    body = report(made(case), case.file)

    assert {EXTRA_RULES.get(word, str(word)) for word in case.words} <= names(body)
    assert body["verdict"] in ("rejected", "review")
    assert body["subject"]["name"]


@pytest.mark.parametrize("case", TAKEN, ids=lambda case: case.name)
def test_file_that_is_only_unusual(case: hostile.Case):
    """What is unusual and legal is read, and no stage breaks."""
    body = report(made(case), case.file)

    assert body["subject"]["name"]
    assert body["verdict"] in ("rejected", "review")
    assert not names(body) & {str(fault) for fault in tuple(Fault)[: tuple(Fault).index(Fault.TRAILING_DATA)]}


@pytest.mark.parametrize("name", KITS)
def test_kit(name: str):
    """Every abuse of an archive is a finding of its own name."""
    body = report(KITS[name], "kit.zip")

    assert name in names(body)
    assert body["verdict"] in ("rejected", "review")


def test_good_kit():
    """A good kit has no findings, and an auditor looks where nobody said what it is for."""
    body = report(kit(*SOUND), "kit.zip")

    assert (body["findings"], body["verdict"]) == ([], "review")
    assert body["subject"]["name"] == "ПросроченныеДолги"
    assert body["artifact"]["kind"] == "delivery-kit"


@pytest.mark.parametrize(
    "items",
    [
        (Item("manifest.xml", manifest("readme.txt")), Item("readme.txt", b"hello")),
        (Item("manifest.xml", manifest("manifest.xml")),),
        (Item("manifest.xml", manifest("logo.png")), Item("logo.png", b"\x89PNG\r\n\x1a\n")),
    ],
    ids=["text", "manifest", "picture"],
)
def test_kit_without_an_add_on_is_not_accepted(items: tuple[Item, ...]):
    """A kit with nothing of 1C in it cannot be accepted: nobody has looked at what it holds."""
    assert report(kit(*items), "kit.zip")["verdict"] != "accepted"


def test_encrypted_kit():
    """With its password an encrypted kit is audited like any other, and that it was encrypted is said."""
    data = kit(*(aes(item, b"secret") for item in SOUND))

    assert names(report(data, "k.zip")) == {"zip-encrypted"}
    assert names(report(data, "k.zip", b"other")) == {"zip-wrong-password"}
    assert names(report(data, "k.zip", b"secret")) == {"encrypted-kit"}


def test_damaged_file_in_a_good_kit():
    """The damaged file is found by its class at its entry, the others are audited, and the kit is rejected."""
    evil = pack({**processor_parts("Злая"), "evil.exe": b"MZ" + bytes(99)})

    body = report(kit(*SOUND, Item("b.epf", EPF[:50]), Item("c.epf", evil)), "k.zip")

    assert {(row["name"], row["location"]["entry"]) for row in body["findings"]} == {
        ("truncated", "b.epf"),
        ("executable-content", "c.epf/evil.exe"),
        ("foreign-element", "c.epf/evil.exe"),
    }
    assert body["subject"]["name"] == "ПросроченныеДолги"
    assert body["verdict"] == "rejected"


def test_reader_with_a_bug(monkeypatch: pytest.MonkeyPatch):
    """An exception that no reader should raise is our fault: broken, undecided, and said so in the report."""
    monkeypatch.setattr("checks.subject.read_file", lambda *_: 1 // 0)

    done = audited(extension(), "x.cfe")

    assert [(one.name, type(one.error)) for one in done.broken] == [("reader", ZeroDivisionError)]
    assert (done.report["verdict"], done.report["reasons"]) == ("undecided", ["stage:format:broken"])
    assert done.report["stages"][0]["checks_broken"] == ["reader"]


def test_check_with_a_bug(monkeypatch: pytest.MonkeyPatch):
    """The others' findings are listed all the same, and the audit is undecided though a blocker is among them."""
    monkeypatch.setattr("checks.format.kind_mismatch.check", lambda _subject: 1 // 0)
    evil = pack({**processor_parts(), "evil.exe": b"MZ" + bytes(99)})

    done = audited(evil, "x.epf")

    assert names(done.report) == {
        *("executable-content", "foreign-element", "kit-required", "self-description-missing")
    }
    assert done.report["verdict"] == "undecided"
    assert done.report["stages"][0]["checks_broken"] == ["kind-mismatch"]


def test_rule_that_lacks_a_value(monkeypatch: pytest.MonkeyPatch):
    """A reader that forgets a value of its message is our fault too: undecided, and never no report at all."""
    refused = build.refused_subject(Fault.CHAIN_LOOP)
    monkeypatch.setattr("pipeline.audit.read_subject", lambda *_: refused)

    done = audited(b"", "x.cfe")

    assert done.report["verdict"] == "undecided"
    assert done.report["stages"][0]["checks_broken"] == ["chain-loop"]


SEEDS = (
    extension(objects=("CommonModule.О", "CommonTemplate.М"), modules={"CommonModule.О.Module": "А = 1;"}),
    extension(bits=64),
    pack({**processor_parts(), f"{uuid_of('x')}.0": b"\xef\xbb\xbf{1,{#base64:QUJD}}"}),
    kit(*GOOD),
    b"",
)
NAMES = st.sampled_from(["x.cfe", "x.zip", "x.epf", "", "\ud800\u202e.cf"])
QUICK = settings(
    derandomize=True,
    deadline=None,
    max_examples=int(os.environ.get("OTK_EXAMPLES", "150")),
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@given(st.binary(max_size=400), NAMES)
@QUICK
def test_any_bytes(data: bytes, name: str):
    """Any bytes give a report that fits the schema; nothing of ours breaks, and nothing is accepted."""
    assert report(data, name)["verdict"] == "rejected"


@given(st.sampled_from(SEEDS), st.lists(st.tuples(st.integers(0, 10_000), st.binary(max_size=6)), max_size=4), NAMES)
@QUICK
def test_any_damage(seed: bytes, changes: list[tuple[int, bytes]], name: str):
    """A sound file with bytes replaced, wherever and however many, gives such a report too."""
    data = bytearray(seed)
    for place, piece in changes:
        start = place % (len(data) + 1)
        data[start : start + len(piece)] = piece

    assert report(bytes(data), name)["verdict"] in ("rejected", "review")


@given(st.sampled_from(SEEDS[:4]), st.integers(0, 10_000), st.binary(max_size=40))
@QUICK
def test_any_cut(seed: bytes, end: int, more: bytes):
    """So does one that is cut anywhere, or goes on with anything."""
    report(seed[: end % (len(seed) + 1)] + more, "x.cfe")


@given(st.binary(max_size=300), st.sampled_from(["{}.0", "{}", "{}.5", "foreign", "version", "configinfo"]))
@QUICK
def test_any_element(data: bytes, name: str):
    """So does any content of any element of a container that is sound otherwise."""
    parts = processor_parts(objects=("Form.Форма", "Template.Макет"))
    for owner in ("Template.Макет", "Form.Форма"):
        body = report(pack({**parts, name.format(uuid_of(owner)): data}), "x.epf")
        assert body["verdict"] in ("rejected", "review")


def test_module_that_is_too_large_is_no_pass():
    """Its code was not looked at, so an auditor must."""
    code = "Процедура А() Экспорт\nКонецПроцедуры\n" + "".join(f"А = {number};\n" for number in range(200_000))
    body = report(processor(modules={"ObjectModule": code}), "x.epf")

    assert "module-too-large" in {one["name"] for one in body["findings"]}
    assert body["verdict"] in ("rejected", "review")


@given(st.text(max_size=60), st.text(max_size=60))
@QUICK
def test_any_text(code: str, name: str):
    """So does any text of a module and any name of an object: the report can always be encoded."""
    owner = "CommonModule.Обмен"
    parts = build_parts(name, owner, code)

    report(pack(parts), "x.cfe")


def build_parts(name: str, owner: str, code: str) -> dict[str, bytes]:
    """Return the parts of an extension whose module's owner is renamed."""
    parts = extension_parts(objects=(owner,), modules={f"{owner}.Module": code.encode("utf-8", "surrogatepass")})
    parts[uuid_of(owner)] = plain(f"{{1,{{12,{header(name, uuid_of(owner))},1}},0}}")
    return parts
