"""The JSON Schema of the report."""

import json
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from checks.upload import upload
from pipeline.audit import audit
from pipeline.rows import Terms
from pipeline.schemas import report_schema
from pipeline.stages import SkipReason
from rules.policy import policy

VALIDATOR = Draft202012Validator(report_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
SAMPLE: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "data" / "sarif" / "report.json").read_text(encoding="utf-8")
)


def changed(path: str, value: object) -> dict[str, Any]:
    """Return the sample with one value replaced, `findings/0/rule`."""
    body = deepcopy(SAMPLE)
    *parents, last = [int(key) if key.isdigit() else key for key in path.split("/")]
    place: Any = body
    for key in parents:
        place = place[key]
    place[last] = value
    return body


def test_schema_is_a_schema():
    """The schema itself holds to JSON Schema 2020-12."""
    Draft202012Validator.check_schema(report_schema())


def test_every_reason_to_skip_is_known():
    """Whatever a stage was skipped for stands in the schema."""
    reason = report_schema()["$defs"]["stage_outcome"]["properties"]["reason"]

    assert set(reason["enum"]) == {None, *(one.value for one in SkipReason)}


def test_sample_holds():
    """A body with everything in it is valid."""
    assert list(VALIDATOR.iter_errors(SAMPLE)) == []


@pytest.mark.parametrize("data", [b"", b"PK\3\4 cut short", b"no container"])
def test_audited_file_holds(data: bytes):
    """What the pipeline says of a file is valid, and its keys stand in the order of the schema."""
    body = audit(upload(data, "x.cfe"), Terms(policy("new"), date(2026, 11, 20))).report

    assert list(VALIDATOR.iter_errors(json.loads(json.dumps(body)))) == []
    assert in_order(body, report_schema())


def test_sample_is_in_order():
    """The keys of the sample stand in the order of the schema, on every level."""
    assert in_order(SAMPLE, report_schema())


def in_order(value: Any, schema: dict[str, Any]) -> bool:  # noqa: ANN401 (any JSON)
    """Tell whether the keys of every object stand as its schema lists them."""
    if "$ref" in schema:
        schema = report_schema()["$defs"][schema["$ref"].rpartition("/")[2]]
    if isinstance(value, list):
        return all(in_order(each, schema.get("items", {})) for each in value)
    if not isinstance(value, dict) or "properties" not in schema:
        return True
    return list(value) == list(schema["properties"]) and all(
        in_order(value[key], part) for key, part in schema["properties"].items()
    )


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("schema", "otk-report/2"),
        ("artifact/sha256", "9F4C"),
        ("artifact/size", -1),
        ("artifact/file_name", None),
        ("artifact/kind", "archive"),
        ("subject/purpose", "addon"),
        ("subject/objects", 1.5),
        ("rule_set/digest", "c41b"),
        ("rule_set/engine", "one"),
        ("targets/0/status", "fits"),
        ("targets/0/index", "abc"),
        ("stages/0/stage", "formats"),
        ("stages/0/status", "ok"),
        ("stages/0/reason", "no-target"),
        ("stages/3/reason", None),
        ("stages/0/checks_run", None),
        ("stages/0/checks_broken", ["Chain Loop"]),
        ("verdict", "passed"),
        ("reasons/0", "because"),
        ("reasons/0", "stage:format:late"),
        ("findings/0/rule", "os-1"),
        ("findings/0/name", "Text Executed"),
        ("findings/0/stage", "style"),
        ("findings/0/severity", "high"),
        ("findings/0/rule_severity", None),
        ("findings/0/confidence", "medium"),
        ("findings/0/fingerprint", "9f4c1d6b"),
        ("findings/0/title/en", None),
        ("findings/0/location/module", "TheModule"),
        ("findings/0/location/line", 0),
        ("findings/0/location/column", "2"),
        ("findings/0/location/snippet", ["a", "b"]),
        ("findings/1/flow/0/kind", "stolen"),
        ("findings/0/suppressed_by", "T. G."),
        ("findings/0/since", "old"),
        ("fixed/0", "5f1d"),
        ("fingerprints/0", ""),
        ("capabilities", []),
        ("permissions", {}),
        ("summary/info", -1),
        ("truncated", {"EXT-009": 0}),
        ("truncated", {"base-body-changed": 1}),
    ],
)
def test_wrong_value_is_refused(path: str, value: object):
    """One wrong value is refused, and the place of the error is that value's."""
    [error] = VALIDATOR.iter_errors(changed(path, value))

    at = "/".join(str(key) for key in error.absolute_path)
    assert at.startswith(path)


@pytest.mark.parametrize(
    "path",
    ["", "artifact", "subject", "rule_set", "targets/0", "stages/0", "findings/0", "findings/0/location", "summary"],
)
def test_keys_are_neither_more_nor_fewer(path: str):
    """An object with an unknown key, or without one of its own, is refused."""
    whole = deepcopy(SAMPLE)
    part: Any = whole
    for key in filter(None, path.split("/")):
        part = part[int(key) if key.isdigit() else key]
    more, fewer = {**part, "extra": 1}, dict(list(part.items())[1:])

    for wrong in (more, fewer):
        assert not VALIDATOR.is_valid(changed(path, wrong) if path else wrong)


def test_every_field_is_described():
    """Every property of every object says what it is."""
    schema = report_schema()
    objects = [schema, *schema["$defs"].values(), *schema["properties"].values()]
    fields = [(name, field) for each in objects for name, field in each.get("properties", {}).items()]

    assert [name for name, field in fields if not field.get("description")] == []
