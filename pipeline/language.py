"""The language of the command line and of reports for people."""

import gettext
import locale
import os
from pathlib import Path

LANGUAGES = ("ru", "en")
DOMAIN = "otk"
FOLDER = Path(__file__).parent / "locale"

_translations: gettext.NullTranslations = gettext.NullTranslations()


def choose_language(asked: str | None) -> str:
    """Return the language asked for, else the locale's where we speak it, else English."""
    if asked in LANGUAGES:
        return str(asked)
    named = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), None)
    found = (named or locale.getlocale()[0] or "").lower()
    return "ru" if found.startswith("ru") else "en"


def speak(language: str) -> None:
    """Make `_` answer in this language, and argparse's own words too."""
    global _translations  # noqa: PLW0603 (one language a process, as gettext itself has it)
    _translations = gettext.translation(DOMAIN, FOLDER, [language], fallback=True)
    gettext.bindtextdomain(DOMAIN, FOLDER)
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language  # what argparse's calls to gettext go by


def _(text: str) -> str:
    """Return the text in the language that was chosen."""
    return _translations.gettext(text)
