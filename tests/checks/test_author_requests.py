"""The author's request beside a finding."""

import time

import pytest

from checks.author_requests import AuthorRequests
from checks.finding import AuthorRequest
from onec.bsl.requests import find_requests
from tests.build import made_rule

RULE = made_rule("EXEC-001", "data-executed")


def asked(text: str) -> AuthorRequests:
    """Return what the author of a module asks."""
    return AuthorRequests(find_requests(text))


@pytest.mark.parametrize(
    ("comment", "tool"),
    [
        ("// otk: ignore EXEC-001 так надо", "otk"),
        ("// otk: ignore data-executed так надо", "otk"),
        ("// BSLLS:ExecuteExternalCode-выкл", "bsl-language-server"),
        ("// BSLLS-off", "bsl-language-server"),
        ("//@skip-check restriction-execute-external-code", "v8-code-style"),
        ("//@skip-warning", "v8-code-style"),
    ],
)
def test_request_about_the_rule_is_told(comment: str, tool: str):
    """It may name our code or name, a check that looks for the same, or all checks."""
    requests = asked(f"А();\n{comment}\nВыполнить(Б);\n")

    assert requests.about(RULE, 3) == AuthorRequest(tool, comment)
    assert requests.about(RULE, 1) is None


@pytest.mark.parametrize(
    "comment", ["// otk: ignore EXEC-002", "// BSLLS:MagicNumber-off", "//@skip-check using-isinrole", "// просто"]
)
def test_request_about_another_check_is_nobodys(comment: str):
    """A finding that nobody asked to leave out has no request."""
    assert asked(f"{comment}\nВыполнить(Б);\n").about(RULE, 2) is None


def test_latest_request_is_told():
    """A comment at the place goes before a switch at the top of the module."""
    requests = asked("// BSLLS-off\nА();\n// otk: ignore EXEC-001 причина\nВыполнить(Б);\nВыполнить(В);\n")

    assert requests.about(RULE, 4) == AuthorRequest("otk", "// otk: ignore EXEC-001 причина")
    assert requests.about(RULE, 5) == AuthorRequest("bsl-language-server", "// BSLLS-off")


def test_long_range_is_seen_behind_a_short_one():
    """A method that is covered stays so behind a statement in it that is covered too."""
    requests = asked(
        "//@skip-warning\nПроцедура А()\n//@skip-warning\nБ();\nВыполнить(В);\nКонецПроцедуры\nВыполнить(Г);\n"
    )

    assert requests.about(RULE, 5) is not None
    assert requests.about(RULE, 7) is None


def test_many_findings_among_many_requests_take_little():
    """Each question takes logarithmic time."""
    requests = asked("// otk: ignore EXEC-001\nВыполнить(А);\n" * 20_000)

    begun = time.process_time()
    told = [requests.about(RULE, line) for line in range(1, 40_001)]

    assert all(told)
    assert time.process_time() - begun < 5
