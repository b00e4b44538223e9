"""Items without a configuration."""

from checks.card import Card, CardTarget
from checks.manifest.configurations_not_declared import RULE, check
from tests.build_submission import listed, submitted


def test_nobody_names_one():
    """A card without targets beside a file without a list is found."""
    [finding] = check(submitted(card=Card(title="Сверка")))

    assert finding.rule is RULE


def test_card_or_list_names_one():
    """Either will do; without a card nothing was declared at all."""
    assert not list(check(submitted(card=Card(targets=(CardTarget("Торговля"),)))))
    assert not list(check(submitted(card=Card(), lists=[listed(("Торговля",))])))
    assert not list(check(submitted()))
