"""Comments of extensions."""

import pytest

from checks.manifest.comment_missing import RULE, check
from onec.model import FileKind
from tests.build_submission import submitted


@pytest.mark.parametrize("text", ["", " ", "\t\n"])
def test_comment_is_empty(text: str):
    """An extension without comment is found at its root; blanks are nothing."""
    [finding] = check(submitted(comment=text))

    assert finding.rule is RULE
    assert finding.location.object == "Configuration.дпр_Сверка"


def test_comment_is_given():
    """A single sign is comment enough."""
    assert not list(check(submitted(comment="!")))


def test_data_processor_has_none():
    """A data processor has no such property, or another rule for it."""
    assert not list(check(submitted(kind=FileKind.DATA_PROCESSOR, comment="")))
