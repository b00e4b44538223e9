"""The kind by content against the kind by name, in all combinations."""

import itertools

import pytest

from checks.finding import Location
from checks.format.kind_mismatch import OTHER, RULE, WORDS, check
from onec.faults import Fault
from onec.model import FileKind
from tests import build

NAMES = {
    "extension": "a.cfe",
    "configuration": "a.cf",
    "data-processor": "a.epf",
    "report": "a.erf",
    "delivery-kit": "a.zip",
}


def upload_of(kind: str, file_name: str):
    """Return an artifact of this kind under some name."""
    if kind == "delivery-kit":
        return build.subject(file_name=file_name, members=[build.member("in.epf")], kit=build.kit("in.epf"))
    return build.subject(file_name=file_name, kind=FileKind(kind))


@pytest.mark.parametrize(("actual", "declared"), list(itertools.product(NAMES, NAMES)))
def test_kind_against_name(actual: str, declared: str):
    """A finding names both kinds where they differ, and there is none where they are the same."""
    found = list(check(upload_of(actual, NAMES[declared])))

    values = {"declared": WORDS[declared], "actual": WORDS[actual]}
    assert [(one.rule, one.location, one.values) for one in found] == (
        [] if actual == declared else [(RULE, Location(), values)]
    )


@pytest.mark.parametrize("name", ["A.CFE", "Расширение.v2.CfE", "a.txt", "cfe", "", "a.cfe.bak"])
def test_name_without_a_kind_or_in_capitals(name: str):
    """The end of the name counts without case, and a name that promises nothing cannot be wrong."""
    assert list(check(upload_of("extension", name))) == []


def test_file_of_a_kit():
    """In a kit each file is held to its own name, and the finding stands at its entry."""
    extension = build.file(name="Р")
    held = build.subject(
        file_name="kit.zip",
        members=[build.member("папка/a.epf", extension), build.member("b.epf")],
        kit=build.kit("папка/a.epf", "b.epf"),
    )

    [finding] = check(held)

    assert finding.location == Location("папка/a.epf")
    assert finding.values == {"declared": WORDS["data-processor"], "actual": WORDS["extension"]}


@pytest.mark.parametrize("name", list(NAMES.values()))
def test_refused_artifact_has_no_kind(name: str):
    """Nothing is said of the kind of what could not be read: the refusal says enough."""
    assert list(check(build.refused_subject(Fault.TRUNCATED))) == []
    assert list(check(build.subject(members=[build.refused("", Fault.TRUNCATED)], file_name=name))) == []


def test_words_are_there_for_every_kind():
    """A kind without words in both languages could not be named in the message."""
    assert set(WORDS) == {*NAMES, OTHER}
    assert all(words.ru and words.en for words in WORDS.values())


def test_text_called_a_data_processor_in_a_kit_is_found():
    """A file of a kit that only its name makes one of 1C:Enterprise is of another kind than it says."""
    held = build.subject(
        members=[build.member("a.epf"), build.refused("b.epf", Fault.NOT_A_CONTAINER)], kit=build.kit("a.epf", "b.epf")
    )

    [finding] = check(held)

    assert finding.location.entry == "b.epf"
    assert finding.values == {"declared": WORDS["data-processor"], "actual": WORDS[OTHER]}
