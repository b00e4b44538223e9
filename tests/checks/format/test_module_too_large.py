"""A module that is not read into a tree is told; no honest one is so large."""

import pytest

from checks.format.module_too_large import RULE, check
from onec.bsl.size import MAX_MODULE_TOKENS, fits
from tests import build


def test_module_of_too_many_tokens_is_found():
    """One token over the limit."""
    [finding] = check(build.subject(build.module(";" * (MAX_MODULE_TOKENS + 1)), build.module("А = 1;")))

    assert finding.rule is RULE
    assert finding.values["limit"] == "700000"


def test_tokens_count_and_blanks_do_not():
    """A text of a few long words is small, whatever its bytes."""
    assert fits(build.module("А" * 2_000_000))
    assert fits(build.module(" " * 2_000_000))
    assert fits(build.module(";" * MAX_MODULE_TOKENS))
    assert not fits(build.module("а;" * MAX_MODULE_TOKENS, encoding="utf-16-le"))


@pytest.mark.parametrize("text", ["// " + '"; ' * MAX_MODULE_TOKENS, 'А = "' + "а; " * MAX_MODULE_TOKENS + '";'])
def test_what_a_comment_or_a_literal_holds_does_not_count(text: str):
    """Nobody switches the rules off by one of them."""
    assert fits(build.module(text))
    assert not fits(build.module(text + "\n" + ";" * MAX_MODULE_TOKENS))


@pytest.mark.parametrize(
    "text",
    [
        'А = "' + '""' * MAX_MODULE_TOKENS + '";',
        'А = "' + "\n|" * MAX_MODULE_TOKENS + '";',
        " \r" * MAX_MODULE_TOKENS,
        # A directive takes the quote along, so that no literal begins which could hide what follows.
        '#Чужое "\n|' + ";" * MAX_MODULE_TOKENS,
    ],
)
def test_what_makes_a_token_costly_counts(text: str):
    """Doubled quotes and lines cost time and memory within one token too."""
    assert not fits(build.module(text))
