"""A changed rule over an archive: what it would newly find, and what it would find no more."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

from checks.code.examine import examine_code
from checks.code.rule_set import RuleSet, read_rules
from checks.finding import Finding
from checks.security import CHECKS, MODULES
from checks.subject import Subject
from pipeline.rows import Body, Terms, finding_rows
from pipeline.rulebook.archive import Archive, Replayable
from pipeline.stages import BrokenCheck, Stage
from pipeline.visible import visible
from rules.catalogue import PACKS, SECURITY
from rules.policy import policy
from rules.rule import Rule

T = TypeVar("T")
Check = Callable[[Subject], Iterable[Finding]]

SCHEMA: Final = "otk-replay/1"
MAX_ROWS: Final = 200
"""New and lost findings of one artifact that are listed, of either; the rest is counted."""

INSTALLED: Final = "installed"
REPORT: Final = "report"
NOTHING: Final = "nothing"
"""What the changed rule is held against: the installed one, what a report lists, or nothing."""


@dataclass(frozen=True, slots=True)
class Versions:
    """The two versions of a rule, the installed one None where the rule is new."""

    name: str
    changed: RuleSet
    installed: RuleSet | None

    @property
    def rule(self) -> Rule:
        """The changed one."""
        return self.changed.by_name[self.name]


def read_versions(file: Path, packs: Path = PACKS) -> Versions:
    """Return the rule of a file and the one of the same name in this installation.

    Raises:
        BadRuleError: the file is wrong; it names file, key and line.
        OSError: it cannot be read.
    """
    changed, [written] = read_rules([file])
    path = packs / SECURITY / f"{written.name}.yaml"
    return Versions(written.name, changed, read_rules([path])[0] if path.is_file() else None)


class Replay:
    """Runs the versions over an archive and keeps what broke.

    Attributes:
        broken: faults of ours, each with its name once.
    """

    def __init__(self, versions: Versions, as_of: date) -> None:
        self._versions = versions
        self._terms = Terms(policy("new"), as_of)
        self.broken: dict[str, BrokenCheck] = {}

    def run(self, archive: Archive) -> Body:
        """Return what differs, as plain data."""
        replayed: list[Body] = []
        left: list[Body] = []
        reports = dict(archive.reports)
        for one in archive.read():
            if one.subjects:
                replayed.append(self._replay(one, reports.pop(one.sha256, None)))
            else:
                left.append({"path": visible(one.path), "reason": visible(one.refusal) or "nothing-to-read"})
        left += [{"path": visible(str(path)), "reason": "artifact-not-at-hand"} for path, _ in reports.values()]
        return {
            "schema": SCHEMA,
            "rule": {"rule": self._versions.rule.id, "name": self._versions.name},
            "versions": self._numbers(),
            "summary": {key: sum(row[key] for row in replayed) for key in ("new", "lost", "same")},
            "replayed": replayed,
            "not_replayed": left,
        }

    def _numbers(self) -> dict[str, str | None]:
        name = self._versions.name
        sets = {"changed": self._versions.changed, "installed": self._versions.installed}
        rules = {key: one.by_name[name] if one else None for key, one in sets.items()}
        return {key: rule.versions[0].version if rule and rule.versions else None for key, rule in rules.items()}

    def _replay(self, one: Replayable, reported: tuple[Path, Mapping[str, Any]] | None) -> Body:
        now = self._rows(one, self._versions.changed)
        against, before = self._before(one, reported)
        new = [row for print_, row in now.items() if print_ not in before]
        lost = [row for print_, row in before.items() if print_ not in now]
        return {
            "path": visible(one.path),
            "against": against,
            "new": len(new),
            "lost": len(lost),
            "same": len(now) - len(new),
            "new_findings": new[:MAX_ROWS],
            "lost_findings": lost[:MAX_ROWS],
        }

    def _before(self, one: Replayable, reported: tuple[Path, Mapping[str, Any]] | None) -> tuple[str, dict[str, Body]]:
        """Return what was found before, by fingerprint: by the report of the artifact if it lists all of the rule."""
        if reported and self._versions.rule.id not in (reported[1].get("truncated") or {}):
            rows = [row for row in reported[1].get("findings") or () if row["name"] == self._versions.name]
            return REPORT, {row["fingerprint"]: row for row in rows}
        if self._versions.installed is None:
            return NOTHING, {}
        return INSTALLED, self._rows(one, self._versions.installed)

    def _rows(self, one: Replayable, rules: RuleSet) -> dict[str, Body]:
        """Return the findings of the rule by their fingerprints."""
        found = list(self._findings(one, rules))
        rows = finding_rows([(Stage.SECURITY.value, finding) for finding in found], self._terms)
        return {row["fingerprint"]: row for row in rows}

    def _findings(self, one: Replayable, rules: RuleSet) -> Iterator[Finding]:
        rule = rules.by_name[self._versions.name]
        own = [module for module in MODULES if module.RULE.name == rule.name]
        for subject, whole in one.subjects:
            found = list(examine_code(subject, self._attempt, own, rules))
            for module in own:
                if whole and module in CHECKS:
                    found += self._attempt(rule.name, partial(_listed, module.check, subject)) or ()
            yield from (replace(finding, rule=rule) for finding in found if finding.rule.name == rule.name)

    def _attempt(self, name: str, act: Callable[[], T], /) -> T | None:
        try:
            return act()
        except Exception as error:  # noqa: BLE001 (a rule that breaks is told, and the rest is replayed)
            self.broken.setdefault(name, BrokenCheck(name, error))
            return None


def _listed(check: Check, subject: Subject) -> list[Finding]:
    return list(check(subject))
