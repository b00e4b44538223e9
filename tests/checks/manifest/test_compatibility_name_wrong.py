"""Names in compatibility lists."""

import pytest

from checks.card import Card, CardTarget
from checks.manifest.compatibility_name_wrong import RULE, check
from checks.manifest.listed import IN_CARD
from tests.build_submission import LIST, listed, submitted


@pytest.mark.parametrize(
    "name", ["", " ", "Бухгалтерия предприятия", "1С:Бухгалтерия", "1СБухгалтерия", "Trade-11", "А" * 81, "Торговля "]
)
def test_no_name(name: str):
    """What cannot be a name in metadata is found at its entry."""
    [finding] = check(submitted(lists=[listed(("Торговля",), (name,))]))

    assert finding.rule is RULE
    assert (finding.location.entry, finding.location.line) == (LIST, 4)


@pytest.mark.parametrize("name", ["БухгалтерияПредприятия", "SmallBusiness", "_УНФ", "А" * 80, "ERP2"])
def test_name(name: str):
    """A name of letters, digits and underscores may be one."""
    assert not list(check(submitted(lists=[listed((name,))])))


def test_missing_element_is_told_by_the_schema():
    """An entry without the element is no finding here."""
    assert not list(check(submitted(lists=[listed((None,))])))


def test_name_in_the_card():
    """The card's configurations are held to the same; both languages of names are fine."""
    card = Card(
        targets=(CardTarget("Trade management"), CardTarget("TradeManagement"), CardTarget("УправлениеТорговлей"))
    )

    [finding] = check(submitted(card=card))

    assert finding.values == {"name": "Trade management", "paper": IN_CARD}
    assert finding.location.entry == ""
