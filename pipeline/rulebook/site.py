"""The site of all rules as plain HTML: opens offline, needs no script, has every page in both languages."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Final

import jinja2
from markupsafe import Markup

from pipeline.html.highlight import highlight
from pipeline.html.typography import sentence
from pipeline.html.words import Words
from pipeline.rulebook.sections import by_group, by_severity
from pipeline.rulebook.sheet import Sheet
from pipeline.rulebook.sources import Source, sources
from pipeline.version import ENGINE
from pipeline.wording import LANGUAGES
from rules.rule import PLACEHOLDER, Decided, Rule, RuleClass, Severity, Text

STYLE: Final = "style.css"
INDEX: Final = "index.html"
BY_SEVERITY: Final = "severity.html"

_CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "severity": tuple(Severity),
    "class": tuple(RuleClass),
    "decided": tuple(Decided),
}
_TAB: Final = "    "


def html_site(sheets: Sequence[Sheet], digest: str) -> dict[str, str]:
    """Return the files of the site by their paths: the style, a page to choose the language, and a folder for each.

    Args:
        sheets: all rules, in the order of their codes.
        digest: of the rule set.
    """
    return {
        STYLE: _style(),
        INDEX: _page("choose.html.j2", Words(LANGUAGES[0]), INDEX, {"root": ""}),
        **{f"{lang}/{name}": page for lang in LANGUAGES for name, page in _pages(sheets, digest, Words(lang))},
    }


def _pages(sheets: Sequence[Sheet], digest: str, words: Words) -> Iterator[tuple[str, str]]:
    short = digest.removeprefix("sha256:")[:12]
    for name, sections in ((INDEX, by_group(sheets)), (BY_SEVERITY, by_severity(sheets))):
        shown = {"sections": sections, "digest": short, "total": len(sheets), "filters": _filters(sheets)}
        yield name, _page("index.html.j2", words, name, shown)
    for before, sheet, after in zip([None, *sheets], sheets, [*sheets[1:], None], strict=False):
        name = f"{sheet.rule.name}.html"
        yield name, _page("rule.html.j2", words, name, {"sheet": sheet, "before": before, "after": after})


def _page(template: str, words: Words, file: str, values: Mapping[str, object]) -> str:
    other = next(lang for lang in LANGUAGES if lang != words.lang)
    shared = {"w": words, "other": other, "root": "../", "file": file, "engine": ENGINE}
    helpers = {"said": said, "filled": filled, "lines": lines, "sources": _sources}
    return _environment().get_template(template).render({**shared, **helpers, **values})


def said(text: Text, words: Words) -> Markup:
    """Return a text of a rule in the language of the page."""
    return words.said({"ru": text.ru, "en": text.en})


def filled(text: Text, words: Words) -> Markup:
    """Return a message as a sentence, with a marked word in each place of a value."""
    parts = PLACEHOLDER.split(sentence(text.ru if words.lang == "ru" else text.en))
    holes = [Markup("<var>{}</var>").format(words.text("hole", name=words.known("hole", name))) for name in parts[1::2]]
    return Markup("").join(
        piece for pair in zip(map(words.said, parts[::2]), [*holes, Markup()], strict=True) for piece in pair
    )


def lines(code: str) -> list[Markup]:
    """Return the lines of an example in the colours of code."""
    return [highlight(line.rstrip().expandtabs(len(_TAB))) for line in code.rstrip().split("\n")]


def _sources(rule: Rule) -> list[Source]:
    return list(sources(rule))


def _filters(sheets: Sequence[Sheet]) -> dict[str, dict[str, int]]:
    """Return the choices that tell rules apart, each value with its count."""
    found: dict[str, list[str]] = {
        "severity": [sheet.rule.severity for sheet in sheets],
        "class": [sheet.rule.kind for sheet in sheets],
        "decided": [sheet.rule.decided for sheet in sheets],
    }
    counted = {name: {one: found[name].count(one) for one in values} for name, values in _CHOICES.items()}
    some = {name: {one: count for one, count in counts.items() if count} for name, counts in counted.items()}
    return {name: counts for name, counts in some.items() if len(counts) > 1}


def _style() -> str:
    """Return the style of reports with what only these pages have, and the rules that make the choices work."""
    own = files("pipeline.rulebook").joinpath("rules.css").read_text("utf-8")
    report = files("pipeline.html").joinpath("report.css").read_text("utf-8")
    hidden, told = _choices()
    return f"{report}\n{own}\n@media screen {{\n{hidden} {{ display: none; }}\n{told} {{ display: block; }}\n}}\n"


def _choices() -> tuple[str, str]:
    """Return what no choice leaves, rows and sections without any, and where it is told that none is left.

    CSS cannot see that a section has none left, so every combination of choices has its selectors.
    """
    hidden, told = [], []
    options = [[None, *(f"{name}-{value}" for value in values)] for name, values in _CHOICES.items()]
    for combination in product(*options):
        chosen = [choice for choice in combination if choice]
        root = ":root" + "".join(f":has(#{choice}:checked)" for choice in chosen)
        row = ".row" + "".join(f".{choice}" for choice in chosen)
        if len(chosen) == 1:
            hidden.append(f"{root} .row:not(.{chosen[0]})")
        if chosen:
            hidden.append(f"{root} .rules:not(:has({row}))")
            told.append(f"{root}:not(:has({row})) .none")
    return ",\n".join(hidden), ",\n".join(told)


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        autoescape=True,
        loader=jinja2.FunctionLoader(_source),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )


def _source(name: str) -> str:
    package = "pipeline.html" if name in {"icons.svg", "_parts.html.j2"} else "pipeline.rulebook"
    return files(package).joinpath(name).read_text("utf-8")
