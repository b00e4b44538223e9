"""What the loader takes and refuses of a rule of the language."""

from pathlib import Path

import pytest

from rules.catalogue import load_catalogue

from .conftest import CASES, HEAD, MATCH, RULE, Refusal

LINE = HEAD.count("\n") + 1
"""Line of the first key behind the head."""


def test_sound_rule_is_loaded(security: Path):
    """The rule knows its class, by what it is decided, and its versions."""
    (security / "some-weakness.yaml").write_text(RULE + "shadow: true\ngrace: 2027-03-01\n", encoding="utf-8")

    for _ in ("from the file", "from the cache"):
        [rule] = load_catalogue(security.parent)

        assert (rule.kind, rule.decided, rule.shadow, str(rule.grace)) == ("weakness", "code", True, "2027-03-01")
        assert [(one.version, str(one.date)) for one in rule.versions] == [("1", "2026-11-20")]


@pytest.mark.parametrize(
    "match",
    [
        "global: [RunApp, BeginRunningApplication]",
        "new: COMObject\n  arg: {0: {const: '^WScript\\.'}, any: {present: true}, count: {min: 1, max: 3}}",
        "call: Catalogs.*.CreateItem",
        "member: Connect\n  receiver: {type: HTTPConnection}",
        "property: SafeMode\n  access: write\n  value: {is: false}",
        "name: InfoBaseUsers\n  not_inside: [test, {method: {exported: true}}, {if: 'Роль'}, {pp: Сервер}]",
        "annotation: [Around, Before]\n  arg: {0: {const: ^При}}",
        "string: password\n  inside: loop",
        "query: РАЗРЕШЕННЫЕ",
        "comment: TODO",
        "statement: [goto, label]",
        "method: {exported: true, name: ^При, annotation: AtServer, parameters: {min: 1}, function: false}",
        "parse: [any]",
        "parse: depth",
        "line: {longer: 1000}",
        "global: BeginTransaction\n  not_before: {global: CommitTransaction}\n  module_without: [{name: X}, {name: Y}]",
        "global: Message\n  method: {asynchronous: true}\n  all: [{inside: try}, {any: [{arg: {0: {is: ''}}}]}]",
        "any:\n    - global: Message\n    - new: File\n  not_inside: [test]\n  with: {global: Message}",
        "global: A\n  arg: {1: {not: {call: [B, C.D]}, not_const: true}, 2: {spelled: x, long: 9, assembled: true}}",
    ],
)
def test_every_pattern_of_the_language_is_taken(refusal: Refusal, match: str):
    """Each leaf and each constraint stands in one of these."""
    assert refusal(HEAD + f"match:\n  {match}\n" + CASES) == ""


@pytest.mark.parametrize(
    ("match", "line", "problem"),
    [
        ("globl: RunApp", 0, "match: has none, must have exactly one of global, new"),
        ("global: RunApp\n  new: File", 0, "match: has global and new, must have exactly one"),
        ("global: RunApp\n  argument: {0: {const: x}}", 2, "match.argument: unknown key, known are "),
        ("string: x\n  arg: {0: {const: x}}", 2, "match.arg: unknown key"),
        ("global: RunApp\n  arg: {first: {const: x}}", 2, "match.arg.first: unknown key, known are numbers"),
        ("global: RunApp\n  arg:\n    0:\n      const: '('", 4, "match.arg.0.const: is no regular expression"),
        ("string: '(a+)+b'", 1, "match.string: has * or + where the same"),
        ("string: '(?:ab)*+c'", 1, "match.string: has a possessive group"),
        ("global: Run App", 1, "match.global: is 'Run App', 'Run App' is no name"),
        ("call: Connect", 1, "match.call: is 'Connect', must have 2 to 6 names with dots"),
        ("global: A.B", 1, "match.global: is 'A.B', must have 1 names"),
        ("statement: jump", 1, "match.statement: is 'jump', must be one of addhandler, "),
        ("global: A\n  inside: [try, lop]", 2, "match.inside.1: is 'lop', must be one of "),
        ("global: A\n  inside: {if: x, pp: y}", 2, "match.inside: must have one key"),
        ("global: A\n  arg: {0: {absent: false}}", 2, "match.arg.0.absent: can only be true"),
        ("global: A\n  arg: {0: {is: maybe}}", 2, "match.arg.0.is: must be true, false, undefined"),
        ("global: A\n  arg: {count: {min: 3, max: 2}}", 2, "match.arg.count.max: is '2', must be a number from 3"),
        ("global: A\n  before: B", 2, "match.before: must be a list"),
        ("global: A\n  before: {globl: B}", 2, "match.before: has none"),
        ("property: A\n  access: read\n  value: {is: 0}", 3, "match.value: is for what is written"),
        ("global: A\n  method: {}", 2, "match.method: is empty"),
        ("parse: [deep]", 1, "match.parse.0: is 'deep', must be one of any, branches"),
        ("line: {longer: 0}", 1, "match.line.longer: is '0', must be a number from 1"),
        ("comment: x\n  not: [{inside: [test, loop]}]", 0, "match: cannot be told of a comment: loop"),
        ("any: []", 1, "match.any: is empty"),
    ],
)
def test_wrong_pattern_is_told_with_key_and_line(refusal: Refusal, match: str, line: int, problem: str):
    """What the language does not know is refused where it stands."""
    told = refusal(HEAD + f"match:\n  {match}\n" + CASES)

    assert told.startswith(f"{LINE + line}: {problem}")


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (MATCH, "cases: is missing"),
        (CASES, "check: must be there where there is neither match nor taint"),
        (MATCH + CASES + "check: python\n", "check: must be there where"),
        (CASES + "check: bash\n", "check: is 'bash', must look like python"),
        (MATCH + CASES + "capability: fun\n", "capability: is 'fun', must be one of add-ins, "),
        (MATCH + CASES + "capability_value: {arg: 0}\n", "capability: is missing, so that"),
        (MATCH + CASES + "modules: {kinds: [Forms]}\n", "modules.kinds.0: is 'Forms', must be one of "),
        (MATCH + CASES + "modules: {client: maybe}\n", "modules.client: is 'maybe', must be true or false"),
        (MATCH + CASES + "modules: {flags: {secret: true}}\n", "modules.flags.secret: unknown key"),
        (MATCH + CASES + "shadow: maybe\n", "shadow: is 'maybe', must look like true|false"),
        (MATCH + CASES + "grace: 2027-02-30\n", "grace: is '2027-02-30', which is no day"),
        ("taint: {from: [network], to: [runn]}\n" + CASES, "taint.to.0: is 'runn', must be one of "),
        ("taint: {from: network}\n" + CASES, "taint.to: is missing"),
        ("taint: {from: network, to: {global: RunApp}}\n" + CASES, "taint.to: needs arg"),
        ("taint: {from: {global: A, new: B}, to: execute}\n" + CASES, "taint.from: must have exactly one"),
        ("taint: {from: network, to: execute, via: fast}\n" + CASES, "taint.via: is 'fast', must be one of"),
    ],
)
def test_wrong_rule_is_told_with_its_key(refusal: Refusal, body: str, problem: str):
    """Keys that are wrong by themselves or beside others are refused."""
    assert problem in refusal(HEAD + body)


def test_flow_is_taken(refusal: Refusal):
    """Sources and sinks are words or patterns of one leaf; the message may name both."""
    flow = (
        "taint:\n  from: [network, {call: X.Get}, {property: Form.Text}]\n  via: decoded\n"
        "  to: [execute, {global: RunApp, arg: 0}, {property: Host}]\n"
    )
    head = HEAD.replace("{value}", "{source}")

    assert refusal(head + flow + CASES) == ""
    assert "message: has {source} or {sink}" in refusal(head + flow + MATCH + CASES)
    assert "message.ru: has {source}, known are" in refusal(head + MATCH + CASES)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("class: weakness\n", "", "class: is missing"),
        ("class: weakness", "class: weak", "class: is 'weak', must be one of capability, weakness"),
        ("decided: code", "decided: file", "decided: must be code"),
        ("good: |\n    Сообщить", "goood: |\n    Сообщить", "example.goood: unknown key"),
        ("date: 2026-11-20", "date: yesterday", "versions.0.date: is 'yesterday', must look like"),
        ("{value}", "{values}", "message.ru: has {values}, known are method, module, name, object, value"),
    ],
)
def test_wrong_head_is_told_with_its_key(refusal: Refusal, old: str, new: str, problem: str):
    """What every rule of the language must say is held to its words."""
    assert problem in refusal(RULE.replace(old, new))


@pytest.mark.parametrize(("version", "date"), [("0", "2026-11-21"), ("1", "2026-11-19")])
def test_versions_stand_newest_first(refusal: Refusal, version: str, date: str):
    """A version that is newer than the one before it, or has its number, is refused."""
    older = f'  - {{version: "{version}", date: {date}, reason: {{ru: Т, en: T}}}}\n'

    assert refusal(HEAD + older + MATCH + CASES).startswith(f"{LINE}: versions.1: is no older version")
    assert refusal(HEAD + older.replace(version, "0.9", 1).replace(date, "2026-11-20") + MATCH + CASES) == ""
