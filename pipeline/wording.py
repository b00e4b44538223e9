"""Counts, numbers, sizes, dates and no-break spaces in one language, as plain text; pages and terminals share them."""

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from pipeline.texts import COUNTS, MONTHS, SIZE_UNITS

LANGUAGES: Final = ("ru", "en")
NBSP: Final = "\u00a0"

_TIED = re.compile(
    r"(?<=\b[а-яё]) (?=\S)|(?<=\b[а-яё]{2}) (?=\S)"  # short words
    r"|(?<=\b[^\W\d_]\.) (?=[^\W\d_])"  # initials
    r"|(?<=\d) (?=[^\W\d_]|\d{3}\b)| (?=—)",
    re.IGNORECASE,
)


def plural_form(number: int, lang: str) -> int:
    """Return which form of a noun goes with `number`: 0, 1 or 2 in Russian (замечание, -я, -й), 0 or 1 in English."""
    if lang == "en":
        return 0 if number == 1 else 1
    tens, ones = number % 100, number % 10
    if ones == 1 and tens != 11:  # noqa: PLR2004 (11 замечаний)
        return 0
    return 1 if ones in (2, 3, 4) and tens not in (12, 13, 14) else 2


def count_of(forms: tuple[tuple[str, ...], tuple[str, ...]], number: int, lang: str) -> str:
    """Return `number` with its noun in the right form: 3 замечания.

    Args:
        forms: of the noun in Russian and in English, each with `{n}` for the number.
        number: how many.
        lang: "ru" or "en".
    """
    form = forms[LANGUAGES.index(lang)][plural_form(number, lang)]
    return tie(form.replace("{n} ", f"{{n}}{NBSP}")).format(n=number_of(number, lang))


def number_of(number: int | Decimal, lang: str) -> str:
    """Return `number` with groups of three: 18 412,5 or 18,412.5."""
    text = f"{number:,}"
    return text if lang == "en" else text.translate({ord(","): NBSP, ord("."): ","})


def size_of(size: int, lang: str) -> str:
    """Return a size in bytes with three digits: 1,84 МБ; a megabyte is 10^6 bytes."""
    digits = len(str(size))
    power = min((digits - 1) // 3, len(SIZE_UNITS[lang]))
    if power == 0:
        return count_of(COUNTS["bytes"], size, lang)
    amount = Decimal(size).scaleb(-3 * power)
    step = Decimal(1).scaleb(min(0, digits - 3 * power - 3))
    return f"{number_of(amount.quantize(step, ROUND_HALF_UP), lang)}{NBSP}{SIZE_UNITS[lang][power - 1]}"


def date_of(date: object, lang: str) -> str:
    """Return an ISO date as people write it, 12.03.2027 or 12 Mar 2027; what is no date stays as it is."""
    try:
        day = dt.date.fromisoformat(str(date)[:10])
    except ValueError:
        return str(date)
    return f"{day:%d.%m.%Y}" if lang == "ru" else f"{day.day}{NBSP}{MONTHS[day.month - 1]}{NBSP}{day.year}"


def tie(sentence: str) -> str:
    """Return a sentence with no-break spaces behind short words, initials and numbers and before dashes."""
    return _TIED.sub(NBSP, sentence)
