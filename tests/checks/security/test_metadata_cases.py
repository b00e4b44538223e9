"""Rules decided by metadata, held to the cases in their files."""

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from checks.finding import Finding
from checks.metadata.scene import build_content
from checks.security import NAMES
from checks.subject import Member, Subject
from checks.upload import upload
from onec.dump.paths import module_place
from onec.file import OneCFile
from onec.model import Module
from rules.catalogue import PACKS
from rules.language.cases import Case
from rules.language.definition import definition
from rules.yaml_reader import parse

FILES = [PACKS / "security" / f"{name.replace('_', '-')}.yaml" for name in NAMES]


def cases() -> Iterator[tuple[Path, Case]]:
    """Yield the cases of the rules that are decided by metadata, with their files."""
    for path in FILES:
        document = parse(f"security/{path.name}", path.read_bytes())
        if document.word("decided") == "metadata":
            for case in definition(document).cases:
                yield path, case


CASES = [
    pytest.param(path, case, id=f"{path.stem}-{'bad' if case.bad else 'good'}-{case.number + 1}")
    for path, case in cases()
]


def found(path: Path, case: Case) -> list[Finding]:
    """Return what the check of a rule finds in a case."""
    modules = []
    for name, text in case.files.items():
        place = module_place(name)
        modules.append(Module(place.object, place.kind, name, data=text.encode()))
    content = replace(build_content(case), modules=tuple(modules))
    subject = Subject(upload(b"", ""), (Member("", OneCFile(content, 32, (), (), (), ())),))
    check = import_module(f"checks.security.{path.stem.replace('-', '_')}")
    return list(check.check(subject))


@pytest.mark.parametrize(("path", "case"), CASES)
def test_case_goes_as_its_rule_says(path: Path, case: Case):
    """Something is found in a bad case and nothing in a good one, and its message can be said in both languages."""
    findings = found(path, case)

    assert bool(findings) is case.bad
    for one in findings:
        assert one.rule.name == path.stem
        assert one.location.object
        assert one.rule.render(one.values).ru
