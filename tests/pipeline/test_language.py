"""The language of the command line: asked for, else the locale's, else English."""

import os
from collections.abc import Iterator

import pytest

from pipeline import language
from pipeline.language import choose_language, speak


@pytest.fixture(autouse=True)
def _as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Start without a locale, and leave the process in the language it had."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.setenv(name, "")
    monkeypatch.setattr("locale.getlocale", lambda: (None, None))
    monkeypatch.setattr(language, "_translations", language._translations)  # noqa: SLF001 (what `speak` sets)
    yield
    speak("en")


@pytest.mark.parametrize("asked", ["ru", "en"])
def test_asked_language_goes_first(asked: str, monkeypatch: pytest.MonkeyPatch):
    """What is asked for beats any locale."""
    monkeypatch.setenv("LC_ALL", "ru_RU.UTF-8" if asked == "en" else "en_GB.UTF-8")

    assert choose_language(asked) == asked


@pytest.mark.parametrize(
    ("locale", "chosen"),
    [
        ("ru_RU.UTF-8", "ru"),
        ("ru", "ru"),
        ("ru_UA.KOI8-U", "ru"),
        ("RU_ru", "ru"),
        ("en_US.UTF-8", "en"),
        ("C", "en"),
        ("C.UTF-8", "en"),
        ("POSIX", "en"),
        ("de_DE", "en"),
        ("", "en"),
    ],
)
def test_language_of_the_locale(locale: str, chosen: str, monkeypatch: pytest.MonkeyPatch):
    """Russian where the locale is Russian, else English."""
    monkeypatch.setenv("LANG", locale)

    assert choose_language(None) == chosen


@pytest.mark.parametrize(
    ("values", "chosen"),
    [
        ({"LC_ALL": "ru_RU.UTF-8", "LANG": "en_US.UTF-8"}, "ru"),
        ({"LC_ALL": "C", "LC_MESSAGES": "ru_RU.UTF-8", "LANG": "ru_RU.UTF-8"}, "en"),
        ({"LC_MESSAGES": "ru_RU.UTF-8", "LANG": "C"}, "ru"),
        ({"LC_ALL": "", "LANG": "ru_RU.UTF-8"}, "ru"),
    ],
)
def test_order_of_the_variables(values: dict[str, str], chosen: str, monkeypatch: pytest.MonkeyPatch):
    """The order is POSIX's, and an empty variable counts as none."""
    for name, value in values.items():
        monkeypatch.setenv(name, value)

    assert choose_language(None) == chosen


@pytest.mark.parametrize("found", [("Russian_Russia", "1251"), ("ru_RU", "UTF-8")])
def test_locale_of_windows(found: tuple[str, str], monkeypatch: pytest.MonkeyPatch):
    """Windows has no variables and names the language in words."""
    monkeypatch.setattr("locale.getlocale", lambda: found)

    assert choose_language(None) == "ru"


@pytest.mark.parametrize("asked", ["fr", "", "RU", "../../etc"])
def test_unknown_language_is_none(asked: str):
    """A language we do not speak leaves the choice to the locale; what is asked never becomes a path."""
    assert choose_language(asked) == "en"


def test_speaking_sets_the_language_of_argparse():
    """Argparse goes by LANGUAGE."""
    speak("ru")

    assert os.environ["LANGUAGE"] == "ru"
