"""The manifest has a command that the code does not have."""

from checks.manifest import command_not_in_code
from tests.build_papers import command, described, found, gap, manifest, papers, row

SAID = manifest([command("Первая", 20), command("Вторая", 30)])


def test_unknown_command():
    """Each command without a row is a finding at its id."""
    assert found(command_not_in_code, papers(SAID, described([row("Первая")]))) == [31]
    assert found(command_not_in_code, papers(SAID, described())) == [21, 31]


def test_known_command():
    """Case does not make another command here: it is a difference."""
    assert found(command_not_in_code, papers(SAID, described([row("ВТОРАЯ"), row("Первая")]))) == []


def test_rows_that_may_be_there():
    """Where rows may have been missed, nothing can be said to be missing."""
    first = row("Первая")
    for code in (
        described([first], command_gaps=(gap(),)),
        described([first], gaps=(gap(),)),
        described([first, row(None)]),
        None,
    ):
        assert found(command_not_in_code, papers(SAID, code)) == []


def test_id_that_is_missing():
    """A command without an id is the schema's, one with an empty id another rule's."""
    assert found(command_not_in_code, papers(manifest([command("")]), described())) == []
    assert found(command_not_in_code, papers(manifest([command(None)]), described())) == []
