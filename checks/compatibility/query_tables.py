"""Objects of metadata that a query names where nothing else can stand: behind `ИЗ`, in `ЗНАЧЕНИЕ(…)` and the like.

A name elsewhere may be an alias or a field (`Документ.Номер`), so it is not taken.

Source: Developer Guide of 1C:Enterprise 8, "Query language".
"""

import re
from collections.abc import Iterator
from typing import Final

from onec.bsl.metadata_names import TABLES
from rules.language.texts import query_text

_NAMED: Final = re.compile(
    r"""\b(?: (?:из|from|соединение|join|ссылка|refs|как|as) \s++
            | (?P<value>значение|value|тип|type) \s*+ \( \s*+ )
        (?P<kind>KINDS) \. (?P<name>\w++)
        (?: \. (?P<part>\w++) )?
        (?P<rest> [\s.,;()] | \Z )""".replace("KINDS", "|".join(TABLES)),
    re.IGNORECASE | re.VERBOSE,
)
_TEXTS: Final = re.compile(r'"[^"]*+"')
_NO_VALUES: Final = frozenset({"пустаяссылка", "emptyref"})


def named_in_query(text: str, *, whole: bool) -> Iterator[str]:
    """Yield the full names of objects, and of values of enumerations, that a constant text names as a query.

    Args:
        text: of any kind; what is no query names nothing.
        whole: nothing is put behind it; otherwise a name at its very end may go on there.
    """
    query = query_text(text)
    if query is None:
        return
    for match in _NAMED.finditer(_TEXTS.sub('""', query)):
        # Letters that only look alike match too: of them no word is made that the table has.
        kind = TABLES.get(match["kind"].lower())
        if kind is None or (not whole and not match["rest"]):
            continue
        full_name = f"{kind}.{match['name']}"
        yield full_name
        part = match["part"]
        if kind == "Enum" and match["value"] and part and part.lower() not in _NO_VALUES:
            yield f"{full_name}.EnumValue.{part}"
