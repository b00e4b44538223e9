"""Cases of rules: what they say of a scene, and what is refused."""

import pytest

from onec.model import FileKind
from rules.language.cases import MODULE, Case, cases
from rules.language.place import Place
from rules.yaml_reader import parse

from .conftest import CASES, HEAD, MATCH, Refusal

GOOD = "  good:\n    - А = 1;\n    - Б = 1;\n"


def scene(bad: str) -> Case:
    """Return the first bad case of a rule; it is indented by six spaces."""
    content = f"cases:\n  bad:\n    - {bad}\n    - А = 2;\n{GOOD}"
    return cases(Place(parse("x.yaml", content.encode()), ("cases",)))[0]


def test_text_is_a_server_common_module():
    """A case that is nothing but text is the module of a common module on the server, in a data processor."""
    case = scene('|\n      Перем А;\n      А = "";')

    assert case.bad
    assert case.files == {MODULE: 'Перем А;\nА = "";\n'}
    assert case.file_kind is FileKind.DATA_PROCESSOR
    assert case.flags.server
    assert not case.flags.privileged
    assert (case.number, case.line, case.languages) == (0, 3, ("ru", "en"))


def test_mapping_sets_the_scene():
    """Modules by path, kind of file, flags, attributes, objects and a template."""
    case = scene(
        "files: {A/Ext/Module.bsl: 'А();', B/Ext/Module.bsl: 'Б();'}\n"
        "      file_kind: extension\n      flags: {server_call: true, client: true}\n      attributes: [Адрес]\n"
        "      adopted: true\n      metadata: [{kind: Role, name: Роль, rights: {Administration: true}}]\n"
        "      template: {name: Макет, hex: 4D5A}\n      languages: [ru]\n      note: It is a query."
    )

    assert case.files == {"A/Ext/Module.bsl": "А();\n", "B/Ext/Module.bsl": "Б();\n"}
    assert case.file_kind is FileKind.EXTENSION
    assert case.flags.server_call
    assert case.flags.client_managed_application
    assert case.attributes == ("Адрес",)
    assert case.adopted
    assert case.metadata == ({"kind": "Role", "name": "Роль", "rights": {"Administration": "true"}},)
    assert case.template is not None
    assert case.template.data() == b"MZ"
    assert case.languages == ("ru",)


def test_place_is_expected_where_a_line_says_so():
    """`// here` at the end of a line says where the finding must be."""
    case = scene("|\n      А = 1;\n      Б(А); // here\n      // here we go\n      В(А); // here")

    assert case.expected() == {MODULE: (2, 4)}


def test_forms_of_a_template():
    """A template is text, hexadecimal or Base64."""
    assert scene("template: {name: М, text: Да}").template is not None
    assert [
        one.data() for form in ("text: Да", "base64: TVo=") if (one := scene(f"template: {{name: М, {form}}}").template)
    ] == [
        "Да".encode(),
        b"MZ",
    ]


@pytest.mark.parametrize(
    ("bad", "problem"),
    [
        ("''", "cases.bad.0: is empty"),
        ("5", "cases.bad.0: is a number, must be code"),
        ("{code: 5}", "cases.bad.0.code: is a number, must be code"),
        ("{module: ../../x.bsl, code: А = 1;}", "cases.bad.0.module: is '../../x.bsl', must be a path"),
        ("{module: 5, code: А = 1;}", "cases.bad.0.module: is '5', must be a path"),
        ("{files: {/x.bsl: А = 1;}}", "cases.bad.0.files./x.bsl: is '/x.bsl', must be a path"),
        ("{note: x}", "cases.bad.0: must have code, files, metadata or a template"),
        ("{cod: x}", "cases.bad.0.cod: unknown key"),
        ("{module: x, template: {name: x, text: y}}", "cases.bad.0.code: is missing"),
        ("{code: x, files: {a: b}}", "cases.bad.0.code: stands beside files"),
        ("{code: x, languages: [ru]}", "cases.bad.0.note: is missing"),
        ("{code: x, languages: [de]}", "cases.bad.0.languages.0: is 'de', must be one of en, ru"),
        ("{code: x, file_kind: zip}", "cases.bad.0.file_kind: is 'zip', must be one of"),
        ("{metadata: [{name: x}]}", "cases.bad.0.metadata.0.kind: is missing"),
        ("{metadata: [x]}", "cases.bad.0.metadata.0: must be a mapping"),
        ("{template: {name: x, hex: 4D5}}", "cases.bad.0.template.hex: is no hex"),
        ("{template: {name: x, text: a, hex: 4D}}", "cases.bad.0.template: must have a name and one of"),
    ],
)
def test_wrong_case_is_refused(refusal: Refusal, bad: str, problem: str):
    """What a scene does not know is refused with its key."""
    assert problem in refusal(f"{HEAD}{MATCH}cases:\n  bad:\n    - {bad}\n    - А = 2;\n{GOOD}")


def test_two_of_each_kind_are_needed(refusal: Refusal):
    """One bad or one good case is not enough, and a good one has no place to find."""
    assert "cases.bad: has one case" in refusal(f"{HEAD}{MATCH}cases:\n  bad: [А = 1;]\n{GOOD}")
    assert "cases.good: is missing" in refusal(f"{HEAD}{MATCH}cases:\n  bad: [А = 1;, Б = 1;]\n")
    assert "cases.good.1: has // here" in refusal(f"{HEAD}{MATCH}{CASES.replace('Объект.', 'А(); // here #')}")
