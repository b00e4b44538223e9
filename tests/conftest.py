"""What holds for all tests: none of them touches the user's own folder, locale or language."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Write = Callable[[str, bytes | str], Path]

LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE")


@pytest.fixture(scope="session", autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give the whole run an `OTK_HOME` of its own, which commands that tests start inherit."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OTK_HOME", str(tmp_path_factory.mktemp("otk-home")))
        yield


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set an English locale, for commands run in this process and for those it starts."""
    for name in LOCALE:
        monkeypatch.setenv(name, "C")


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes a file into the test's folder and returns its path."""

    def put(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return put
