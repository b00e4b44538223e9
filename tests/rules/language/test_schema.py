"""The schema for editors: equal to the code, and in agreement with the loader."""

import json

import pytest
import yaml
from jsonschema import Draft7Validator

from rules.catalogue import PACKS
from rules.language.schema import FILE, schema, text

from .conftest import CASES, HEAD, MATCH

RULES = sorted(PACKS.rglob("*.yaml"))


def test_file_is_that_of_the_code():
    """Run `python -m rules.language.schema` after a change of the language."""
    assert FILE.read_text(encoding="utf-8") == text()


def test_schema_is_one():
    """It is a valid schema of its draft."""
    Draft7Validator.check_schema(schema())


def test_every_rule_fits():
    """Whatever the loader takes, an editor does not mark."""
    validator = Draft7Validator(json.loads(text()))
    told = {
        path.name: [
            f"{list(error.absolute_path)}: {error.message[:200]}"
            for error in validator.iter_errors(_read(path.read_text(encoding="utf-8")))
        ]
        for path in RULES
    }

    assert RULES
    assert {name: errors for name, errors in told.items() if errors} == {}


@pytest.mark.parametrize(
    "content",
    [
        HEAD + MATCH.replace("global", "globl") + CASES,
        HEAD + MATCH + CASES + "shadw: true\n",
        HEAD + MATCH + "  arg: {first: {const: x}}\n" + CASES,
        HEAD + "taint: {from: network, to: nowhere}\n" + CASES,
        (HEAD + MATCH + CASES).replace("class: weakness", "class: weak"),
    ],
)
def test_wrong_rule_is_marked(content: str):
    """Unknown keys and words are seen in the editor already."""
    assert list(Draft7Validator(schema()).iter_errors(_read(content))) != []


class _Loader(yaml.SafeLoader):
    """Reads YAML as editors do: days stay text."""

    yaml_implicit_resolvers = {  # noqa: RUF012 (as its base class has it)
        first: [one for one in resolvers if not one[0].endswith("timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def _read(content: str) -> object:
    return _keyed(yaml.load(content, _Loader))  # noqa: S506 (a safe loader without dates)


def _keyed(value: object) -> object:
    """Return a value with text for all keys."""
    if isinstance(value, dict):
        return {str(key): _keyed(one) for key, one in value.items()}
    return [_keyed(one) for one in value] if isinstance(value, list) else value
