"""The method around one place of a text, without reading the rest: for reports about characters, not about code.

Headers and ends are looked for at the beginnings of lines, where no literal and no comment can hold them; real texts
have lone CR between lines too. So a large hostile text costs what looking for the character costs, in time and memory.
What stands elsewhere in a line is the parser's business; a test holds the two against each other on real code.
"""

import re
from collections.abc import Iterator
from typing import Final

_WORDS: Final = r"""
    [^\S\r\n]*+(?:(?:асинх|async)[^\S\r\n]++)?(?:
        (?:процедура|procedure|функция|function)[^\S\r\n]++(?P<name>\w++)
      | (?P<end>конецпроцедуры|endprocedure|конецфункции|endfunction)\b
    )
"""
_FIRST_LINE: Final = re.compile(_WORDS, re.VERBOSE | re.IGNORECASE)
_LINE: Final = re.compile(rf"[\r\n]{_WORDS}", re.VERBOSE | re.IGNORECASE)
_LINE_END: Final = re.compile(r"[\r\n]")


def method_headers(text: str) -> Iterator[tuple[str, int]]:
    """Yield the name of each method, as written, and its offset."""
    first = _FIRST_LINE.match(text)
    if first and first["name"]:
        yield first["name"], first.start("name")
    for match in _LINE.finditer(text):
        if match["name"]:
            yield match["name"], match.start("name")


def method_at(text: str, offset: int) -> str:
    """Return the name, as written, of the method whose header, body or end holds an offset; empty outside of them."""
    first = _FIRST_LINE.match(text)
    name = (first["name"] or "") if first else ""
    end = _LINE_END.search(text, offset)
    for match in _LINE.finditer(text, 0, end.start() if end else len(text)):
        if match["name"]:
            name = match["name"]
        elif match.end() <= offset:
            name = ""
    return name
