"""The JSON Schema of rule files, for editors: completion and red lines while an author writes.

`python -m rules.language.schema` writes it to `rules/rule.schema.json`; a test keeps that equal to the code. It knows
less than the loader (expressions, names, what keys do to each other), and refuses nothing that the loader takes.
"""

import json
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from onec.classes import ModuleKind
from onec.model import FileKind
from rules.catalogue import CODE, CWE, NAME, OPTIONAL, REQUIRED, STANDARD
from rules.language.cases import CASE_KEYS, CONTENTS
from rules.language.definition import KEYS
from rules.language.flows import SINK_LEAVES, SOURCE_LEAVES
from rules.language.pattern import LeafKind, Relation
from rules.language.patterns import ACCESS, REASONS
from rules.language.words import AROUND, CAPABILITIES, FLAGS, LABELS, SINKS, STATEMENTS
from rules.rule import Confidence, Decided, RuleClass, Severity

FILE: Final = Path(__file__).parents[1] / "rule.schema.json"

Schema = dict[str, Any]

_TEXT: Final[Schema] = {"type": "string", "minLength": 1}
_SCALAR: Final[Schema] = {"type": "string"}
_REGEX: Final[Schema] = {"type": "string", "format": "regex", "minLength": 1}
_TRUTH: Final[Schema] = {"enum": [True, False]}
_MARK: Final[Schema] = {"enum": [True]}
_NUMBER: Final[Schema] = {"type": "integer", "minimum": 0}
_NAMES: Final[Schema] = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1}]}
_BOTH: Final[Schema] = {"$ref": "#/definitions/text"}
_VALUE: Final[Schema] = {"$ref": "#/definitions/value"}
_GROUPS: Final[Schema] = {"type": "array", "items": {"$ref": "#/definitions/group"}, "minItems": 1}
_PATTERNS: Final[Schema] = {"$ref": "#/definitions/patterns"}
_BOUNDS: Final[Schema] = {"$ref": "#/definitions/bounds"}
_SHAPE: Final[Schema] = {"$ref": "#/definitions/shape"}


def schema() -> Schema:
    """Return the schema of a rule file."""
    head = {
        "id": {"type": "string", "pattern": f"^{CODE}$"},
        "name": {"type": "string", "pattern": f"^{NAME}$"},
        "class": _one(RuleClass),
        "decided": _one(Decided),
        "severity": _one(Severity),
        "confidence": _one(Confidence),
        "source": _TEXT,
        "standards": _list({"pattern": f"^{STANDARD}$", "type": ["string", "integer"]}, fewest=0),
        "cwe": _list({"type": "string", "pattern": f"^{CWE}$"}, fewest=0),
        **dict.fromkeys(("title", "message", "why", "fix"), _BOTH),
        "capability": _one(CAPABILITIES),
        "capability_value": _object({"arg": _NUMBER, "value": _MARK}),
        "example": _object({"bad": _TEXT, "good": _TEXT}, required=("bad", "good")),
        "versions": _list(
            _object(
                {"version": {"type": ["string", "number"]}, "date": _TEXT, "reason": _BOTH},
                required=("version", "date", "reason"),
            )
        ),
        "shadow": _TRUTH,
        "grace": _TEXT,
        "modules": _object(
            {
                "kinds": _some(ModuleKind),
                "not_kinds": _some(ModuleKind),
                "files": _some(FileKind),
                "flags": {"$ref": "#/definitions/flags"},
                "adopted": _TRUTH,
                "client": _TRUTH,
                "managed": _TRUTH,
            }
        ),
        "match": _PATTERNS,
        "taint": _object(
            {
                "from": _ends(LABELS, SOURCE_LEAVES),
                "to": _ends(SINKS, SINK_LEAVES, {"arg": _NUMBER}),
                "via": _some(LABELS),
            },
            required=("from", "to"),
        ),
        "check": {"enum": ["python"]},
        "cases": _object({"bad": _list(_case(), fewest=2), "good": _list(_case(), fewest=2)}, required=("bad", "good")),
    }
    missing = (REQUIRED | OPTIONAL | KEYS.required | KEYS.optional) ^ head.keys()
    if missing:
        raise AssertionError(f"keys that the loader and the schema do not share: {sorted(missing)}")
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Rule of OTK",
        **_object(head, required=sorted(REQUIRED)),
        "definitions": _definitions(),
    }


def _definitions() -> Schema:
    around: Schema = {
        "anyOf": [
            _one(AROUND),
            _object({"method": _SHAPE}),
            *(_object({word: _REGEX}) for word in ("if", "pp", "region")),
        ]
    }
    constraints: Schema = {
        "inside": {"anyOf": [around, _list(around)]},
        "not_inside": {"anyOf": [around, _list(around)]},
        "all": _GROUPS,
        "not": _GROUPS,
        "any": _GROUPS,
        "method": _SHAPE,
        "arg": _object({"any": _VALUE, "count": _BOUNDS}, patterns={"^[0-9]{1,2}$": _VALUE}),
        "value": _VALUE,
        "receiver": _VALUE,
        **dict.fromkeys(Relation, _PATTERNS),
    }
    leaves: Schema = {
        **dict.fromkeys(LeafKind, _NAMES),
        **dict.fromkeys((LeafKind.STRING, LeafKind.QUERY, LeafKind.COMMENT), _REGEX),
        LeafKind.STATEMENT: _some(STATEMENTS),
        LeafKind.PARSE: _some(REASONS),
        LeafKind.LINE: _object({"longer": _NUMBER}),
        LeafKind.METHOD: _SHAPE,
    }
    pattern = _object({**constraints, **leaves, "access": _one(ACCESS)})
    several = _object({**constraints, "any": _list({"$ref": "#/definitions/pattern"})}, required=("any",))
    return {
        "text": _object({"ru": _TEXT, "en": _TEXT}, required=("ru", "en")),
        "flags": _object(dict.fromkeys(sorted(FLAGS), _TRUTH)),
        "bounds": _object({"min": _NUMBER, "max": _NUMBER}),
        "shape": _object(
            {
                **dict.fromkeys(("exported", "function", "asynchronous"), _TRUTH),
                "name": _REGEX,
                "annotation": _NAMES,
                "parameters": _BOUNDS,
            }
        ),
        "value": _object(
            {
                **dict.fromkeys(("const", "spelled"), _REGEX),
                **dict.fromkeys(("not_const", "absent", "present", "assembled"), _MARK),
                **dict.fromkeys(("type", "call"), _NAMES),
                "is": {"type": ["boolean", "number", "string"]},
                "long": {"type": "integer", "minimum": 1},
                "not": _VALUE,
            }
        ),
        "group": _object(constraints),
        "pattern": pattern,
        "patterns": {
            "anyOf": [
                {"$ref": "#/definitions/pattern"},
                several,
                _list({"$ref": "#/definitions/pattern"}),
            ]
        },
    }


def _case() -> Schema:
    known: Schema = {
        "module": _TEXT,
        "code": _TEXT,
        "files": {"type": "object", "additionalProperties": _TEXT, "minProperties": 1},
        "file_kind": _one(FileKind),
        "flags": {"$ref": "#/definitions/flags"},
        "attributes": _NAMES,
        "adopted": _TRUTH,
        "metadata": _list({"type": "object", "required": ["kind", "name"]}),
        "template": _object({"name": _TEXT, **dict.fromkeys(sorted(CONTENTS), _SCALAR)}, required=("name",)),
        "languages": _some(("ru", "en")),
        "note": _TEXT,
    }
    return {"anyOf": [_TEXT, _object({key: known[key] for key in CASE_KEYS})]}


def _ends(words: Iterable[str], leaves: Iterable[str], more: Mapping[str, Schema] | None = None) -> Schema:
    end: Schema = {"anyOf": [_one(words), _object({**dict.fromkeys(sorted(leaves), _NAMES), **(more or {})})]}
    return {"anyOf": [end, _list(end)]}


def _object(
    known: Mapping[str, Any], *, required: Iterable[str] = (), patterns: Mapping[str, Schema] | None = None
) -> Schema:
    found: Schema = {"type": "object", "properties": dict(known), "additionalProperties": False, "minProperties": 1}
    if patterns:
        found["patternProperties"] = dict(patterns)
    return {**found, "required": list(required)} if required else found


def _list(item: Schema, *, fewest: int = 1) -> Schema:
    return {"type": "array", "items": item, "minItems": fewest}


def _one(words: Iterable[str] | type[StrEnum]) -> Schema:
    return {"enum": sorted(map(str, words))}


def _some(words: Iterable[str] | type[StrEnum]) -> Schema:
    return {"anyOf": [_one(words), {**_list(_one(words)), "uniqueItems": True}]}


def text() -> str:
    """Return the schema as its file has it."""
    return json.dumps(schema(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
