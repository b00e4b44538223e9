"""One artifact held against all releases it is meant for: a fault that several of them show is one finding."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from types import ModuleType

from checks.compatibility.fitting import Fitting
from checks.compatibility.sources import Sources
from checks.finding import Finding
from checks.subject import Subject
from checks.targets import Target
from rules.rule import Rule, Text

MAX_NAMED = 3
"""Releases that a message names; the table of the report has all of them."""


class Releases:
    """What the stage looks at.

    Attributes:
        subject: the artifact.
    """

    def __init__(self, subject: Subject) -> None:
        self.subject = subject

    @property
    def targets(self) -> tuple[Target, ...]:
        """The configurations that were asked for."""
        return self.subject.targets

    @cached_property
    def fittings(self) -> tuple[Fitting, ...]:
        """The artifact beside each release once, in the order they were asked for; ranges may share releases."""
        main = self.subject.main
        if main is None or main.file is None:
            return ()
        sources = Sources(self.subject)
        content = main.file.content
        different = dict.fromkeys(release for target in self.targets for release in target.releases)
        return tuple(Fitting(self.subject, content, release, sources) for release in different)


@dataclass(frozen=True, slots=True)
class OverReleases:
    """A check of one release as a check of the stage.

    Attributes:
        module: the check, its `check` takes a `Fitting`.
    """

    module: ModuleType

    @property
    def RULE(self) -> Rule:  # noqa: N802  # as the module has it
        """The rule of the check."""
        rule: Rule = self.module.RULE
        return rule

    @property
    def check(self) -> Callable[[Releases], Iterator[Finding]]:
        """What yields each fault once, with the releases that have it."""
        return self._check

    def _check(self, releases: Releases) -> Iterator[Finding]:
        found: dict[object, tuple[Finding, list[str]]] = {}
        for fitting in releases.fittings:
            for one in self.module.check(fitting):
                found.setdefault(_same(one), (one, []))[1].append(fitting.title)
        for finding, titles in found.values():
            yield replace(finding, releases=tuple(titles), values={**finding.values, "release": _named(titles)})


def _same(finding: Finding) -> object:
    """Return what tells one fault from another, whatever release it was found in."""
    values = sorted((name, value) for name, value in _texts(finding) if name != "release")
    return finding.location, finding.statement, tuple(values)


def _texts(finding: Finding) -> Iterable[tuple[str, str]]:
    for name, value in finding.values.items():
        yield name, value.ru if isinstance(value, Text) else value


def _named(titles: list[str]) -> Text:
    shown, more = ", ".join(titles[:MAX_NAMED]), len(titles) - MAX_NAMED
    return Text(f"{shown} и ещё {more}", f"{shown} and {more} more") if more > 0 else Text(shown, shown)
