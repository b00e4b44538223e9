"""Run the cases of rules through the whole stage: `python -m checks.cases FILE…`, or all of them without arguments."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from checks.code.examine import examine_code
from checks.code.rule_set import RuleSet, installed, read_rules
from checks.finding import Finding
from checks.scene import scene
from checks.security import MODULES
from checks.subject import Subject
from rules.language.cases import Case
from rules.language.definition import Definition
from rules.language.pack import definitions

T = TypeVar("T")


class CaseFailure(NamedTuple):
    """A case that did not go as its rule says: of which rule, its line in the file, the language, what happened."""

    rule: str
    line: int
    language: str
    problem: str


def run_cases(rules: RuleSet, definitions: Iterable[Definition]) -> Iterator[CaseFailure]:
    """Yield what fails among the cases of some rules."""
    for definition in definitions:
        yield from _run_rule(rules, definition)


def _run_rule(rules: RuleSet, definition: Definition) -> Iterator[CaseFailure]:
    for case in definition.cases:
        for language in case.languages:
            files = case.in_language(language).files
            for problem in _problems(rules, definition, case, files):
                kind = "bad" if case.bad else "good"
                yield CaseFailure(definition.name, case.line, language, f"{kind} case {case.number + 1}: {problem}")


def _problems(rules: RuleSet, definition: Definition, case: Case, files: Mapping[str, str]) -> Iterator[str]:
    broken: list[str] = []

    def attempt(name: str, act: Callable[[], T], /) -> T | None:
        try:
            return act()
        except Exception as error:  # noqa: BLE001 (a case shows whatever goes wrong)
            broken.append(f"{name} raised {error!r}")
            return None

    found = attempt("scene", lambda: _found(rules, definition, scene(case, files), attempt)) or []
    if broken:
        yield from broken
    elif case.bad:
        yield from _missed(case, found)
    elif found:
        places = ", ".join(f"{one.location.entry}:{one.location.line}" for one in found[:5])
        yield f"found at {places}"


def _found(rules: RuleSet, definition: Definition, subject: Subject, attempt: object) -> list[Finding]:
    """Return what one rule finds; checks of other rules need not run."""
    own = [module for module in MODULES if module.RULE.name == definition.name]
    found = list(examine_code(subject, attempt, own, rules))  # type: ignore[arg-type]
    for module in own:
        if hasattr(module, "check"):
            found += module.check(subject)
    return [one for one in found if one.rule.name == definition.name]


def _missed(case: Case, found: Sequence[Finding]) -> Iterator[str]:
    if not found:
        yield "nothing found"
    for path, lines in case.expected().items():
        seen = {one.location.line for one in found if one.location.entry == path}
        for line in lines:
            if line not in seen:
                yield f"nothing found in line {line} of {path}, but in {sorted(filter(None, seen))}"


def main() -> int:
    """Run the cases of the files on the command line."""
    files = [Path(word) for word in sys.argv[1:]]
    rules, written = read_rules(files) if files else (installed(), definitions())
    failures = list(run_cases(rules, written))
    for one in failures:
        sys.stdout.write(f"{one.rule}:{one.line} [{one.language}] {one.problem}\n")
    sys.stdout.write(f"{len(failures)} failed\n")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
