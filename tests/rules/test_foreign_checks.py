"""Checks of other analysers have the codes of ours."""

from pathlib import Path

import pytest

from onec.bsl.requests import RequestTool
from rules.errors import BadRuleError
from rules.foreign_checks import foreign_checks


def test_analysers_that_take_requests_are_known():
    """There is a table for each of them, and none for anybody else."""
    assert set(foreign_checks()) == set(RequestTool) - {RequestTool.OTK}


def test_check_has_codes_of_ours():
    """Names are in lower case: comments write them as they like."""
    assert foreign_checks()["bsl-language-server"]["executeexternalcode"] >= {"EXEC-001", "EXEC-002"}
    assert foreign_checks()["v8-code-style"]["using-isinrole"] == {"PRIV-007"}


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("other:\n  A: [exec-1]\n", "other.A"),
        ("other:\n  A: EXEC-001\n", "other.A"),
        ("other:\n  A: [EXEC-001]\n  a: [EXEC-002]\n", "other.a"),
        ("other: [EXEC-001]\n", "other"),
    ],
)
def test_bad_table_is_refused(tmp_path: Path, table: str, key: str):
    """What is no list of codes, or stands twice, names its key."""
    (tmp_path / "foreign_checks.yaml").write_text(table, encoding="utf-8")

    with pytest.raises(BadRuleError) as caught:
        foreign_checks(tmp_path)

    assert caught.value.key == key
