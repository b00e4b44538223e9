"""Cards that go beyond the list."""

import pytest

from checks.card import Card, CardTarget
from checks.manifest.declared_configuration_not_listed import RULE, check
from tests.build_submission import LIST, listed, submitted

LISTS = [listed(("Торговля", "1.0.0.0", "1.5.*.*"), ("УНФ",))]


@pytest.mark.parametrize(
    ("target", "line"),
    [
        (CardTarget("Бухгалтерия"), None),
        (CardTarget("Trade"), None),
        (CardTarget("Торговля"), 3),
        (CardTarget("Торговля", "1.5.0.0", "1.6.0.0"), 3),
    ],
)
def test_beyond_the_list(target: CardTarget, line: int | None):
    """A configuration, or versions, that the list lacks are found: at its entry, else at the list."""
    [finding] = check(submitted(lists=LISTS, card=Card(targets=(CardTarget("УНФ"), target))))

    assert finding.rule is RULE
    assert (finding.location.entry, finding.location.line) == (LIST, line)


@pytest.mark.parametrize(
    "target",
    [CardTarget("ТОРГОВЛЯ", "1.0.0.0", "1.4.*.*"), CardTarget("УНФ", "3.0.0.0"), CardTarget("Торговля", "1.0")],
)
def test_within_the_list(target: CardTarget):
    """Less than the list has is fine; what cannot be read is told by another rule."""
    assert not list(check(submitted(lists=LISTS, card=Card(targets=(target,)))))


def test_exact_versions():
    """A list of exact versions suits a range where one of them lies in it."""
    lists = [listed(("Торговля", "1.2.3.4"), ("Торговля", "1.6.0.0"), of_extension=False)]
    suits, misses = CardTarget("Торговля", "1.2.0.0", "1.3.0.0"), CardTarget("Торговля", "1.3.0.0", "1.5.0.0")

    assert not list(check(submitted(lists=lists, card=Card(targets=(suits,)))))
    assert len(list(check(submitted(lists=lists, card=Card(targets=(misses,)))))) == 1


def test_no_list():
    """Without a list the card is all there is."""
    assert not list(check(submitted(card=Card(targets=(CardTarget("УНФ"),)))))
