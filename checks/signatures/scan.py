"""Holds content to the signatures, compiled when there is something to scan."""

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from rules.rule import Text

if TYPE_CHECKING:
    import yara_x

SIGNATURES: Final = Path(__file__).parent

MIN_SCAN_BYTES: Final = 24
"""Less holds nothing that runs."""
MAX_SCAN_SECONDS: Final = 60
"""For one content; 100 MB take a second, and the size of an upload has a limit."""
MAX_MATCHES: Final = 1_000
"""Of one pattern in one content that are looked at."""
KEPT_ANSWERS: Final = 4096
"""Several checks ask about the same content."""


class Mark(NamedTuple):
    """A signature that was found: for which rule, what it is."""

    rule: str
    what: Text


def marks(data: bytes, rule: str) -> Iterator[Text]:
    """Yield what signatures find in some content for one rule, in the order of the files; nothing without YARA."""
    if len(data) >= MIN_SCAN_BYTES:
        yield from (mark.what for mark in _marks(data) if mark.rule == rule)


def is_available() -> bool:
    """Tell whether content can be scanned on this system."""
    return _rules() is not None


_answers: Final[dict[bytes, tuple[Mark, ...]]] = {}


def _marks(data: bytes) -> tuple[Mark, ...]:
    """Return all marks of some content; they are kept by its digest, for the content itself is large."""
    digest = blake2b(data, digest_size=16).digest()
    found = _answers.get(digest)
    if found is None:
        if len(_answers) >= KEPT_ANSWERS:
            _answers.clear()
        found = _answers[digest] = tuple(_scan(data))
    return found


def _scan(data: bytes) -> Iterator[Mark]:
    rules = _rules()
    if rules is None:
        return
    import yara_x  # noqa: PLC0415  (only where there is content to scan)

    scanner = yara_x.Scanner(rules)
    scanner.set_timeout(MAX_SCAN_SECONDS)
    scanner.max_matches_per_pattern(MAX_MATCHES)
    for one in scanner.scan(data).matching_rules:  # too much time is an error: nobody knows what the rest holds
        words: dict[str, Any] = dict(one.metadata)
        yield Mark(words["finds"], Text(words["ru"], words["en"]))


@cache
def _rules() -> "yara_x.Rules | None":
    """Return the compiled signatures, None on a system that YARA is not made for."""
    try:
        import yara_x  # noqa: PLC0415  (only where there is content to scan)
    except ImportError:
        return None
    compiler = yara_x.Compiler()
    for path in sorted(SIGNATURES.glob("*.yar")):
        compiler.add_source(path.read_text(encoding="utf-8"), origin=path.name)
    return compiler.build()
