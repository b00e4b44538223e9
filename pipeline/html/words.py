"""Texts, counts, numbers, sizes and dates in one language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from pipeline.html.typography import breakable, prose
from pipeline.texts import COUNTS, TEXTS
from pipeline.wording import LANGUAGES, count_of, date_of, number_of, size_of


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
        return escape(count_of(COUNTS[key], number, self.lang))

    def number(self, number: int) -> str:
        """Return `number` with groups of three: 18 412 or 18,412."""
        return number_of(number, self.lang)

    def size(self, size: int | None) -> Markup:
        """Return a size in bytes with three digits: 1,84 МБ."""
        return Markup() if size is None else escape(size_of(size, self.lang))

    def date(self, date: object) -> str:
        """Return an ISO date as people write it."""
        return date_of(date, self.lang)

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
