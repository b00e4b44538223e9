"""JSON Schemas of what the pipeline writes."""

import json
from importlib.resources import files
from typing import Any


def report_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the report body, `otk-report/1`."""
    text = files(__name__).joinpath("report-1.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema
