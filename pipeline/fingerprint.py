"""Fingerprints: what recognises a finding in the next upload."""

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from checks.finding import Finding


def fingerprints(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield the fingerprint of each finding, in order: 64 hex digits.

    It is made of the rule, the object, module and method, the statement's tokens and the number among equals; so it
    survives moved lines, renamed files and changed indentation. A fault of no object is told by its place in the file.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    for finding in findings:
        key = _key(finding)
        seen[key] += 1
        yield sha256("\0".join([*key, str(seen[key])]).encode("utf-8", "backslashreplace")).hexdigest()


def _key(finding: Finding) -> tuple[str, ...]:
    place = finding.location
    where = (place.object, place.module, place.method) if place.object else (place.entry.rpartition("/")[2], "", "")
    return (finding.rule.id, finding.rule.name, *where, finding.statement)
