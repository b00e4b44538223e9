"""The manifest has commands without places for them, or places without commands."""

from checks.manifest import assignment_without_commands
from tests.build_papers import COMMAND_LINE, OBJECT_LINE, assigned, command, found, manifest, papers


def test_one_without_the_other():
    """Each is a finding at what is there."""
    assert found(assignment_without_commands, papers(manifest([command()]))) == [COMMAND_LINE]
    assert found(assignment_without_commands, papers(manifest(objects=[assigned("А")]))) == [OBJECT_LINE - 1]


def test_both_or_none():
    """The library's generator writes both or none; an extension has neither."""
    assert found(assignment_without_commands, papers(manifest([command()], [assigned("А")]))) == []
    assert found(assignment_without_commands, papers(manifest())) == []
    assert found(assignment_without_commands, papers(manifest([command()], of_extension=True))) == []
    assert found(assignment_without_commands, papers()) == []
