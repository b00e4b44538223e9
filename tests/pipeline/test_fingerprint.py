"""Fingerprints: they survive what an edit moves and tell apart what is not the same."""

import dataclasses

import pytest

from checks.finding import Finding, Location
from checks.upload import upload
from onec.faults import Fault
from pipeline.audit import audit
from pipeline.fingerprint import fingerprints
from pipeline.rows import Body
from tests.build import finding, made_rule, terms
from tests.build_container import extension, pack, processor, processor_parts
from tests.build_kit import Item, kit, manifest

PLACE = Location("uuid.0/text", "CommonModule.Обмен", "Module", "Выгрузить", 12, 5, ("а", "б"), 11)


def one(made: Finding) -> str:
    """Return the fingerprint of a finding that stands alone."""
    [print_] = fingerprints([made])
    return print_


def reported(text: str, name: str = "x.cfe") -> Body:
    """Return the report on an extension with this module."""
    data = extension(objects=("CommonModule.Обмен",), modules={"CommonModule.Обмен.Module": text})
    return audit(upload(data, name), terms()).report


def test_shape():
    """Sixty-four hexadecimal digits, as the schema of the report has it."""
    print_ = one(finding())

    assert len(print_) == 64
    assert set(print_) <= set("0123456789abcdef")


@pytest.mark.parametrize(
    "change",
    [
        {"line": 900},
        {"column": 1},
        {"snippet": ("совсем", "другое")},
        {"snippet_line": 3},
        {"entry": "other-uuid.0/text"},
        {"entry": "новое имя.epf/uuid.0/text"},
    ],
    ids=str,
)
def test_moved_code_keeps_it(change: dict[str, object]):
    """Lines, columns, what stands around, and the name of the file say nothing of the fault itself."""
    moved = dataclasses.replace(PLACE, **change)  # type: ignore[arg-type]

    assert one(finding(place=moved, statement="А = 1")) == one(finding(place=PLACE, statement="А = 1"))


@pytest.mark.parametrize("change", [{"object": "CommonModule.Иной"}, {"module": "FormModule"}, {"method": "Загрузить"}])
def test_another_place_changes_it(change: dict[str, str]):
    """Object, module and method tell faults apart."""
    assert one(finding(place=dataclasses.replace(PLACE, **change))) != one(finding(place=PLACE))  # type: ignore[arg-type]


def test_another_rule_or_statement_changes_it():
    """So do the rule, its class within one code, and the statement."""
    prints = [
        one(made)
        for made in (
            finding(place=PLACE),
            finding(made_rule("FMT-902"), place=PLACE),
            finding(made_rule(name="other"), place=PLACE),
            finding(place=PLACE, statement="А = 1"),
            finding(place=PLACE, statement="А = 2"),
        )
    ]

    assert len(set(prints)) == 5


def test_equals_are_numbered():
    """Equal findings of one place differ by their number, so that fixing one of them shows."""
    three, two = list(fingerprints([finding()] * 3)), list(fingerprints([finding()] * 2))

    assert len(set(three)) == 3
    assert three[:2] == two


def test_numbers_count_equals_only():
    """A finding elsewhere between two equals does not change their numbers."""
    other = finding(place=dataclasses.replace(PLACE, object="Catalog.Иной"))

    first, _, second = fingerprints([finding(), other, finding()])

    assert [first, second] == list(fingerprints([finding()] * 2))


def test_hostile_names_have_one():
    """Lone surrogates cannot be encoded, and still tell objects apart."""
    prints = {one(finding(place=Location("", name))) for name in ("\ud800", "\ud801", "\0", "А\0Б", "")}

    assert len(prints) == 5


def test_edited_module():
    """Moved lines, changed indentation and a renamed upload leave the fingerprints of a report as they are."""
    before = reported("А = 1; // \u202e\nБ = 2;")
    after = reported("\r\n\r\n\t\tНовая = 3;\r\n\t\tА = 1; // \u202e\r\n", "другое имя.cfe")

    assert after["fingerprints"] == before["fingerprints"]
    assert after["findings"][0]["location"]["line"] != before["findings"][0]["location"]["line"]


def test_renamed_file_of_a_kit():
    """An element of a data processor is the same fault whatever the file in the kit is called."""
    evil = pack({**processor_parts(), "evil.dat": b"no program"})

    prints = [
        audit(upload(kit(Item("manifest.xml", manifest(name)), Item(name, evil)), "k.zip"), terms()).report
        for name in ("one.epf", "two.epf")
    ]

    assert prints[0]["fingerprints"] == prints[1]["fingerprints"]
    assert "foreign-element" in {row["name"] for row in prints[0]["findings"]}


def test_two_damaged_files_of_a_kit():
    """Faults without an object are told apart by their place."""
    items = [Item(name, processor()[:40]) for name in ("a.epf", "b.epf")]

    report = audit(upload(kit(Item("manifest.xml", manifest("a.epf")), *items), "k.zip"), terms()).report

    assert [row["name"] for row in report["findings"]].count(Fault.TRUNCATED) == 2
    assert len(set(report["fingerprints"])) == len(report["findings"])
