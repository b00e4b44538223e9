"""Comparison with the report of the last published version: what is new, what remains, what is fixed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from checks.card import Published
from pipeline.errors import UsageError
from pipeline.language import _

SCHEMA = "otk-report/1"


_FINGERPRINT = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Baseline:
    """Fingerprints of every finding of an earlier report, in its order, and what it was made from."""

    fingerprints: Mapping[str, None]
    published: Published | None = None

    def since(self, fingerprint: str) -> str:
        """Return `remaining` for a finding the earlier report has too, else `new`."""
        return "remaining" if fingerprint in self.fingerprints else "new"

    def fixed(self, now: Iterable[str]) -> list[str]:
        """Return the earlier fingerprints that are gone."""
        present = set(now)
        return [one for one in self.fingerprints if one not in present]


def read_baseline(report: object) -> Baseline:
    """Return the baseline that a parsed `report.json` is.

    Raises:
        UsageError: it is no report of this schema.
    """
    if not isinstance(report, Mapping) or report.get("schema") != SCHEMA:
        raise UsageError(_("the baseline is no report of the schema %s") % SCHEMA)
    fingerprints = report.get("fingerprints")
    if not isinstance(fingerprints, list) or not all(_is_fingerprint(one) for one in fingerprints):
        raise UsageError(_("the baseline lists no fingerprints"))
    return Baseline(dict.fromkeys(fingerprints), _published(report))


def _published(report: Mapping[str, object]) -> Published | None:
    """Return what was published, None where the report does not say of which file it is."""
    artifact, subject = report.get("artifact"), report.get("subject")
    if not isinstance(artifact, Mapping) or not isinstance(subject, Mapping):
        return None
    said = [artifact.get("sha256"), artifact.get("kind"), *(subject.get(key) for key in ("name", "version", "purpose"))]
    return Published(*(one if isinstance(one, str) else "" for one in said))


def _is_fingerprint(value: object) -> bool:
    return isinstance(value, str) and _FINGERPRINT.fullmatch(value) is not None
