"""Rules in a terminal: the list, and the page of one."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rich.text import Text

from pipeline.rulebook.sheet import Sheet, group_of
from pipeline.rulebook.sources import sources
from pipeline.terminal.styles import SEVERITIES
from pipeline.terminal.words import Words
from pipeline.terminal.wrap import hang, indent
from pipeline.wording import NBSP
from rules.rule import PLACEHOLDER, Rule
from rules.rule import Text as Pair

_MARGIN: Final = 2
_TAB_COLUMNS: Final = 4
_CODE_COLUMNS: Final = 9


def draw_rules(rules: Sequence[Rule], words: Words, width: int) -> Iterator[Text]:
    """Yield the list: a line or two for each rule under the name of its group, and how many there are."""
    group = ""
    for rule in rules:
        if group_of(rule) != group:
            yield from [Text()] if group else []
            group = group_of(rule)
            yield Text(words.known("group", group), "bold")
        yield from hang(
            _row(rule, words), width, Text(f"  {rule.id:<{_CODE_COLUMNS}}"), Text(" " * (_CODE_COLUMNS + 2))
        )
    yield from [Text()] if rules else []
    yield Text(words.count("rules", len(rules)) if rules else words.text("rules-none"))


def draw_sheet(sheet: Sheet, words: Words, width: int) -> Iterator[Text]:
    """Yield the page of one rule: what it is, what it finds, why, how to fix it, examples, sources, versions."""
    rule = sheet.rule
    yield from indent(Text.assemble((words.said(pair(rule.title)), "bold")), width, 0)
    yield Text()
    yield from _draw_facts(sheet, words, width)
    yield from _draw_part("rule-what", filled(rule.message, words), words, width)
    yield from _draw_part("rule-why", words.said(pair(rule.why)), words, width)
    yield from _draw_part("fix", words.said(pair(rule.fix)), words, width)
    example = sheet.example_in(words.lang)
    if example:
        yield from _draw_code("rule-bad", example.bad, words, width)
        yield from _draw_code("rule-good", example.good, words, width)
    yield from _draw_list("rule-sources", _sources(rule, words), words, width)
    yield from _draw_list("rule-versions", _versions(rule, words), words, width)


def filled(message: Pair, words: Words) -> str:
    """Return a message with words in the places of its values: Вызов ‹имя› запускает программу."""
    said = words.said(pair(message))
    return PLACEHOLDER.sub(lambda hole: words.text("hole", name=words.known("hole", hole[1])), said)


def pair(text: Pair) -> dict[str, str]:
    """Return a text as reports have it."""
    return {"ru": text.ru, "en": text.en}


def _row(rule: Rule, words: Words) -> Text:
    notes = [words.known("class", rule.kind), rule.name]
    if rule.shadow or rule.grace:
        notes.append(words.text("rules-trial") if rule.shadow else words.text("from", date=words.date(str(rule.grace))))
    severity = Text(words.known("severity", rule.severity).lower(), SEVERITIES[rule.severity])
    parts = [Text(words.said(pair(rule.title))), severity, *(Text(note, "dim") for note in notes)]
    return Text(f"{NBSP}· ").join(parts)


def _draw_facts(sheet: Sheet, words: Words, width: int) -> Iterator[Text]:
    rule = sheet.rule
    facts = [
        ("rule-code", Text(f"{rule.id} {rule.name}")),
        ("rule-severity", Text(words.known("severity", rule.severity), SEVERITIES[rule.severity])),
        ("rule-confidence", Text(words.text(rule.confidence))),
        ("rule-class", Text(words.known("class", rule.kind))),
        ("rule-decided", Text(f"{words.known('decided', rule.decided)}, {words.known('stage', rule.stage).lower()}")),
        ("rule-capability", Text(words.known("can", rule.capability) if rule.capability else "")),
    ]
    told = [(words.text(key), value) for key, value in facts if value]
    column = max(len(name) for name, _ in told) + 2
    for name, value in told:
        yield from hang(value, width, Text(f"{name:<{column}}", "dim"), Text(" " * column))
    notes = [words.text("rule-shadow")] if rule.shadow else []
    notes += [words.text("rule-grace", date=words.date(rule.grace.isoformat()))] if rule.grace else []
    notes += [words.text("rule-twins", names=", ".join(twin.name for twin in sheet.twins))] if sheet.twins else []
    for note in notes:
        yield from indent(Text(note, "yellow"), width, 0)


def _draw_part(key: str, said: str, words: Words, width: int) -> Iterator[Text]:
    yield Text()
    yield Text(words.text(key), "bold")
    yield from indent(Text(said), width, _MARGIN)


def _draw_list(key: str, lines: Iterable[str], words: Words, width: int) -> Iterator[Text]:
    lines = list(lines)
    if lines:
        yield Text()
        yield Text(words.text(key), "bold")
    for line in lines:
        yield from hang(Text(line), width, Text("  • "), Text("    "))


def _draw_code(key: str, code: str, words: Words, width: int) -> Iterator[Text]:
    yield Text()
    yield Text(words.text(key), "bold")
    for line in code.rstrip().expandtabs(_TAB_COLUMNS).split("\n"):
        depth = len(line) - len(line.lstrip(" "))
        lead = Text.assemble(("  │ ", "dim"), " " * min(depth, width // 2))
        yield from hang(Text(line.strip()), width, lead, Text.assemble(lead, "  "))


def _sources(rule: Rule, words: Words) -> Iterator[str]:
    for one in sources(rule):
        name = words.text("standard", number=one.standard) if one.standard else one.name
        yield f"{name} {one.address}".rstrip()


def _versions(rule: Rule, words: Words) -> Iterator[str]:
    for one in rule.versions:
        date = words.date(one.date.isoformat())
        yield words.text("version-of", version=one.version, date=date, reason=words.said(pair(one.reason)))
