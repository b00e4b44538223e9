"""Names of updates."""

import pytest

from checks.manifest.name_changed import RULE, check
from tests.build_submission import NAME, published, submitted


def test_another_name():
    """An update with another name is found at the root."""
    [finding] = check(submitted(before=published(name="дпр_Сверка2")))

    assert finding.rule is RULE
    assert finding.values == {"name": NAME, "published": "дпр_Сверка2"}


@pytest.mark.parametrize("name", [NAME, NAME.upper(), ""])
def test_same_name(name: str):
    """Case is no other name, and an earlier report may not tell one."""
    assert not list(check(submitted(before=published(name=name))))


def test_another_kind_speaks_for_itself():
    """A file of another kind has a name of its own; the first version has nothing before it."""
    assert not list(check(submitted(before=published(name="Долги", kind="report"))))
    assert not list(check(submitted()))
