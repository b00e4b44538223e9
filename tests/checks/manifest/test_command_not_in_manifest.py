"""The code has a command that the manifest does not have."""

from checks.manifest import command_not_in_manifest
from tests.build_papers import command, described, found, gap, manifest, papers, row

SAID = manifest([command("Первая")])


def test_unpublished_row():
    """Each row without a command is a finding, at the manifest."""
    code = described([row("Вторая"), row("Первая"), row("Третья")])

    assert found(command_not_in_manifest, papers(SAID, code)) == [2, 2]
    assert found(command_not_in_manifest, papers(manifest(), described([row("Первая")]))) == [2]


def test_hidden_row():
    """Hidden rows count: the library's generator writes every row."""
    code = described([row("Первая"), row("Служебная", hidden=True)])

    assert found(command_not_in_manifest, papers(SAID, code)) == [2]


def test_published_row():
    """A row whose id has another case is there; so are those known of a table that is not known whole."""
    assert found(command_not_in_manifest, papers(SAID, described([row("первая"), row(None)]))) == []
    assert found(command_not_in_manifest, papers(SAID, described([row("Вторая")], command_gaps=(gap(),)))) == [2]


def test_not_asked():
    """A manifest whose command lost its id is the schema's; a bare file has nothing to compare."""
    assert found(command_not_in_manifest, papers(manifest([command(None)]), described([row("Первая")]))) == []
    assert found(command_not_in_manifest, papers(code=described([row("Первая")]))) == []
    of_extension = manifest(of_extension=True)
    assert found(command_not_in_manifest, papers(of_extension, described([row("Первая")]))) == []
