"""Reading uploads into subjects: what cannot be read is a refusal in its place, and the rest is still there."""

import pytest

from checks.finding import Finding
from checks.format import CHECKS
from checks.subject import KIT_KIND, UNKNOWN_KIND, Subject, read_subject
from checks.upload import Upload, upload
from onec.budget import Budget
from onec.faults import Fault
from onec.limits import MAX_ARTIFACT_BYTES
from onec.model import FileKind
from tests import build
from tests.build_container import extension, pack, processor, processor_parts
from tests.build_kit import Item, aes, kit, manifest

GOOD = processor(modules={"ObjectModule": "Процедура А() Экспорт\nКонецПроцедуры\n"})
DAMAGED = GOOD[:-7]


def kit_with(*items: Item) -> Subject:
    """Return what is read of a kit with a manifest for `a.epf`, a good `a.epf`, and `items`."""
    return read_subject(upload(kit(Item("manifest.xml", manifest("a.epf")), Item("a.epf", GOOD), *items), "kit.zip"))


def findings(subject: Subject) -> list[Finding]:
    """Return what the format stage finds."""
    return [one for module in CHECKS for one in module.check(subject)]


def test_bare_file():
    """A bare file is its own only member, under no entry."""
    subject = read_subject(upload(extension(name="Р"), "any name"))

    assert subject.kind == FileKind.EXTENSION
    assert [one.entry for one in subject.members] == [""]
    assert subject.main is subject.members[0]
    assert list(subject.refusals()) == []


@pytest.mark.parametrize(
    ("data", "fault"), [(b"", Fault.EMPTY_FILE), (b"text", Fault.NOT_A_CONTAINER), (GOOD[:40], Fault.TRUNCATED)]
)
def test_refused_file(data: bytes, fault: Fault):
    """What cannot be read is a refusal of the whole, never an exception."""
    subject = read_subject(upload(data, "x.cfe"))

    assert [(one.fault, one.entry) for one in subject.refusals()] == [(fault, "")]
    assert subject.kind == UNKNOWN_KIND
    assert subject.main is None


def test_file_beyond_the_limit():
    """Of a file that is too large only size and sum are known, and that is what is said."""
    subject = read_subject(Upload("x.cfe", b"", MAX_ARTIFACT_BYTES + 1, "0" * 64))

    [refusal] = subject.refusals()
    assert refusal.fault is Fault.FILE_TOO_LARGE
    assert refusal.values == {"size": str(MAX_ARTIFACT_BYTES + 1), "limit": str(MAX_ARTIFACT_BYTES)}


def test_kit():
    """Files of 1C are told by content or by name, all others are kept by their head."""
    subject = kit_with(Item("disguised.txt", extension()), Item("readme.txt", b"a" * 9000, 0), Item("docs/", b"", 0))

    assert subject.kind == KIT_KIND
    assert [one.entry for one in subject.members] == ["a.epf", "disguised.txt"]
    assert [(name, len(head)) for name, head in subject.other_entries] == [
        ("manifest.xml", len(manifest("a.epf"))),
        ("readme.txt", 4096),
    ]


def test_damaged_file_in_a_good_kit():
    """The damaged file is a finding of its own class at its entry; the other files are read and checked."""
    evil = pack({**processor_parts(), "evil.exe": b"MZ" + bytes(300)})

    subject = kit_with(Item("b.epf", DAMAGED), Item("c.epf", evil))

    found = [(one.rule.name, one.location.entry) for one in findings(subject)]
    assert sorted(found) == [
        ("executable-content", "c.epf/evil.exe"),
        ("foreign-element", "c.epf/evil.exe"),
        ("truncated", "b.epf/versions"),
    ]
    assert [one.entry for one in subject.members if one.file] == ["a.epf", "c.epf"]


def test_element_in_a_damaged_file_of_a_kit():
    """The place of a refusal within a file of a kit begins with the file."""
    parts = processor_parts(objects=("Form.Форма",))
    name = next(one for one in parts if one not in ("root", "version", "versions"))

    subject = kit_with(Item("п/b.epf", pack({**parts, name: b"{{{"})))

    [refusal] = subject.refusals()
    assert (refusal.fault, refusal.entry) == (Fault.BRACKET_SYNTAX, f"п/b.epf/{name}")


def test_text_under_the_name_of_a_file():
    """A text called .epf in a kit is refused as what it is not."""
    assert [(one.fault, one.entry) for one in kit_with(Item("b.epf", b"just text")).refusals()] == [
        (Fault.NOT_A_CONTAINER, "b.epf")
    ]


@pytest.mark.parametrize("order", [("a.epf", "b.epf"), ("b.epf", "a.epf")])
def test_main_file_is_the_one_the_manifest_names(order: tuple[str, str]):
    """A kit is about the file its manifest names, wherever that stands."""
    items = [Item(name, processor(name=f"О{name[0]}")) for name in order]

    subject = read_subject(upload(kit(Item("manifest.xml", manifest("B.EPF")), *items), "k.zip"))

    assert subject.main is not None
    assert subject.main.entry == "b.epf"


def test_main_file_where_the_named_one_was_refused():
    """Another file that could be read stands in: a report on nothing helps nobody."""
    subject = read_subject(
        upload(kit(Item("manifest.xml", manifest("a.epf")), Item("a.epf", DAMAGED), Item("b.epf", GOOD)), "k.zip")
    )

    assert subject.main is not None
    assert subject.main.entry == "b.epf"


@pytest.mark.parametrize(
    ("password", "fault"),
    [(None, Fault.ZIP_ENCRYPTED), (b"wrong", Fault.ZIP_WRONG_PASSWORD), (b"right", None)],
)
def test_encrypted_kit(password: bytes | None, fault: Fault | None):
    """An encrypted kit is read with its password, and is refused by name without or with another one."""
    data = kit(aes(Item("manifest.xml", manifest("a.epf")), b"right"), aes(Item("a.epf", GOOD), b"right"))

    subject = read_subject(upload(data, "k.zip"), password)

    assert [one.fault for one in subject.refusals()] == ([fault] if fault else [])
    assert [one.fault for _, one in subject.anomalies()] == ([] if fault else [Fault.ENCRYPTED_KIT])


def test_files_of_a_kit_share_one_budget(monkeypatch: pytest.MonkeyPatch):
    """Many files, each under the limit, meet the limit of the upload together."""
    budget = Budget()
    budget.inflated_bytes = 3 * len(b"".join(processor_parts().values()))
    monkeypatch.setattr("checks.subject.Budget", lambda: budget)

    subject = kit_with(*(Item(f"{number}.epf", GOOD) for number in range(5)))

    assert Fault.DEFLATE_BOMB in {one.fault for one in subject.refusals()}


def test_modules_and_anomalies_come_with_their_file():
    """Places begin with the entry of the file in a kit."""
    one = build.file(build.module("А"))
    subject = build.subject(members=[build.member("x.epf", one)], kit=build.kit("x.epf"))

    assert [(member.entry, module.text) for member, module in subject.modules()] == [("x.epf", "А")]
