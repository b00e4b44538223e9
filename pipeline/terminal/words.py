"""Words and counts in one language, as plain text on one line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline import texts as shared
from pipeline.terminal import texts
from pipeline.visible import visible
from pipeline.wording import LANGUAGES, count_of, date_of, number_of, size_of, tie

TEXTS = {**shared.TEXTS, **texts.TEXTS}
COUNTS = {**shared.COUNTS, **texts.COUNTS}

_BREAKS = re.compile(r"[\t\n]+")


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
        return count_of(COUNTS[key], number, self.lang)

    def said(self, pair: Mapping[str, Any]) -> str:
        """Return the text of a pair {"ru": …, "en": …}."""
        return tie(one_line(pair[self.lang]))

    def number(self, number: int) -> str:
        """Return `number` with groups of three."""
        return number_of(number, self.lang)

    def size(self, size: int) -> str:
        """Return a size in bytes with three digits: 1,84 МБ."""
        return size_of(size, self.lang)

    def date(self, date: str) -> str:
        """Return an ISO date as people write it."""
        return date_of(date, self.lang)

    @property
    def _index(self) -> int:
        return LANGUAGES.index(self.lang)


def one_line(value: object) -> str:
    """Return a value of the report as it may stand in a line: nothing in it moves the cursor or starts a line."""
    return _BREAKS.sub(" ", visible(str(value)))
