"""Health questions of the checks."""

import sys

import pytest

from checks import content_type, doctor


@pytest.mark.skipif(sys.platform == "win32", reason="libmagic is not made for it")
def test_healthy():
    """Where libmagic and YARA load all is well."""
    assert [ask()[0] for _, ask in doctor.questions()] == [True, True]


def test_without_libmagic(monkeypatch: pytest.MonkeyPatch):
    """Without libmagic the answer says what goes unseen and what to install, in both languages."""
    content_type._told.cache_clear()  # noqa: SLF001 (answers of the real library are kept)
    monkeypatch.setattr(content_type, "_detector", lambda: None)

    well, russian, english = dict(doctor.questions())["libmagic"]()

    assert not well
    assert "python-magic" in russian
    assert "python-magic" in english


def test_without_yara(monkeypatch: pytest.MonkeyPatch):
    """Without YARA the answer says what goes unseen and what to install, in both languages."""
    monkeypatch.setattr(doctor, "is_available", lambda: False)

    well, russian, english = dict(doctor.questions())["yara"]()

    assert not well
    assert "yara-x" in russian
    assert "yara-x" in english
