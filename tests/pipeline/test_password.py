"""The password of a kit, from a file."""

from pathlib import Path

import pytest

from pipeline.errors import EnvironmentTrouble, UsageError
from pipeline.password import MAX_PASSWORD_BYTES, read_password
from tests.conftest import Write


@pytest.mark.parametrize(
    ("content", "password"),
    [
        (b"secret", b"secret"),
        (b"secret\n", b"secret"),
        (b"secret\r\n", b"secret"),
        (b"first\nsecond\n", b"first"),
        (b" with blanks \n", b" with blanks "),
        (b"\xf0\xe0\xe7\n", b"\xf0\xe0\xe7"),
        ("пароль\n".encode(), "пароль".encode()),
    ],
)
def test_first_line(content: bytes, password: bytes, write: Write):
    """The first line without its end, as bytes; blanks are part of it."""
    assert read_password(write("p", content)) == password


@pytest.mark.parametrize("content", [b"", b"\n", b"\r\n", b"\nsecret"])
def test_empty_first_line(content: bytes, write: Write):
    """No password is wrong use, said by the name of the file."""
    with pytest.raises(UsageError, match="p"):
        read_password(write("p", content))


def test_no_file_asked_for():
    """Without the option there is no password."""
    assert read_password(None) is None


def test_missing_file(tmp_path: Path):
    """A file that is not there, or a folder, is trouble of the environment."""
    for path in (tmp_path / "none", tmp_path):
        with pytest.raises(EnvironmentTrouble):
            read_password(path)


def test_file_without_line_ends(write: Write):
    """A file of megabytes is not read to its end."""
    assert len(read_password(write("p", b"a" * 1_000_000)) or b"") == MAX_PASSWORD_BYTES
