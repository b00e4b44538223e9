"""Health questions of the checks."""

import sys

import pytest

from checks import content_type, doctor


@pytest.mark.skipif(sys.platform == "win32", reason="libmagic is not made for it")
def test_healthy():
    """Where libmagic loads all is well."""
    assert [ask()[0] for _, ask in doctor.questions()] == [True]


def test_without_libmagic(monkeypatch: pytest.MonkeyPatch):
    """Without libmagic the answer says what goes unseen and what to install, in both languages."""
    content_type._told.cache_clear()  # noqa: SLF001 (answers of the real library are kept)
    monkeypatch.setattr(content_type, "_detector", lambda: None)

    [(name, ask)] = doctor.questions()
    well, russian, english = ask()

    assert (name, well) == ("libmagic", False)
    assert "python-magic" in russian
    assert "python-magic" in english
