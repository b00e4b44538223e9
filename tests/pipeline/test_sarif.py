"""The report as SARIF."""

import json
import re
from copy import deepcopy
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator, FormatChecker

from pipeline.sarif import SCHEMA, to_sarif

DATA = Path(__file__).parents[1] / "data" / "sarif"
SAMPLE: dict[str, Any] = json.loads((DATA / "report.json").read_text(encoding="utf-8"))
OFFICIAL: dict[str, Any] = json.loads((DATA / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
FORMATS = FormatChecker(formats=())

BAGS = {
    "run": {
        *("verdict", "reasons", "stages", "subject", "rule_set", "targets", "summary", "truncated", "fixed"),
        *("capabilities", "permissions", "shadow"),
    },
    "artifact": {"kind"},
    "reportingDescriptor": {"severity", "confidence", "tags"},
    "result": {"severity", "confidence", "stage", "class", "releases", "author_suppressed", "from"},
    "suppression": {"by", "until"},
}
"""Keys of the property bags, the only objects whose keys the official schema leaves open."""


@FORMATS.checks("uri-reference")
def _is_reference(value: object) -> bool:
    """Tell whether a value is a URI reference by RFC 3986 (jsonschema asks for a library that not everyone has)."""
    allowed = r"(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-F]{2})*"
    return not isinstance(value, str) or re.fullmatch(allowed, value) is not None


@FORMATS.checks("uri")
def _is_uri(value: object) -> bool:
    return _is_reference(value) and (not isinstance(value, str) or re.match(r"[a-z][a-z0-9+.-]*:", value) is not None)


VALIDATOR = Draft4Validator(OFFICIAL, format_checker=FORMATS)


def body(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 (any JSON)
    """Return the sample with other values for keys of its first finding, the only one it then has."""
    report = deepcopy(SAMPLE)
    report["findings"] = [report["findings"][0] | changes]
    return report


def place(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 (any JSON)
    """Return a report of one finding with other values in its location."""
    return body(location=SAMPLE["findings"][0]["location"] | changes)


def run_of(report: dict[str, Any], lang: str = "en") -> dict[str, Any]:
    """Return the one run of a report."""
    [run] = to_sarif(report, lang)["runs"]
    assert isinstance(run, dict)
    return run


def result_of(report: dict[str, Any], lang: str = "en") -> dict[str, Any]:
    """Return the one result of a report."""
    [result] = run_of(report, lang)["results"]
    assert isinstance(result, dict)
    return result


def physical(report: dict[str, Any]) -> dict[str, Any]:
    """Return the physical location of the one result."""
    [location] = result_of(report)["locations"]
    found = location["physicalLocation"]
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_official_schema_accepts_it(lang: str):
    """The official schema of SARIF 2.1.0 finds no fault, formats of addresses among them."""
    log = to_sarif(SAMPLE, lang)

    assert [error.message for error in VALIDATOR.iter_errors(log)] == []
    assert log["$schema"] == SCHEMA == OFFICIAL["id"]


def test_official_schema_is_strict():
    """The official schema closes every object but the property bags, so it catches a key we made up."""
    open_objects = {
        name for name, each in OFFICIAL["definitions"].items() if each.get("additionalProperties", True) is not False
    }
    log = to_sarif(SAMPLE, "en")
    log["runs"][0]["results"][0]["verdict"] = "rejected"

    assert open_objects == {"propertyBag"}
    assert not VALIDATOR.is_valid(log)


def test_addresses_are_checked():
    """The validation notices an address that is not encoded."""
    log = to_sarif(SAMPLE, "en")
    log["runs"][0]["artifacts"][0]["location"]["uri"] = "Обмен 1.cfe"

    assert not VALIDATOR.is_valid(log)


def test_property_bags_hold_known_keys():
    """A property bag holds what we say it holds, and stands nowhere else."""
    bags: dict[str, set[str]] = {}
    for kind, bag in property_bags(to_sarif(SAMPLE, "en"), OFFICIAL):
        bags.setdefault(kind, set()).update(bag)

    assert bags == BAGS


def property_bags(value: Any, schema: dict[str, Any], kind: str = "") -> list[tuple[str, set[str]]]:  # noqa: ANN401
    """Return the kind of object and the keys of every property bag in a log."""
    if "$ref" in schema:
        kind = schema["$ref"].rpartition("/")[2]
        schema = OFFICIAL["definitions"][kind]
    if isinstance(value, list):
        return [bag for each in value for bag in property_bags(each, schema["items"])]
    if not isinstance(value, dict):
        return []
    known = schema.get("properties", {})
    inner = [
        bag
        for key, each in value.items()
        if key in known and key != "properties"
        for bag in property_bags(each, known[key])
    ]
    return inner + ([(kind, set(value["properties"]))] if "properties" in value else [])


def test_same_report_gives_same_bytes():
    """Two dumps of one report are equal, and the report is as it was."""
    report = deepcopy(SAMPLE)
    first, second = (json.dumps(to_sarif(report, "ru")) for _ in range(2))

    assert first == second
    assert report == SAMPLE


def test_no_clock_no_machine():
    """The run names no base folder and no identity, and its invocation only says whether all checks ran to the end."""
    run = run_of(SAMPLE)

    assert run.keys() & {"originalUriBaseIds", "automationDetails"} == set()
    assert [one.keys() - {"toolExecutionNotifications"} for one in run["invocations"]] == [{"executionSuccessful"}]


def test_driver_is_named():
    """The tool is OTK, its version the engine's, its language that of the texts."""
    run = run_of(SAMPLE, "ru")
    driver = run["tool"]["driver"]

    assert (driver["name"], driver["version"], driver["language"]) == ("OTK", "1.0.0", "ru")
    assert run["language"] == "ru"
    assert run["columnKind"] == "unicodeCodePoints"


def test_rules_of_one_code_are_apart():
    """Two rules that share a code are two descriptors, each with an id of its own, sorted by it."""
    report = deepcopy(SAMPLE)
    report["findings"] = [
        SAMPLE["findings"][0] | {"rule": "MANI-015", "name": name}
        for name in ("zip-damaged", "zip-bomb", "zip-damaged")
    ]
    run = run_of(report)
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]

    assert rules == ["MANI-015/zip-bomb", "MANI-015/zip-damaged"]
    assert [result["ruleIndex"] for result in run["results"]] == [1, 0, 1]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])


def test_rule_holds_its_words():
    """A descriptor has name, title, reason and help in the language asked for, and the rule's own severity."""
    run = run_of(body(severity="major", rule_severity="critical", confidence="low", stage="security"), "ru")
    [rule] = run["tool"]["driver"]["rules"]

    assert rule["name"] == "text-executed"
    assert rule["shortDescription"]["text"] == SAMPLE["findings"][0]["title"]["ru"]
    assert rule["fullDescription"]["text"] == SAMPLE["findings"][0]["why"]["ru"]
    assert rule["help"]["text"].endswith(f"\n\nКак исправить: {SAMPLE['findings'][0]['fix']['ru']}")
    assert "**Как исправить:**" in rule["help"]["markdown"]
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["properties"] == {"severity": "critical", "confidence": "low", "tags": ["security", "weakness"]}


@pytest.mark.parametrize(
    ("severity", "level"),
    [("blocker", "error"), ("critical", "error"), ("major", "warning"), ("minor", "note"), ("info", "note")],
)
def test_severity_becomes_level(severity: str, level: str):
    """The severity under the policy decides the level of the result."""
    assert result_of(body(severity=severity))["level"] == level


def test_region_is_the_rest_of_the_line():
    """The region begins at the place and its snippet is the line from there; the lines around are its context."""
    found = physical(place(snippet="А = 1;\n\tВыполнить(А);\nБ = 2;", snippet_line=11, line=12, column=2))

    assert found["region"] == {"startLine": 12, "startColumn": 2, "snippet": {"text": "Выполнить(А);"}}
    assert found["contextRegion"] == {
        "startLine": 11,
        "endLine": 13,
        "snippet": {"text": "А = 1;\n\tВыполнить(А);\nБ = 2;"},
    }


def test_single_line_has_no_context():
    """A snippet of the line at fault alone is no context: that has to be more than the region."""
    found = physical(place(snippet="Выполнить(А);", snippet_line=None, line=12, column=None))

    assert found["region"] == {"startLine": 12, "snippet": {"text": "Выполнить(А);"}}
    assert "contextRegion" not in found


def test_place_without_line_has_no_region():
    """Where the fault is of a file, there is only its address."""
    found = physical(place(line=None, column=None, snippet=None, snippet_line=None, entry=""))

    assert found.keys() == {"artifactLocation"}


@pytest.mark.parametrize(
    ("file_name", "entry", "uri"),
    [
        ("x.cfe", "", "x.cfe"),
        ("x.cfe", "a1/info", "x.cfe/a1/info"),
        ("Обмен 1.cfe", "", "%D0%9E%D0%B1%D0%BC%D0%B5%D0%BD%201.cfe"),
        ("a/b?c#d%41.zip", "", "a%2Fb%3Fc%23d%2541.zip"),
        ("C:x.cfe", "//host/y", "C%3Ax.cfe/host/y"),
        ("..", "../../etc", "%252E%252E/%252E%252E/%252E%252E/etc"),
    ],
)
def test_address_is_relative_and_encoded(file_name: str, entry: str, uri: str):
    """The address is the uploaded file and the entry in it, and leads nowhere else, whatever their names are."""
    report = place(entry=entry)
    report["artifact"]["file_name"] = file_name
    found = physical(report)["artifactLocation"]["uri"]

    assert found == uri
    assert not {".", ".."} & set(unquote(found).split("/"))
    assert run_of(report)["artifacts"][0]["location"]["uri"] == uri.partition("/")[0]


def test_nameless_upload_has_an_address():
    """A file without a name is addressed by its SHA-256."""
    report = place(entry="")
    report["artifact"]["file_name"] = ""

    assert physical(report)["artifactLocation"]["uri"] == SAMPLE["artifact"]["sha256"]


def test_artifact_is_named_by_its_bytes():
    """The artifact has its length and SHA-256."""
    [artifact] = run_of(SAMPLE)["artifacts"]

    assert artifact["hashes"] == {"sha-256": SAMPLE["artifact"]["sha256"]}
    assert artifact["length"] == SAMPLE["artifact"]["size"]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("Catalog.А", "ObjectModule", "Б"), ("Б", "Catalog.А.ObjectModule.Б", "function")),
        (("Catalog.А", "ObjectModule", ""), ("ObjectModule", "Catalog.А.ObjectModule", "module")),
        (("Catalog.А", "", ""), ("Catalog.А", "Catalog.А", "type")),
    ],
)
def test_logical_location_is_the_deepest_known(parts: tuple[str, str, str], expected: tuple[str, str, str]):
    """The logical location is the method, else the module, else the object, with its full name."""
    [location] = result_of(place(**dict(zip(("object", "module", "method"), parts, strict=True))))["locations"]
    [logical] = location["logicalLocations"]

    assert (logical["name"], logical["fullyQualifiedName"], logical["kind"]) == expected


def test_no_object_no_logical_location():
    """A fault of the file as a whole has no logical location."""
    [location] = result_of(place(object="", module="", method=""))["locations"]

    assert location.keys() == {"physicalLocation"}


def test_fingerprint_is_kept():
    """The fingerprint is there for whoever matches results."""
    assert result_of(body())["partialFingerprints"] == {"otk/v1": SAMPLE["findings"][0]["fingerprint"]}


@pytest.mark.parametrize(("since", "state"), [("new", "new"), ("remaining", "unchanged")])
def test_comparison_becomes_baseline_state(since: str, state: str):
    """What the baseline had already is unchanged, the rest new."""
    assert result_of(body(since=since))["baselineState"] == state


def test_without_baseline_no_result_has_a_state():
    """Without a baseline no result has a state: all have one or none."""
    assert "baselineState" not in result_of(body(since=None))


def test_suppression_is_kept():
    """A suppressed finding says by whom, why and until when; the others say that they are not suppressed."""
    waiver = {"by": "Т. Г.", "reason": "Стенд", "until": "2027-03-12"}

    assert result_of(body(suppressed_by=None))["suppressions"] == []
    assert result_of(body(suppressed_by=waiver))["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "Стенд",
            "properties": {"by": "Т. Г.", "until": "2027-03-12"},
        }
    ]


def test_request_of_the_author_suppresses_nothing():
    """It is under review, so the result counts; beside an accepted suppression it is a property only."""
    request = {"tool": "otk", "comment": "// otk: ignore EXEC-001 так надо"}
    waiver = {"by": "Т. Г.", "reason": "Стенд", "until": None}

    asked = result_of(body(author_suppressed=request))
    waived = result_of(body(author_suppressed=request, suppressed_by=waiver))

    assert asked["suppressions"] == [
        {"kind": "inSource", "status": "underReview", "justification": "// otk: ignore EXEC-001 так надо"}
    ]
    assert [one["kind"] for one in waived["suppressions"]] == ["external"]
    assert waived["properties"]["author_suppressed"] == request


def test_rule_ahead_of_its_day_is_a_note():
    """A finding that doesn't count yet breaks no build, whatever its severity."""
    result = result_of(body(severity="blocker", **{"from": "2027-03-01"}))

    assert result["level"] == "note"
    assert result["properties"]["from"] == "2027-03-01"


def test_capabilities_are_in_the_run():
    """What the add-on can do is no result."""
    assert run_of(SAMPLE)["properties"]["capabilities"] == SAMPLE["capabilities"]


def test_data_path_becomes_code_flow():
    """Every step of a data path is a place with the statement and what happens there."""
    report = deepcopy(SAMPLE)
    report["findings"] = [finding for finding in SAMPLE["findings"] if finding["flow"]]
    [flow] = result_of(report, "ru")["codeFlows"]
    [thread] = flow["threadFlows"]
    steps = thread["locations"]

    assert [step["kinds"] for step in steps] == [["source"], ["collected"], ["transformed"], ["sink"]]
    assert steps[0]["location"]["message"]["text"] == "источник: Выборка.ТелефонПолучателя"
    assert steps[2]["location"]["physicalLocation"]["region"]["startLine"] == 31


def test_message_cannot_hold_links_or_placeholders():
    """What a message quotes of the artifact is no link and no placeholder for a viewer."""
    hostile = {"ru": "", "en": "call {0} [here](http://evil.example) {"}

    assert result_of(body(message=hostile))["message"]["text"] == "call {{0}} [here] (http://evil.example) {{"


def test_markdown_is_escaped():
    """Rule texts in Markdown show what they say: no HTML, no links, no emphasis of their own."""
    [rule] = run_of(body(fix={"ru": "", "en": "Use <b>Map_of_x</b> [a](b) {x}"}))["tool"]["driver"]["rules"]

    assert rule["help"]["markdown"].endswith(r"Use \<b\>Map\_of\_x\</b\> \[a\](b) {{x}}")


def test_verdict_is_in_the_run():
    """Verdict, stages and what was fixed stand in the properties of the run."""
    properties = run_of(SAMPLE)["properties"]

    assert {key: SAMPLE[key] for key in properties} == properties
    assert {"verdict", "stages", "fixed"} <= properties.keys()


def test_no_findings_is_an_empty_list():
    """A report without findings has an empty list of results: the tool ran and found nothing."""
    report = SAMPLE | {"findings": []}
    run = run_of(report)

    assert run["results"] == []
    assert VALIDATOR.is_valid(to_sarif(report, "en"))
