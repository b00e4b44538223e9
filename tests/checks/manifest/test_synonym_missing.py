"""Synonyms of extensions."""

import pytest

from checks.manifest.synonym_missing import RULE, check
from onec.model import FileKind
from tests.build_submission import submitted


@pytest.mark.parametrize("text", ["", " ", "\t\n"])
def test_synonym_is_empty(text: str):
    """An extension without synonym is found at its root; blanks are nothing."""
    [finding] = check(submitted(synonym=text))

    assert finding.rule is RULE
    assert finding.location.object == "Configuration.дпр_Сверка"


def test_synonym_is_given():
    """A single sign is synonym enough."""
    assert not list(check(submitted(synonym="С")))


def test_data_processor_has_none():
    """A data processor has no such property, or another rule for it."""
    assert not list(check(submitted(kind=FileKind.DATA_PROCESSOR, synonym="")))


@pytest.mark.parametrize(("texts", "count"), [({"ru": "", "en": "Stock"}, 0), ({"ru": "", "en": " "}, 1), ({}, 1)])
def test_any_language_will_do(texts: dict[str, str], count: int):
    """A synonym in one language is a synonym."""
    assert len(list(check(submitted(synonym=texts)))) == count
