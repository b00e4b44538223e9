"""A method under `&ИзменениеИКонтроль` as it was before it was changed.

Source: Developer Guide of 1C:Enterprise 8, "Extensions", on #Вставка and #Удаление; each stands on a line of its own.
"""

import re
from collections.abc import Iterator
from typing import Final

_MARK: Final = re.compile(r"\s*#\s*(вставка|insert|конецвставки|endinsert|удаление|delete|конецудаления|enddelete)\b")
_OPENS: Final = frozenset({"вставка", "insert"})
_CLOSES: Final = frozenset({"конецвставки", "endinsert"})


def unchanged_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines without what was inserted and with what was deleted, each with its number from 1."""
    inserted = False
    for number, line in enumerate(text.split("\n"), 1):
        mark = _MARK.match(line.lower())
        if mark is None:
            if not inserted:
                yield number, line
        elif mark[1] in _OPENS:
            inserted = True
        elif mark[1] in _CLOSES:
            inserted = False
