"""Texts, counts, numbers, sizes and dates in one language."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from markupsafe import Markup, escape

from pipeline.html.texts import COUNTS, MONTHS, SIZE_UNITS, TEXTS
from pipeline.html.typography import NBSP, breakable, prose

LANGUAGES: Final = ("ru", "en")


def plural_form(number: int, lang: str) -> int:
    """Return which form of a noun goes with `number`: 0, 1 or 2 in Russian (замечание, -я, -й), 0 or 1 in English."""
    if lang == "en":
        return 0 if number == 1 else 1
    tens, ones = number % 100, number % 10
    if ones == 1 and tens != 11:  # noqa: PLR2004 (11 замечаний)
        return 0
    return 1 if ones in (2, 3, 4) and tens not in (12, 13, 14) else 2


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the page in `lang`, "ru" or "en"; all that comes back is safe to put into HTML."""

    lang: str

    def text(self, key: str, **values: object) -> Markup:
        """Return the text `key` with its values filled in, escaped."""
        return Markup(TEXTS[key][LANGUAGES.index(self.lang)]).format(**values)  # noqa: S704 (our own table)

    def known(self, group: str, value: object) -> Markup:
        """Return the text `group-value`, or the value itself where a newer report says what we have no word for."""
        key = f"{group}-{value}"
        return self.text(key) if key in TEXTS else escape(value)

    def count(self, key: str, number: int) -> Markup:
        """Return `number` with its noun in the right form: 3 замечания."""
        forms = COUNTS[key][LANGUAGES.index(self.lang)]
        form = forms[plural_form(number, self.lang)]
        return escape(form.replace("{n} ", f"{{n}}{NBSP}").format(n=self.number(number)))

    def number(self, number: int | Decimal) -> str:
        """Return `number` with groups of three: 18 412,5 or 18,412.5."""
        text = f"{number:,}"
        return text if self.lang == "en" else text.translate({ord(","): NBSP, ord("."): ","})

    def size(self, size: int | None) -> Markup:
        """Return a size in bytes with three digits: 1,84 МБ; a megabyte is 10^6 bytes."""
        if size is None:
            return Markup()
        digits = len(str(size))
        power = min((digits - 1) // 3, len(SIZE_UNITS[self.lang]))
        if power == 0:
            return self.count("bytes", size)
        amount = Decimal(size).scaleb(-3 * power)
        step = Decimal(1).scaleb(min(0, digits - 3 * power - 3))
        text = self.number(amount.quantize(step, ROUND_HALF_UP))
        return escape(f"{text}{NBSP}{SIZE_UNITS[self.lang][power - 1]}")

    def date(self, date: object) -> str:
        """Return an ISO date as people write it, 12.03.2027 or 12 Mar 2027; what is no date stays as it is."""
        try:
            day = dt.date.fromisoformat(str(date)[:10])
        except ValueError:
            return str(date)
        if self.lang == "ru":
            return f"{day:%d.%m.%Y}"
        return f"{day.day}{NBSP}{MONTHS[day.month - 1]}{NBSP}{day.year}"

    def said(self, texts: object, write: Callable[[object], object] = str) -> Markup:
        """Return the text of a pair {"ru": …, "en": …} in this language, marked where only the other one exists.

        Args:
            texts: the pair, or one text, or None.
            write: what is done to the text before it is set, `sentence` for one that needs its full stop.
        """
        if not isinstance(texts, Mapping):
            return prose(write(texts or ""))
        if texts.get(self.lang):
            return prose(write(texts[self.lang]))
        for lang in LANGUAGES:
            if texts.get(lang):
                return Markup('<span lang="{}">{}</span>').format(lang, prose(write(texts[lang])))
        return Markup()

    def listed(self, parts: list[Markup]) -> Markup:
        """Return parts joined as a sentence does: a, b и c."""
        if len(parts) < 2:  # noqa: PLR2004 (nothing to join)
            return Markup().join(parts)
        last = Markup(" и ") if self.lang == "ru" else Markup(" and ")
        return Markup(", ").join(parts[:-1]) + last + parts[-1]

    def name(self, name: object) -> Markup:
        """Return a name that wraps where 1C names may."""
        return Markup("<bdi>{}</bdi>").format(breakable(name)) if name else Markup()

    def code(self, name: object) -> Markup:
        """Return the same in code type."""
        return Markup("<code>{}</code>").format(breakable(name)) if name else Markup()
