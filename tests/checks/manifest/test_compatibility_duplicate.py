"""Configurations that are listed twice."""

import pytest

from checks.card import Card, CardTarget
from checks.manifest.compatibility_duplicate import RULE, check
from checks.manifest.listed import MAX_COMPARED
from rules.rule import Text
from tests.build_submission import listed, submitted

ONE = ("Торговля", "1.0.0.0", "1.5.*.*")


@pytest.mark.parametrize(
    "other", [ONE, ("ТОРГОВЛЯ", "1.5.3.0", "2.0.0.0"), ("Торговля",), ("Торговля ", "", "1.0.0.0")], ids=repr
)
def test_versions_meet(other: tuple[str, ...]):
    """The second entry of a configuration is found where both mean a version; case of the name does not matter."""
    [finding] = check(submitted(lists=[listed(ONE, other)]))

    assert finding.rule is RULE
    assert finding.location.line == 4
    assert finding.values["first"] == Text("1.0.0.0–1.5.*.*, строка 3", "1.0.0.0–1.5.*.*, line 3")


@pytest.mark.parametrize(
    "other", [("Торговля", "1.6.0.0", ""), ("Trade", "1.0.0.0", "1.5.*.*"), ("Торговля", "1.0", "")]
)
def test_versions_do_not_meet(other: tuple[str, ...]):
    """Ranges apart, another configuration, a version that cannot be read: no finding here."""
    assert not list(check(submitted(lists=[listed(ONE, other)])))


def test_exact_versions():
    """In the other list two exact versions meet where they are the same, and any version meets each."""
    lists = [listed(("Торговля", "1.0.0.1"), ("Торговля", "1.0.0.2"), ("Торговля", "1.0.0.1"), of_extension=False)]

    assert [one.location.line for one in check(submitted(lists=lists))] == [5]
    assert len(list(check(submitted(lists=[listed(("УНФ",), ("УНФ", "1.0.0.1"), of_extension=False)])))) == 1


def test_card_and_list_are_apart():
    """What the card and a list both name is no duplicate; the card's own are."""
    target = CardTarget(*ONE)

    assert not list(check(submitted(lists=[listed(ONE)], card=Card(targets=(target,)))))
    assert len(list(check(submitted(card=Card(targets=(target, target)))))) == 1


def test_endless_list():
    """Each entry is compared with a bounded number of others."""
    entries = [("Торговля", f"1.0.{number}.0", f"1.0.{number}.9") for number in range(5 * MAX_COMPARED)]

    assert not list(check(submitted(lists=[listed(*entries)])))
