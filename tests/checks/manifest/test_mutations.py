"""One change at a time in the manifest of a good kit is always noticed, but for what nothing in a kit can tell."""

import re
from dataclasses import replace
from functools import cache

import pytest

from tests.build_good_kit import PRINT_FORM, REPORT, names
from tests.mutated_manifest import mutations

KITS = {"print form": PRINT_FORM["ru"], "report": REPORT["en"]}

UNSEEN = {
    "titles of objects are those of the configuration, which is not in the kit": [
        r"Assignment/Objects/Representation (emptied|changed to .+)",
    ],
    "the schema lets the type of an object out, and objects of other kinds have none": [
        r"Assignment/Objects/ObjectType removed",
    ],
    "the code is meant for every catalogue, whatever its name": [
        r"Assignment/Objects/ObjectName changed to Справочник\..+",
    ],
    "what is switched off is only what the configuration has": [
        r"Assignment/Objects removed",
        r"Assignment/Objects/ObjectName changed to Документ\.Счет.+",
    ],
    "sections and forms are chosen when the kit is made; code knows of none": [
        r"Assignment/Objects/ObjectName changed to Подсистема\..+",
        r"Assignment/Objects/Enabled changed to true",
        r"Assignment/(UseInListsForms|UseInObjectsForms) changed to false",
    ],
    "settings and schedules, and each part of them, may be left out; code has none": [
        r"Commands/DefaultSettings (emptied|removed)",
        r"Commands/DefaultSettings/Schedule (emptied|removed)",
        r"Commands/DefaultSettings/Schedule@\w+ removed",
        r"Commands/DefaultSettings/Schedule/(WeekDays|Months) (emptied|removed|doubled)",
    ],
    "the author chooses which variants are shown, where, and under what title": [
        r"ReportVariants removed",
        r"ReportVariants/Assignments removed",
        r"ReportVariants/Assignments/ObjectName changed to Подсистема\..+",
        r"ReportVariants/Assignments/Enabled changed to false",
        r"ReportVariants/Representation (emptied|removed|changed to .+)",
    ],
    "a permission asked for twice is one, and its description is words for people": [
        r"Permissions doubled",
        r"Permissions/Description changed to .+",
    ],
}
"""Why nobody can notice a change, and the names of such changes as patterns."""

PATTERNS = [pattern for patterns in UNSEEN.values() for pattern in patterns]


@cache
def unseen(name: str) -> list[str]:
    """Return the changes of a kit's manifest of which neither stage says anything."""
    kit = KITS[name]
    return [one.name for one in mutations(kit.manifest) if not names(replace(kit, manifest=one.text))]


@pytest.mark.parametrize("name", KITS)
def test_every_change_is_noticed(name: str):
    """Every element and attribute changed, emptied, removed and doubled is a finding, but for those listed."""
    assert [one for one in unseen(name) if not any(re.fullmatch(pattern, one) for pattern in PATTERNS)] == []


def test_every_exception_is_one():
    """What is listed is a change that is really made, and really not noticed."""
    missed = [one for name in KITS for one in unseen(name)]

    assert [pattern for pattern in PATTERNS if not any(re.fullmatch(pattern, one) for one in missed)] == []


def test_enough_is_changed():
    """The kits have nearly every element of the schema: some two hundred changes each."""
    for kit in KITS.values():
        assert len(list(mutations(kit.manifest))) > 200
