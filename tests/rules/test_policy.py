"""Policies move severities, each for a reason, and only of rules there are."""

from pathlib import Path

import pytest

from rules.catalogue import Catalogue, catalogue, load_catalogue, rule
from rules.errors import BadRuleError, UnknownNameError
from rules.policy import load_policy, policy, policy_names
from rules.rule import Severity

from .conftest import RULE

HEAD = """\
name: strict
title:
  ru: Строгая
  en: Strict
"""
MOVE = """\
  {key}:
    severity: {severity}
    reason:
      ru: Так надо.
      en: It must be so.
"""


@pytest.fixture
def rules(packs: Path) -> Catalogue:
    """Return two rules that share a code: `some-fault` and `twin-fault`."""
    twin = packs / "format" / "twin-fault.yaml"
    twin.write_text(RULE.replace("some-fault", "twin-fault"), encoding="utf-8")
    return load_catalogue(packs)


@pytest.fixture
def policies(tmp_path: Path) -> Path:
    """Return an empty folder of policies."""
    folder = tmp_path / "policies"
    folder.mkdir()
    return folder


def write(policies: Path, moves: str) -> None:
    """Write the policy `strict` with these moves."""
    (policies / "strict.yaml").write_text(HEAD + moves, encoding="utf-8")


def test_there_are_four_policies():
    """Every kind of submission has its policy."""
    assert policy_names() == ("hotfix", "new", "trusted-partner", "update")
    assert [policy(name).name for name in policy_names()] == list(policy_names())


def test_new_moves_nothing():
    """A first version is judged by the rules as they are."""
    assert [one.name for one in catalogue() if policy("new").severity(one) is not one.severity] == []


def test_every_move_changes_something():
    """No policy moves a rule to the severity it has anyway."""
    idle = [
        f"{name}: {moved}"
        for name in policy_names()
        for moved, move in policy(name).moves.items()
        if move.severity is rule(moved).severity
    ]

    assert idle == []


def test_no_policy_lets_a_refusal_pass():
    """What refuses a file refuses it under every policy."""
    blockers = [one for one in catalogue() if one.severity is Severity.BLOCKER]

    assert blockers
    assert [one.name for one in blockers for name in policy_names() if policy(name).severity(one) < one.severity] == []


def test_trusted_partner_needs_no_kit():
    """A trusted partner's bare file is only a remark; the rule itself stays as it is."""
    kit_required = rule("kit-required")

    assert policy("trusted-partner").severity(kit_required) is Severity.MINOR
    assert policy("new").severity(kit_required) is kit_required.severity is Severity.MAJOR
    assert policy("trusted-partner").reason(kit_required) is not None
    assert policy("new").reason(kit_required) is None


def test_code_moves_every_rule_that_shares_it(rules: Catalogue, policies: Path):
    """A code stands for all its rules, and a name goes before it whatever comes first."""
    by_name = MOVE.format(key="twin-fault", severity="info")
    by_code = MOVE.format(key="FMT-901", severity="critical")

    for moves in (by_name + by_code, by_code + by_name):
        write(policies, "moves:\n" + moves)
        strict = load_policy("strict", rules, policies)
        assert {one.name: strict.severity(one) for one in rules} == {"some-fault": "critical", "twin-fault": "info"}


def test_unknown_rule_is_named(rules: Catalogue, policies: Path):
    """A policy cannot move what does not exist, be it misspelt or gone."""
    sound = MOVE.format(key="some-fault", severity="info")
    write(policies, "moves:\n" + sound + MOVE.format(key="FMT-999", severity="info"))

    with pytest.raises(BadRuleError, match=r"^strict.yaml:11: moves.FMT-999: no rule has this name or code"):
        load_policy("strict", rules, policies)


def test_rule_that_went_is_noticed_in_the_cache(rules: Catalogue, policies: Path):
    """A policy kept in the cache is held against the rules of now."""
    write(policies, "moves:\n" + MOVE.format(key="twin-fault", severity="info"))
    load_policy("strict", rules, policies)
    fewer = Catalogue([rules.by_name("some-fault")], rules.digest)

    with pytest.raises(BadRuleError, match=r"^strict.yaml:6: moves.twin-fault: no rule"):
        load_policy("strict", fewer, policies)


@pytest.mark.parametrize(
    ("moves", "problem"),
    [
        ("moves:\n  some-fault: info\n", "strict.yaml:6: moves.some-fault: must be a mapping"),
        ("moves:\n  some-fault:\n    severity: info\n", "strict.yaml:6: moves.some-fault.reason: is missing"),
        ("moves:\n" + MOVE.format(key="some-fault", severity="mild"), "strict.yaml:7: moves.some-fault.severity: is"),
        ("moves: []\n", "strict.yaml:5: moves: must be a mapping"),
        ("", "strict.yaml:1: moves: is missing"),
        ("moves: {}\nnote: x\n", "strict.yaml:6: note: unknown key"),
    ],
)
def test_bad_policy_is_refused(rules: Catalogue, policies: Path, moves: str, problem: str):
    """A move has a severity and a reason, and a policy nothing else."""
    write(policies, moves)

    with pytest.raises(BadRuleError) as caught:
        load_policy("strict", rules, policies)

    assert str(caught.value).startswith(problem)


@pytest.mark.parametrize("name", ["lenient", "", "../policies/new", "new.yaml", "NEW", "*"])
def test_unknown_policy_is_refused(name: str):
    """A name from a command line is looked up, never used as a path."""
    with pytest.raises(UnknownNameError, match="there are hotfix, new, trusted-partner, update"):
        policy(name)


def test_digest_follows_the_file(rules: Catalogue, policies: Path):
    """An audit can be pinned to the policy it was judged by."""
    write(policies, "moves: {}\n")
    before = load_policy("strict", rules, policies).digest
    write(policies, "moves: {}\n# a remark\n")

    assert load_policy("strict", rules, policies).digest != before
    assert before.startswith("sha256:")
