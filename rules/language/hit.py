"""A place that a rule of the language found."""

from collections.abc import Mapping
from dataclasses import dataclass

from rules.rule import Text


@dataclass(frozen=True, slots=True)
class Hit:
    """One place in one module.

    Attributes:
        rule: its name.
        at: number of the token in `Code.module.tokens`, -1 where it is none.
        offset: of the first character of the place; end: behind the last one of its statement.
        method: name of the method around as written, "" outside of methods.
        values: for the message.
        capability: what the table of capabilities shows, "" where it cannot be told from the text.
    """

    rule: str
    at: int
    offset: int
    end: int
    method: str
    values: Mapping[str, str | Text]
    capability: str = ""
