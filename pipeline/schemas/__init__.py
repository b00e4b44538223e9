"""JSON Schemas of what the pipeline writes, and of the card it is given."""

import json
from importlib.resources import files
from typing import Any


def report_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the report body, `otk-report/1`."""
    return _schema("report-1")


def scan_schema() -> dict[str, Any]:
    """Return the JSON Schema of a scan, `otk-scan/1`; it refers to that of the report."""
    return _schema("scan-1")


def verify_schema() -> dict[str, Any]:
    """Return the JSON Schema of `otk target verify`, `otk-verify/1`; it refers to that of the report."""
    return _schema("verify-1")


def card_schema() -> dict[str, Any]:
    """Return the JSON Schema of the card that `otk audit --card` reads."""
    return _schema("card-1")


def _schema(name: str) -> dict[str, Any]:
    text = files(__name__).joinpath(f"{name}.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema
