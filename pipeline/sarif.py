"""The report as SARIF 2.1.0, for code hosts and development environments.

Source: SARIF 2.1.0 plus Errata 01, OASIS Standard; the sections in comments are its.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote

from pipeline.texts import TEXTS

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: Final = {"blocker": "error", "critical": "error", "major": "warning", "minor": "note", "info": "note"}
"""Our severities as SARIF's levels."""

BASELINE_STATES: Final = {"new": "new", "remaining": "unchanged"}
RUN_PROPERTIES: Final = (
    "verdict",
    "reasons",
    "stages",
    "subject",
    "rule_set",
    "targets",
    "summary",
    "truncated",
    "fixed",
    "capabilities",
    "permissions",
    "shadow",
)
"""Parts of the report that SARIF has no place for: kept in the run's property bag as they are.

`fixed` is among them: a SARIF result needs a message, and of a finding that is gone only the fingerprint is known.
"""

SCAN_PROPERTIES: Final = ("rule_set", "summary", "truncated", "capabilities", "shadow", "scanned", "skipped")
"""The same of a scan."""

RESULT_PROPERTIES: Final = ("severity", "confidence", "stage", "class", "releases", "author_suppressed", "from")
"""Parts of a finding that SARIF has no place for."""

Body = Mapping[str, Any]
Json = dict[str, Any]

_MARKDOWN = re.compile(r"[\\`*_\[\]<>&|~]")


def to_sarif(report: Body, lang: str) -> Json:
    """Return a report (`otk-report/1`) as a SARIF log of one run.

    The same report gives the same log, keys in the same order: it holds no clock, machine or path.

    Args:
        report: the body of the report.
        lang: language of the texts, "ru" or "en".
    """
    base = _segment(report["artifact"]["file_name"] or report["artifact"]["sha256"])
    more = {
        "invocations": [_invocation(name for stage in report["stages"] for name in stage["checks_broken"])],
        "artifacts": [_artifact(report["artifact"], base)],
    }
    return _log(report, lang, base, more, RUN_PROPERTIES)


def scan_to_sarif(body: Body, lang: str, broken: Sequence[str] = ()) -> Json:
    """Return what a scan found (`otk-scan/1`) as a SARIF log; its places are paths relative to what was scanned.

    Args:
        body: of the scan.
        lang: language of the texts, "ru" or "en".
        broken: names of checks of ours that failed.
    """
    return _log(body, lang, "", {"invocations": [_invocation(broken)]}, SCAN_PROPERTIES)


def rule_id(finding: Body) -> str:
    """Return the identity of a finding's rule, `FMT-012/chain-loop`: one code may stand for several rules."""
    return f"{finding['rule']}/{finding['name']}"


def _log(report: Body, lang: str, base: str, more: Json, properties: Sequence[str]) -> Json:
    findings = report["findings"]
    first = {rule_id(finding): finding for finding in reversed(findings)}
    rules = {identity: index for index, identity in enumerate(sorted(first))}
    # All results have a state or none (§3.27.24).
    compared = all(finding["since"] for finding in findings)
    run = {
        "tool": {
            "driver": {
                "name": "OTK",
                "version": report["rule_set"]["engine"],
                "language": lang,
                "rules": [_rule(first[each], lang) for each in rules],
            }
        },
        "language": lang,
        "columnKind": "unicodeCodePoints",
        **more,
        "results": [_result(each, rules, base, lang) | (_compared(each) if compared else {}) for each in findings],
        "properties": {key: report[key] for key in properties},
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _invocation(checks_broken: Iterable[str]) -> Json:
    """Say whether every check ran to its end; a reader that knows no verdicts must not take a broken run for clean."""
    broken = list(checks_broken)
    notes = [{"level": "error", "message": {"text": name}, "descriptor": {"id": name}} for name in broken]
    return {"executionSuccessful": not broken, **({"toolExecutionNotifications": notes} if notes else {})}


def _artifact(artifact: Body, base: str) -> Json:
    return {
        "location": {"uri": base},
        "length": artifact["size"],
        "roles": ["analysisTarget"],
        "hashes": {"sha-256": artifact["sha256"]},
        "properties": {"kind": artifact["kind"]},
    }


def _rule(finding: Body, lang: str) -> Json:
    title, why, fix = (finding[key][lang] for key in ("title", "why", "fix"))
    how = TEXTS["fix"][lang == "en"]
    return {
        "id": rule_id(finding),
        "name": finding["name"],
        "shortDescription": {"text": _plain(title)},
        "fullDescription": {"text": _plain(why)},
        "help": {
            "text": _plain(f"{why}\n\n{how}: {fix}"),
            "markdown": f"{_markdown(why)}\n\n**{_markdown(how)}:** {_markdown(fix)}",
        },
        "defaultConfiguration": {"level": LEVELS[finding["rule_severity"]]},
        "properties": {
            "severity": finding["rule_severity"],
            "confidence": finding["confidence"],
            "tags": [finding["stage"], finding["class"]],
        },
    }


def _result(finding: Body, rules: Mapping[str, int], base: str, lang: str) -> Json:
    identity = rule_id(finding)
    return {
        "ruleId": identity,
        "ruleIndex": rules[identity],
        # What does not count yet must not fail a build.
        "level": "note" if finding["from"] else LEVELS[finding["severity"]],
        "message": {"text": _plain(finding["message"][lang] or finding["title"][lang])},
        "locations": [_location(finding["location"], base)],
        "partialFingerprints": {"otk/v1": finding["fingerprint"]},
        # An empty list says "not suppressed", a missing one "nobody looked"; all results have it or none (§3.27.23).
        "suppressions": _suppressions(finding["suppressed_by"], finding["author_suppressed"]),
        **_code_flows(finding["flow"], base, lang),
        "properties": {key: finding[key] for key in RESULT_PROPERTIES},
    }


def _compared(finding: Body) -> Json:
    return {"baselineState": BASELINE_STATES[finding["since"]]}


def _suppressions(suppression: Body | None, request: Body | None) -> list[Json]:
    """Return the suppression, or else what the author asks for, which suppresses nothing.

    One that is under review makes a result count (§3.34.1), so it does not stand beside an accepted one.
    """
    if suppression is None:
        return [{"kind": "inSource", "status": "underReview", "justification": request["comment"]}] if request else []
    return [
        {
            "kind": "external",
            "status": "accepted",
            "justification": suppression["reason"],
            "properties": {"by": suppression["by"], "until": suppression["until"]},
        }
    ]


def _code_flows(flow: Sequence[Body], base: str, lang: str) -> Json:
    steps = [_step(step, base, lang) for step in flow]
    return {"codeFlows": [{"threadFlows": [{"locations": steps}]}]} if steps else {}


def _step(step: Body, base: str, lang: str) -> Json:
    kind = step["kind"]
    word = TEXTS[f"flow-{kind}"][lang == "en"] if f"flow-{kind}" in TEXTS else kind
    message = {"message": {"text": _plain(f"{word}: {step['statement']}")}}
    return {"location": _location(step["location"], base) | message, "kinds": [kind]}


def _location(location: Body, base: str) -> Json:
    physical = {"artifactLocation": {"uri": _uri(base, location["entry"] or "")}, **_regions(location)}
    return {"physicalLocation": physical, **_logical(location)}


def _regions(location: Body) -> Json:
    """Return the region from the place to the end of its line, and the lines around it where there are more."""
    line, column, snippet = location["line"], location["column"], location["snippet"]
    if line is None:
        return {}
    region = {"startLine": line} | ({"startColumn": column} if column else {})
    lines = snippet.split("\n") if snippet else []
    first = location["snippet_line"] or line
    if not first <= line < first + len(lines):
        return {"region": region}
    if text := lines[line - first][(column or 1) - 1 :]:
        region["snippet"] = {"text": text}
    around = {"startLine": first, "endLine": first + len(lines) - 1, "snippet": {"text": snippet}}
    # It has to be more than the region (§3.29.5).
    return {"region": region} | ({"contextRegion": around} if len(lines) > 1 else {})


def _logical(location: Body) -> Json:
    kinds = {"object": "type", "module": "module", "method": "function"}
    parts = [(location[key], kind) for key, kind in kinds.items() if location[key]]
    if not parts:
        return {}
    name, kind = parts[-1]
    full = ".".join(part for part, _ in parts)
    return {"logicalLocations": [{"name": name, "fullyQualifiedName": full, "kind": kind}]}


def _uri(base: str, entry: str) -> str:
    """Return a relative reference: the uploaded file, then the entry inside it."""
    return "/".join([*([base] if base else []), *(_segment(part) for part in entry.split("/") if part)])


def _segment(name: str) -> str:
    """Return a name as one segment of a path; `..` leads nowhere, not even after decoding once."""
    if name in {".", ".."}:
        name = name.replace(".", "%2E")
    return quote(name, safe="", errors="backslashreplace")


def _plain(text: str) -> str:
    """Return a text that no viewer takes for placeholders (§3.11.5) or links (§3.11.6): it may quote the artifact."""
    return _braces(text).replace("](", "] (")


def _markdown(text: str) -> str:
    return _braces(_MARKDOWN.sub(r"\\\g<0>", text))


def _braces(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
