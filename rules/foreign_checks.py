"""What the checks of other analysers are called here, from `data/foreign_checks.yaml`."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from rules.catalogue import CODE
from rules.compiled import compiled, read
from rules.document import Document

DATA = Path(__file__).parent / "data"
FILE = "foreign_checks.yaml"
CHECK = r"[A-Za-z][\w-]*"

ForeignChecks = Mapping[str, Mapping[str, frozenset[str]]]
"""Codes of our rules by the other analyser and by the name of its check in lower case."""


@cache
def foreign_checks(folder: Path = DATA) -> ForeignChecks:
    """Return the table, read once per process.

    Raises:
        BadRuleError: the file is wrong; it names key and line.
    """

    def build(documents: Sequence[Document]) -> ForeignChecks:
        [document] = documents
        return {tool: _checks(document, tool) for tool in document.keys()}  # noqa: SIM118 (a method, no mapping's)

    return compiled("foreign-checks", read(folder, FILE), build)


def _checks(document: Document, tool: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for name in document.keys(tool):
        if name.lower() in found:
            raise document.wrong("stands twice", tool, name)
        found[name.lower()] = frozenset(document.words(tool, name, pattern=CODE))
    return found
