"""The manifest gives a command to users of the author's own base."""

from checks.manifest import fast_access_users
from tests.build_papers import COMMAND_LINE, command, found, manifest, papers

USER = "6f1a0c52-5b0e-4d5c-9d0f-3a1b2c4d5e6f"


def test_users():
    """Each command with users is one finding, at the first of them."""
    said = manifest([command("А", users=[USER, USER]), command("Б", 40), command("В", 60, users=[USER])])

    assert found(fast_access_users, papers(said)) == [COMMAND_LINE + 6, 66]


def test_no_users():
    """Commands without users have none to give."""
    assert found(fast_access_users, papers(manifest([command()]))) == []
    assert found(fast_access_users, papers()) == []
