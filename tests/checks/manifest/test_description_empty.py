"""Descriptions that tell nothing."""

from dataclasses import replace

import pytest

from checks.card import Card
from checks.manifest.description_empty import RULE, check
from onec.manifest import Said
from onec.model import FileKind
from onec.self_description import CodePlace, Gap, SelfDescription, Told, Why
from rules.rule import Text
from tests.build_submission import MANIFEST, manifest_of, submitted

PLACE = CodePlace("СведенияОВнешнейОбработке", 3, 2)
TOLD = SelfDescription(PLACE, exported=True, is_function=True, parameters=0)
GOOD = "Печатает ценники по заказам"


@pytest.mark.parametrize(
    "text", ["Обработка", "Отчёт по продажам", "Test", "...", "v 1.2", "Сверка остатков", "a b c d e"]
)
def test_short_description(text: str):
    """A word or two tell nothing."""
    [finding] = check(submitted(comment=text))

    assert finding.rule is RULE
    assert finding.values == {"text": Text(f"«{text}»", f"“{text}”")}


def test_title_again():
    """The title or the name once more tells nothing, however long it is."""
    title = "Загрузка заказов поставщиков из почты"

    assert len(list(check(submitted(synonym=title, comment=title.upper())))) == 1
    assert len(list(check(submitted(name="ЗагрузкаЗаказовПоставщиков", comment="Загрузка заказов поставщиков")))) == 1
    assert not list(check(submitted(synonym=title, comment=f"{title} и с диска")))


@pytest.mark.parametrize("text", [GOOD, "Prints price tags of orders", "Печать ценников по заказам"])
def test_sentence(text: str):
    """A verb with its objects is enough, in both languages."""
    assert not list(check(submitted(comment=text)))


def test_any_of_them_will_do():
    """One description that tells is enough: of the card, the manifest, the code or the file."""
    short = replace(manifest_of(), description=Said("Печать", 6))
    long = replace(manifest_of(), description=Said(GOOD, 6))

    assert not list(check(submitted(comment="Печать", card=Card(description=GOOD))))
    assert not list(check(submitted(manifest=long)))
    assert not list(check(submitted(manifest=short, described=replace(TOLD, information=Told(GOOD, PLACE)))))
    [finding] = check(submitted(manifest=short, card=Card(description=" ")))
    assert (finding.location.entry, finding.location.line) == (MANIFEST, 6)


@pytest.mark.parametrize("said", [None, Said(" ", 6)])
def test_empty_description_of_a_manifest(said: Said[str] | None):
    """Other rules tell of it, whatever the code says besides."""
    without = replace(manifest_of(), description=said)

    assert not list(check(submitted(manifest=without, comment="Печать")))


def test_none_at_all():
    """A bare data processor without a word is found; an extension's comment and a manifest have their own rules."""
    [finding] = check(submitted(kind=FileKind.DATA_PROCESSOR))

    assert finding.location.object == "ExternalDataProcessor.дпр_Сверка"
    assert not list(check(submitted(kind=FileKind.EXTENSION)))
    assert not list(check(submitted(kind=FileKind.DATA_PROCESSOR, helped="Загружает заказы из файла")))


def test_computed_description():
    """What the code puts together at run time is not judged."""
    computed = replace(TOLD, information=Told(None, PLACE, Why.CALL))
    gap = replace(TOLD, gaps=(Gap(PLACE, Why.EXECUTED_TEXT),))

    for told in (computed, gap):
        assert not list(check(submitted(kind=FileKind.DATA_PROCESSOR, described=told)))
