"""Permissions that an auditor has to look at."""

import pytest

from checks.manifest.dangerous_permission import RULE, check
from rules.rule import Confidence
from tests.build_permissions import ADDRESS, asks, papers

FILES = {"AllowedRead": "true", "AllowedWrite": "true"}


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("RunApplication", {"CommandMask": "unzip %"}),
        ("CreateComObject", {"ProgId": "Excel.Application", "ComputerName": ""}),
        ("AttachAddin", {"TemplateName": "ОбщийМакет.К"}),
        ("ExternalModule", {"Name": "Обмен", "Hash": "0"}),
        ("ExternalModulePrivilegedModeAllowed", {}),
        ("FileSystemAccess", {"Path": "/var/exchange", **FILES}),
        ("FileSystemAccess", {"Path": "/temp/../etc", **FILES}),
        ("FileSystemAccess", {"Path": "/bin", **FILES}),
    ],
)
def test_dangerous_kinds_are_found(kind: str, said: dict[str, str]):
    """Each goes to an auditor."""
    [finding] = check(papers("", asks(kind, **said)))

    assert finding.rule is RULE
    assert finding.rule.confidence is Confidence.LOW


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("InternetResourceAccess", ADDRESS),
        ("FileSystemAccess", {"Path": "/temp", **FILES}),
        ("FileSystemAccess", {"Path": "/temp/exchange/", **FILES}),
        ("FileSystemAccess", {"Path": "/", **FILES}),
        ("RunApplication", {"CommandMask": "%"}),
    ],
)
def test_others_are_not(kind: str, said: dict[str, str]):
    """Near misses: temporary files; and what is too wide has a finding of its own."""
    assert not list(check(papers("", asks(kind, **said))))


def test_old_permissions_are_looked_at():
    """The list of 2012 has a COM class too."""
    assert len(list(check(papers("", asks("CreateComObject", "old", ProgId="A.B"), schema="1.0.0.1")))) == 1
