"""The table of permissions in the report."""

from datetime import date

import pytest
from jsonschema import Draft202012Validator

from checks.finding import Location
from checks.permissions.table import Row, State
from checks.permissions.wanted import files
from checks.upload import upload
from onec.permissions import PermissionKind
from pipeline import permissions
from pipeline.audit import audit
from pipeline.permissions import absent_kinds, details_of, name_of, permission_rows
from pipeline.rows import Terms
from pipeline.schemas import report_schema
from pipeline.stages import Stage, StageStatus, run_stage
from rules.policy import policy
from tests.build_permissions import ADDRESS, CONNECTION, asks, papers
from tests.pipeline.sample_report import permission

HERE = Location("e", "CommonModule.А", "Module", "М", 4, 3, ("А = 1;",), 4)


def test_row_has_its_places():
    """Places come without their lines of code; a value that is not told is null."""
    used = files(None, read=True, write=False)
    [row] = permission_rows([Row(used.kind.value, used.parameters, used, State.UNDETERMINED, None, None, (HERE,), 3)])

    assert row["parameters"] == {"Path": None, "AllowedRead": "true", "AllowedWrite": "false"}
    assert (row["kind"], row["state"], row["count"]) == ("FileSystemAccess", "undetermined", 3)
    assert row["asked"] is row["told"] is None
    assert [place["line"] for place in row["used"]] == [4]
    assert row["used"][0]["snippet"] is None


def test_values_are_safe_and_short():
    """Nothing in a value turns the text around, and a long one is cut."""
    said = Row("Вид\u202e", (("Host", "a\u202eb" + "я" * 1000),), None, State.SPARE)
    [row] = permission_rows([said])

    assert row["kind"] == r"Вид\u202e"
    assert row["parameters"]["Host"].startswith(r"a\u202eb")
    assert len(row["parameters"]["Host"]) == permissions.MAX_VALUE_CHARACTERS


@pytest.mark.parametrize(
    ("row", "name", "details"),
    [
        (
            permission("InternetResourceAccess", "ok", Protocol="HTTPS", Host="a.ru", Port="443"),
            "a.ru",
            [("", "HTTPS"), ("on-port", "443")],
        ),
        (permission("InternetResourceAccess", "ok", Protocol=None, Host=None, Port="80"), None, [("on-port", "80")]),
        (
            permission("FileSystemAccess", "ok", Path="/a", AllowedRead="false", AllowedWrite="true"),
            "/a",
            [("allowed-write", "")],
        ),
        (permission("CreateComObject", "ok", ProgId="", CLSID="{1}", ComputerName="srv"), "{1}", [("", "srv")]),
        (permission("ExternalModulePrivilegedModeAllowed", "ok"), "", []),
        (
            permission("DocumentPosting", "undetermined", DocumentType="Д", Action="Posting"),
            "",
            [("", "Д"), ("", "Posting")],
        ),
    ],
)
def test_row_is_named(row: dict[str, object], name: str | None, details: list[tuple[str, str]]):
    """One value names the thing, what else is known stands beside it."""
    assert name_of(row) == name
    assert list(details_of(row)) == details


def test_kinds_are_those_of_manifests():
    """What was not found is told of every kind there is."""
    assert list(permissions.KINDS) == absent_kinds([])
    assert set(permissions.KINDS) == set(PermissionKind)


def test_audit_of_a_kit_fills_the_table():
    """From the bytes of a kit to rows that the schema takes; the same bytes give the same rows."""
    subject = papers(
        CONNECTION, asks("InternetResourceAccess", **ADDRESS), asks("RunApplication", CommandMask="a")
    ).subject
    terms = Terms(policy("new"), date(2026, 11, 20))
    first, second = (audit(upload(subject.upload.data, "x.zip"), terms).report for _ in range(2))

    assert [(row["kind"], row["state"]) for row in first["permissions"]] == [
        ("RunApplication", "spare"),
        ("InternetResourceAccess", "ok"),
    ]
    assert first["permissions"] == second["permissions"]
    assert {one["rule"] for one in first["findings"] if one["location"]["line"] == 15} >= {"MANI-008", "MANI-040"}
    assert list(Draft202012Validator(report_schema()).iter_errors(first)) == []


def test_broken_table_is_ours(monkeypatch: pytest.MonkeyPatch):
    """A table that raises is a broken stage without rows, never a clean one."""

    def fails(_: object) -> tuple[Row, ...]:
        raise RuntimeError

    monkeypatch.setattr("pipeline.stages.PERMISSIONS", {Stage.MANIFEST: fails})
    outcome = run_stage(Stage.MANIFEST, papers(CONNECTION).subject, ())

    assert outcome.status is StageStatus.BROKEN
    assert [one.name for one in outcome.broken] == ["permissions"]
    assert outcome.permissions == ()
