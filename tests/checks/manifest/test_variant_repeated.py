"""Two report variants have one key."""

from checks.manifest import variant_repeated
from tests.build_papers import found, manifest, papers, variant


def test_repeated_key():
    """Each variant behind the first of its key is a finding, whatever its case."""
    said = manifest(variants=[variant("А", 60), variant("Б", 70), variant("а", 80), variant("А", 90)])

    assert found(variant_repeated, papers(said)) == [81, 91]


def test_several_keys():
    """Other keys, and keys that are missing, repeat nothing."""
    said = manifest(variants=[variant("А"), variant("АА"), variant(None), variant(None)])

    assert found(variant_repeated, papers(said)) == []
    assert found(variant_repeated, papers()) == []
