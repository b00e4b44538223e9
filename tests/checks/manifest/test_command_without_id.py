"""A command has no id."""

from dataclasses import replace

from checks.manifest import command_id_repeated, command_not_in_code, command_not_in_manifest, command_without_id
from tests.build_papers import command, described, found, manifest, papers, row

WITHOUT = replace(row("А", 12), id=None)
"""A row whose column is not filled."""


def test_empty_id():
    """An id of blanks and a column that is not filled are findings, in the manifest or in bare code."""
    assert found(command_without_id, papers(manifest([command("", 20), command(" ", 30)]))) == [21, 31]
    assert found(command_without_id, papers(code=described([WITHOUT, row("", 13)]))) == [12, 13]


def test_id():
    """An id that is missing is the schema's, and one that cannot be determined is not empty."""
    assert found(command_without_id, papers(manifest([command(None), command("А")]))) == []
    assert found(command_without_id, papers(code=described([row(None), row("А")]))) == []


def test_nothing_more_is_told():
    """Empty ids repeat nothing and are looked for nowhere; the command that lost its row is still told of."""
    twice = described([WITHOUT, WITHOUT])

    assert found(command_id_repeated, papers(manifest([command("", 20), command("", 30)]), twice)) == []
    assert found(command_not_in_manifest, papers(manifest([command("А")]), twice)) == []
    assert found(command_not_in_code, papers(manifest([command("А")]), twice)) == [21]
