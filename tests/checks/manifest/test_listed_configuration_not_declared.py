"""Lists that go beyond the card."""

import pytest

from checks.card import Card, CardTarget
from checks.manifest.listed_configuration_not_declared import RULE, check
from tests.build_submission import LIST, listed, submitted

CARD = Card(targets=(CardTarget("Торговля", "1.0.0.0", "1.5.*.*"), CardTarget("УНФ")))


@pytest.mark.parametrize(
    "entry",
    [("Бухгалтерия",), ("Торговля",), ("Торговля", "1.0.0.0", "1.6.0.0"), ("Trade", "1.0.0.0", "1.5.0.0")],
    ids=repr,
)
def test_beyond_the_card(entry: tuple[str, ...]):
    """A configuration, or versions, that the card does not declare are found at the entry."""
    [finding] = check(submitted(lists=[listed(("УНФ",), entry)], card=CARD))

    assert finding.rule is RULE
    assert (finding.location.entry, finding.location.line) == (LIST, 4)


@pytest.mark.parametrize(
    "entry", [("торговля", "1.0.0.0", "1.5.9.9"), ("УНФ", "3.0.0.0", ""), ("Торговля", "1.0", "9.0"), (None,)], ids=repr
)
def test_within_the_card(entry: tuple[str, ...]):
    """Less than the card declares is fine; what cannot be read is told by another rule."""
    assert not list(check(submitted(lists=[listed(entry)], card=CARD)))


def test_exact_version():
    """An exact version lies within a range or not."""
    lists = [listed(("Торговля", "1.2.3.4"), ("Торговля", "1.6.0.0"), of_extension=False)]

    assert [one.location.line for one in check(submitted(lists=lists, card=CARD))] == [4]


def test_card_declares_nothing():
    """A card without targets, and no card, promise nothing to compare with."""
    assert not list(check(submitted(lists=[listed(("УНФ",))], card=Card())))
    assert not list(check(submitted(lists=[listed(("УНФ",))])))
