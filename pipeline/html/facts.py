"""What was audited and by which rules, as pairs of a name and a value."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from markupsafe import Markup

from pipeline.html.words import Words

Fact = tuple[Markup, Markup]
"""A name and a value, both safe."""

_SHOWN_DIGEST_CHARS: Final = 12


def read_facts(report: Mapping[str, Any], words: Words) -> list[Fact]:
    """Return the facts in the order of the page; what the report does not know is left out."""
    facts = [*_of_artifact(report["artifact"], words), *_of_subject(report.get("subject") or {}, words)]
    facts += _of_rules(report.get("rule_set") or {}, words)
    return [(words.text(f"fact-{name}"), value) for name, value in facts if value]


def _of_artifact(artifact: Mapping[str, Any], words: Words) -> Iterator[tuple[str, Markup]]:
    yield "file", words.name(artifact.get("file_name"))
    if (size := artifact.get("size")) is not None:
        exact = words.count("bytes", size)
        short = words.size(size)
        yield "size", exact if exact == short else Markup("{}, {}").format(short, exact)
    yield "sha256", Markup('<code class="hash">{}</code>').format(artifact["sha256"])
    if artifact.get("kind") not in (None, "unknown"):
        yield "kind", words.known("kind", artifact["kind"])


def _of_subject(subject: Mapping[str, Any], words: Words) -> Iterator[tuple[str, Markup]]:
    yield "name", words.code(subject.get("name"))
    yield "version", words.name(subject.get("version"))
    yield "vendor", words.name(subject.get("vendor"))
    yield "purpose", words.known("purpose", subject.get("purpose") or "")
    yield "prefix", words.code(subject.get("prefix"))
    counted = [(key, subject.get(key)) for key in ("objects", "modules", "lines")]
    yield "content", Markup(", ").join(words.count(key, number) for key, number in counted if number is not None)
    if (unreadable := subject.get("unreadable_modules")) is not None:
        count = words.count("modules", unreadable)
        yield "unreadable", Markup('<span class="tag tag--warn">{}</span>').format(count) if unreadable else count


def _of_rules(rule_set: Mapping[str, Any], words: Words) -> Iterator[tuple[str, Markup]]:
    digest = str(rule_set.get("digest") or "").removeprefix("sha256:")
    parts = [words.count("rules", rule_set["rules"])] if rule_set.get("rules") is not None else []
    if digest:
        # The rest of the digest is for paper; the screen shows where it was cut.
        short, rest = digest[:_SHOWN_DIGEST_CHARS], digest[_SHOWN_DIGEST_CHARS:]
        code = Markup('<code class="hash">{}<span class="rest">{}</span></code>').format(short, rest)
        parts.append(words.text("rule-set", digest=code))
    yield "rules", Markup(", ").join(parts)
    yield "engine", words.name(rule_set.get("engine"))
    yield "policy", words.known("policy", rule_set.get("policy") or "")
