"""Words and counts in one language, as plain text on one line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.html import texts as shared
from pipeline.html import words as html
from pipeline.terminal import texts
from pipeline.visible import visible

NBSP = "\u00a0"

TEXTS = {**shared.TEXTS, **texts.TEXTS}
COUNTS = {**shared.COUNTS, **texts.COUNTS}

_BREAKS = re.compile(r"[\t\n]+")
_TIED = re.compile(
    r"(?<=\b[а-яё]) (?=\S)|(?<=\b[а-яё]{2}) (?=\S)"  # short words
    r"|(?<=\b[^\W\d_]\.) (?=[^\W\d_])"  # initials
    r"|(?<=\d) (?=[^\W\d_])| (?=—)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the report in `lang`, "ru" or "en"."""

    lang: str

    def text(self, key: str, **values: str) -> str:
        """Return the text `key` with its values filled in."""
        return tie(TEXTS[key][self._index]).format(**values)

    def known(self, group: str, value: object) -> str:
        """Return the text `group-value`, or the value itself where there is no word for it."""
        key = f"{group}-{value}"
        return self.text(key) if key in TEXTS else one_line(value)

    def count(self, key: str, number: int) -> str:
        """Return the text `key` with `number` in it, the noun in the right form: 3 замечания."""
        form = COUNTS[key][self._index][html.plural_form(number, self.lang)]
        return tie(form.replace("{n} ", f"{{n}}{NBSP}")).format(n=self.number(number))

    def said(self, pair: Mapping[str, Any]) -> str:
        """Return the text of a pair {"ru": …, "en": …}."""
        return tie(one_line(pair[self.lang]))

    def number(self, number: int) -> str:
        """Return `number` with groups of three."""
        return html.Words(self.lang).number(number)

    def size(self, size: int) -> str:
        """Return a size in bytes with three digits: 1,84 МБ."""
        return html.Words(self.lang).size(size)

    def date(self, date: str) -> str:
        """Return an ISO date as people write it."""
        return html.Words(self.lang).date(date)

    @property
    def _index(self) -> int:
        return html.LANGUAGES.index(self.lang)


def tie(sentence: str) -> str:
    """Return a sentence with no-break spaces behind short words, initials and numbers and before dashes."""
    return _TIED.sub(NBSP, sentence)


def one_line(value: object) -> str:
    """Return a value of the report as it may stand in a line: nothing in it moves the cursor or starts a line."""
    return _BREAKS.sub(" ", visible(str(value)))
