"""Every rule of the language and every check of the security stage, held to the cases in the rule's file."""

import pytest

from checks.cases import run_cases
from checks.code.rule_set import installed
from rules.language.definition import Definition
from rules.language.pack import definitions


@pytest.mark.parametrize("definition", definitions(), ids=lambda one: one.name)
def test_cases_go_as_their_rule_says(definition: Definition):
    """Something is found in every bad case, where it says, and nothing in any good one, in both languages."""
    assert list(run_cases(installed(), [definition])) == []
