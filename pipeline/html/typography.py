"""Where lines may and may not break."""

import re

from markupsafe import Markup, escape

from pipeline.wording import tie

_BREAKS = re.compile(r"(?<=[._/\\:])(?=[^\W\d_])|(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])")
_LONG_WORD = re.compile(r"[^\s\u00a0]{16,}")


def breakable(text: object) -> Markup:
    """Return a name, escaped, with `<wbr>` after dots, slashes and underscores and before capitals.

    A digit never starts or ends a piece, so that `1С` and `11.5.20` stay whole.
    """
    return Markup("<wbr>").join(escape(part) for part in _BREAKS.split(str(text)))


def prose(text: object) -> Markup:
    """Return a sentence, escaped, with the no-break spaces Russian asks for; only its long words may break inside."""
    bound = tie(str(text))
    pieces: list[Markup] = []
    end = 0
    for word in _LONG_WORD.finditer(bound):
        pieces += [escape(bound[end : word.start()]), breakable(word[0])]
        end = word.end()
    return Markup("").join([*pieces, escape(bound[end:])])


def sentence(text: object) -> str:
    """Return a text with the full stop that texts of rules leave out."""
    said = str(text or "").rstrip()
    return f"{said}." if said and (said[-1].isalnum() or said[-1] in '»”")]_') else said
