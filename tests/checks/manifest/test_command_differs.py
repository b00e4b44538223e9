"""A command of the manifest differs from the row with its id."""

from typing import Any

import pytest

from checks.manifest import command_differs
from onec.manifest import ManifestCommand, StartupType
from onec.self_description import Use
from tests.build_papers import command, described, found, manifest, papers, row

FULL = row("Печать", presentation="Счёт", use=Use.SERVER_CALL, notification=True, modifier="ПечатьMXL")


def said(**fields: Any) -> ManifestCommand:  # noqa: ANN401 (values of elements)
    """Return a command that says what `FULL` says, but for some fields."""
    same: dict[str, Any] = {"representation": "Счёт", "notification": True, "modifier": "ПечатьMXL"}
    return command("Печать", **(same | fields))


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        (22, {"representation": "счёт"}),
        (22, {"representation": ""}),
        (23, {"startup": StartupType.CLIENT_CALL}),
        (24, {"notification": False}),
        (25, {"modifier": ""}),
        (25, {"modifier": "PrintMXL"}),
    ],
)
def test_one_difference(line: int, fields: dict[str, object]):
    """Each element that differs is a finding at its line, texts being compared exactly."""
    assert found(command_differs, papers(manifest([said(**fields)]), described([FULL]))) == [line]


def test_several_differences():
    """Each difference is a finding of its own."""
    one = said(representation="Акт", notification=False)

    assert found(command_differs, papers(manifest([one]), described([FULL]))) == [22, 24]


def test_case_of_the_id():
    """An id that differs by case alone is not found at run time."""
    code = described([row("печать", presentation="Счёт", notification=True, modifier="ПечатьMXL")])

    assert found(command_differs, papers(manifest([said()]), code)) == [21]


def test_no_difference():
    """The same values are none; a column that is not filled is empty, or False."""
    assert found(command_differs, papers(manifest([said()]), described([FULL]))) == []
    empty = row("А", presentation="", use=Use.FORM_OPEN)
    same = command("А", representation="", startup=StartupType.FORM_OPEN)
    assert found(command_differs, papers(manifest([same]), described([empty]))) == []


@pytest.mark.parametrize("startup", StartupType)
def test_ways_of_start(startup: StartupType):
    """Each way of start has one counterpart in code; those that cannot be published have none."""
    fitting = [
        use
        for use in Use
        if not found(command_differs, papers(manifest([command(startup=startup)]), described([row(use=use)])))
    ]

    assert len(fitting) == 2
    assert Use.IMPORT in fitting


def test_not_known():
    """What cannot be determined, or is the schema's, is held against nothing."""
    code = described([row("А", presentation=None, use=None, notification=None, modifier=None)])
    other = command("А", representation="Б", startup=StartupType.FORM_OPEN, notification=True, modifier="В")
    nothing = command("А", representation=None, startup=None, notification=None, modifier=None)

    assert found(command_differs, papers(manifest([other]), code)) == []
    assert found(command_differs, papers(manifest([nothing]), described([row("А")]))) == []
    assert found(command_differs, papers(manifest([command("Б")]), described([row("А")]))) == []
