"""A module that is not read into a tree is told; no honest one is so large."""

from checks.format.module_too_large import RULE, check
from onec.bsl.size import MAX_MODULE_TOKENS, fits
from tests import build


def test_module_of_too_many_tokens_is_found():
    """One token over the limit."""
    [finding] = check(build.subject(build.module(";" * (MAX_MODULE_TOKENS + 1)), build.module("А = 1;")))

    assert finding.rule is RULE
    assert finding.values["limit"] == "700000"


def test_words_count_and_blanks_do_not():
    """A text of a few long words is small, whatever its bytes."""
    assert fits(build.module("А" * 2_000_000))
    assert fits(build.module(" " * 2_000_000))
    assert fits(build.module(";" * MAX_MODULE_TOKENS))
    assert not fits(build.module("а;" * MAX_MODULE_TOKENS, encoding="utf-16-le"))
