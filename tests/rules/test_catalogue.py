"""The catalogue: what it holds, in which order, and what it refuses across files."""

from pathlib import Path

import pytest

from rules.catalogue import catalogue, load_catalogue, rule
from rules.errors import BadRuleError, UnknownNameError
from rules.rule import Confidence, Rule, Severity, Text

from .conftest import RULE


def add(packs: Path, file: str, content: str) -> Path:
    """Write one more file below the packs."""
    path = packs / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def test_rule_is_what_its_file_says(packs: Path):
    """Every key of the file is a field of the rule; the folder is the stage."""
    assert list(load_catalogue(packs)) == [
        Rule(
            id="FMT-901",
            name="some-fault",
            severity=Severity.MAJOR,
            confidence=Confidence.HIGH,
            title=Text("Изъян", "Some fault"),
            message=Text("Изъян {name} найден {where}.", "The fault {name} was found {where}."),
            why=Text("Он мешает.", "It hurts."),
            fix=Text("Уберите его.", "Remove it."),
            source="CWE-20, Improper Input Validation",
            standards=(),
            cwe=("CWE-20",),
            stage="format",
        )
    ]


def test_standards_may_be_given(packs: Path, some_fault: Path):
    """Numbers of 1C standards are an optional list."""
    some_fault.write_text(RULE + "standards: [669, 774]\n", encoding="utf-8")

    assert load_catalogue(packs).by_name("some-fault").standards == ("669", "774")


def test_order_is_code_then_name(packs: Path):
    """Rules come in order of code, and those that share one in order of name."""
    add(packs, "manifest/alone.yaml", RULE.replace("FMT-901", "OS-001").replace("some-fault", "alone"))
    add(packs, "format/another.yaml", RULE.replace("some-fault", "another"))
    add(packs, "format/first.yaml", RULE.replace("FMT-901", "FMT-007").replace("some-fault", "first"))

    rules = load_catalogue(packs)

    assert [one.name for one in rules] == ["first", "another", "some-fault", "alone"]
    assert len(rules) == 4
    assert [one.name for one in rules.with_code("FMT-901")] == ["another", "some-fault"]
    assert rules.with_code("FMT-999") == ()


def test_digest_follows_names_and_bytes(packs: Path, some_fault: Path):
    """Any change of a byte or of a file's place changes the digest; the place of the packs does not."""
    before = load_catalogue(packs).digest
    some_fault.write_text(RULE + "# a remark\n", encoding="utf-8")
    remark = load_catalogue(packs).digest
    (packs / "format").rename(packs / "manifest")
    moved = load_catalogue(packs).digest
    again = load_catalogue(packs.rename(packs.with_name("elsewhere"))).digest

    assert len({before, remark, moved}) == 3
    assert moved == again
    assert before.startswith("sha256:")
    assert len(before) == len("sha256:") + 64


def test_unknown_rule_is_named():
    """Asking for a rule that does not exist tells which one."""
    with pytest.raises(UnknownNameError, match="no rule is called 'no-such-rule'"):
        rule("no-such-rule")


def test_rules_are_read_once_per_process():
    """All check modules together cost one reading and share its objects."""
    assert catalogue() is catalogue()
    assert rule("chain-loop") is rule("chain-loop")


def test_name_is_that_of_the_file(packs: Path):
    """A rule is found by the name of its file."""
    add(packs, "format/renamed.yaml", RULE)

    with pytest.raises(BadRuleError, match=r"^format/renamed.yaml:2: name: is some-fault"):
        load_catalogue(packs)


def test_name_is_used_once(packs: Path):
    """Two packs cannot have a rule of one name."""
    add(packs, "manifest/some-fault.yaml", RULE)

    with pytest.raises(BadRuleError, match=r"^manifest/some-fault.yaml:2: name: format/some-fault.yaml has the same"):
        load_catalogue(packs)
