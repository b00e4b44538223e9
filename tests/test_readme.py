"""The READMEs say what is true today."""

import re
from pathlib import Path

import pytest

from rules.catalogue import catalogue

PROJECT = Path(__file__).parents[1]
RULE_COUNT = re.compile(r"(?:Rules?:?|Правила?|Правил:) +(\d+)|(\d+) (?:rules of the format|правил[оа]? этапа)")


@pytest.mark.parametrize("name", ["README.md", "README.ru.md", "CHANGELOG.md"])
def test_number_of_rules_is_the_catalogues(name: str):
    """Samples of output and lists name as many rules as there are."""
    text = (PROJECT / name).read_text(encoding="utf-8")

    found = [int(one or other) for one, other in RULE_COUNT.findall(text)]
    assert found
    assert set(found) == {len(catalogue())}
