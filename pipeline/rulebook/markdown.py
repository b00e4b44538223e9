"""The site of all rules as Markdown, for repositories and wikis; the same pages as the HTML one."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.html.typography import sentence
from pipeline.rulebook.sections import Section, by_group, by_severity
from pipeline.rulebook.sheet import Sheet
from pipeline.rulebook.sources import sources
from pipeline.terminal.rules import filled, pair
from pipeline.terminal.words import Words
from pipeline.wording import LANGUAGES, NBSP
from rules.rule import Rule, Text

INDEX: Final = "README.md"
BY_SEVERITY: Final = "severity.md"
NAMES: Final = {"ru": "По-русски", "en": "In English"}

_SPECIAL: Final = re.compile(r"[\\`*_\[\]<>|#]")


def markdown_site(sheets: Sequence[Sheet], digest: str) -> dict[str, str]:
    """Return the files by their paths: a page to choose the language, and a folder for each.

    Args:
        sheets: all rules, in the order of their codes.
        digest: of the rule set.
    """
    choice = "\n".join(f"- [{NAMES[lang]}]({lang}/{INDEX})" for lang in LANGUAGES)
    titles = " · ".join(Words(lang).text("rules-title") for lang in LANGUAGES)
    files = {INDEX: f"# {titles}\n\n{choice}\n"}
    for lang in LANGUAGES:
        words = Words(lang)
        for name, lines in _pages(sheets, digest, words):
            text = "\n\n".join(lines).replace(NBSP, " ")  # a no-break space in Markdown is a riddle for its editors
            files[f"{lang}/{name}"] = f"{text}\n"
    return files


def _pages(sheets: Sequence[Sheet], digest: str, words: Words) -> Iterator[tuple[str, list[str]]]:
    for name, sections in ((INDEX, by_group(sheets)), (BY_SEVERITY, by_severity(sheets))):
        yield name, list(_index(name, sections, digest, words))
    for sheet in sheets:
        yield f"{sheet.rule.name}.md", list(_page(sheet, words))


def _index(name: str, sections: Sequence[Section], digest: str, words: Words) -> Iterator[str]:
    yield f"# {words.text('rules-title')}"
    yield _other(name, words)
    yield _escape(words.text("rules-lead"))
    short = digest.removeprefix("sha256:")[:12]
    total = sum(len(section.sheets) for section in sections)
    yield f"{words.count('rules', total)} · {words.text('rules-set', digest=f'`{short}`')}"
    yield f"[{words.text('rules-by-group')}]({INDEX}) · [{words.text('rules-by-severity')}]({BY_SEVERITY})"
    heads = [words.text(key) for key in ("col-code", "col-rule", "col-severity", "col-class", "col-decided")]
    for section in sections:
        yield f"## {words.known(section.kind, section.value)}"
        rows = [heads, ["---"] * len(heads), *(_row(sheet.rule, words) for sheet in section.sheets)]
        yield "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _row(rule: Rule, words: Words) -> list[str]:
    named = (("severity", rule.severity), ("class", rule.kind), ("decided", rule.decided))
    return [f"`{rule.id}`", f"[{_said(rule.title, words)}]({rule.name}.md)", *(words.known(*one) for one in named)]


def _page(sheet: Sheet, words: Words) -> Iterator[str]:
    rule = sheet.rule
    yield f"# {_said(rule.title, words)}"
    yield f"{_other(f'{rule.name}.md', words)} · [{words.text('rules-all')}]({INDEX})"
    yield "\n".join(_facts(rule, words))
    if rule.shadow:
        yield words.text("rule-shadow")
    if rule.grace:
        yield words.text("rule-grace", date=words.date(rule.grace.isoformat()))
    yield f"## {words.text('rule-what')}\n\n{_escape(sentence(filled(rule.message, words)))}"
    yield f"## {words.text('rule-why')}\n\n{_said(rule.why, words)}"
    yield f"## {words.text('fix')}\n\n{_said(rule.fix, words)}"
    for key, code in zip(("rule-bad", "rule-good"), sheet.example_in(words.lang) or (), strict=False):
        yield f"## {words.text(key)}\n\n{_fenced(code)}"
    yield f"## {words.text('rule-sources')}\n\n" + "\n".join(_sources(rule, words))
    if rule.versions:
        yield f"## {words.text('rule-versions')}\n\n" + "\n".join(_versions(rule, words))
    if sheet.twins:
        links = [f"- [{_said(twin.title, words)}]({twin.name}.md)" for twin in sheet.twins]
        yield f"## {words.text('rule-same-code', code=rule.id)}\n\n" + "\n".join(links)


def _facts(rule: Rule, words: Words) -> Iterator[str]:
    facts = [
        ("rule-code", f"`{rule.id}` `{rule.name}`"),
        ("rule-severity", words.known("severity", rule.severity)),
        ("rule-confidence", words.text(rule.confidence)),
        ("rule-class", words.known("class", rule.kind)),
        ("rule-decided", words.known("decided", rule.decided)),
        ("capabilities", words.known("can", rule.capability) if rule.capability else ""),
    ]
    for key, value in facts:
        if value:
            yield f"- {words.text(key)}: {value}"


def _sources(rule: Rule, words: Words) -> Iterator[str]:
    for one in sources(rule):
        name = _escape(words.text("standard", number=one.standard) if one.standard else one.name)
        yield f"- [{name}]({one.address})" if one.address else f"- {name}"


def _versions(rule: Rule, words: Words) -> Iterator[str]:
    for one in rule.versions:
        date, reason = words.date(one.date.isoformat()), _said(one.reason, words)
        yield f"- {words.text('version-of', version=one.version, date=date, reason=reason)}"


def _other(name: str, words: Words) -> str:
    other = next(lang for lang in LANGUAGES if lang != words.lang)
    return f"[{NAMES[other]}](../{other}/{name})"


def _said(text: Text, words: Words) -> str:
    return _escape(words.said(pair(text)))


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _fenced(code: str) -> str:
    """Return code between fences longer than any in it."""
    ticks = max((len(run) for run in re.findall("`+", code)), default=0)
    fence = "`" * max(3, ticks + 1)
    return f"{fence}bsl\n{code.rstrip()}\n{fence}"
