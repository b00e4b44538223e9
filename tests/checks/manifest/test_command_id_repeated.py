"""Two commands have one id."""

from checks.manifest import command_id_repeated
from tests.build_papers import command, described, found, manifest, papers, row


def test_repeated_in_the_manifest():
    """Each command behind the first of its id is a finding, whatever its case."""
    said = manifest([command("А", 20), command("Б", 30), command("а", 40), command("А", 50)])

    assert found(command_id_repeated, papers(said)) == [41, 51]


def test_repeated_in_code():
    """So is each row, with a manifest or without."""
    code = described([row("А", 10), row("Б", 11), row(" а", 12)])

    assert found(command_id_repeated, papers(code=code)) == [12]
    assert found(command_id_repeated, papers(manifest([command("А"), command("Б")]), code)) == [12]


def test_several_ids():
    """Ids that are missing or cannot be determined repeat nothing."""
    said = manifest([command("А"), command(None), command(None), command("АА")])

    assert found(command_id_repeated, papers(said, described([row("А"), row(None), row(None)]))) == []
