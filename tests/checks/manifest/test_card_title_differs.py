"""Titles of cards."""

import pytest

from checks.card import Card
from checks.manifest.card_title_differs import RULE, check
from onec.model import FileKind
from onec.self_description import CodePlace, SelfDescription, Told
from tests.build_submission import MANIFEST, manifest_of, submitted

PLACE = CodePlace("СведенияОВнешнейОбработке", 3, 2)


def test_another_title():
    """A title that the file does not have is found."""
    [finding] = check(submitted(synonym="Сверка остатков", card=Card(title="Учёт остатков")))

    assert finding.rule is RULE
    assert finding.values == {"declared": "Учёт остатков", "stated": "Сверка остатков"}


@pytest.mark.parametrize("title", ["Сверка остатков", "СВЕРКА  остатков ", "Stock", ""])
def test_one_of_the_titles(title: str):
    """Any language of the file will do; case and blanks are no difference; a card need not have a title."""
    synonym = {"ru": "Сверка остатков", "en": "Stock"}

    assert not list(check(submitted(synonym=synonym, card=Card(title=title))))


def test_title_of_the_manifest():
    """In a kit the manifest tells the title, and the finding is at its line."""
    papers = submitted(kind=FileKind.REPORT, manifest=manifest_of("Долги"), card=Card(title="Сверка остатков"))

    [finding] = check(papers)

    assert (finding.location.entry, finding.location.line) == (MANIFEST, 2)
    assert not list(check(submitted(manifest=manifest_of("Долги"), card=Card(title="Долги"))))


def test_title_of_the_code():
    """A bare data processor tells it in its code; without that, its synonym counts."""
    told = SelfDescription(PLACE, exported=True, is_function=True, parameters=0, name=Told("Долги", PLACE))
    card = Card(title="Долги")

    assert not list(check(submitted(kind=FileKind.DATA_PROCESSOR, described=told, card=card)))
    assert len(list(check(submitted(kind=FileKind.DATA_PROCESSOR, card=card)))) == 1


def test_no_title_to_compare():
    """What the manifest lacks is told by its schema; without a card nothing is declared."""
    assert not list(check(submitted(manifest=manifest_of(None), card=Card(title="Долги"))))
    assert not list(check(submitted()))
