"""The site of all rules as HTML."""

import itertools
import posixpath
import re
from functools import cache

import pytest
from lxml import html

from pipeline.rule_texts import TEXTS
from pipeline.rulebook.sheet import Sheet, read_sheets
from pipeline.rulebook.site import html_site
from pipeline.wording import LANGUAGES
from rules.catalogue import catalogue
from rules.language.definition import Example
from rules.rule import RuleClass, Severity, Text

from .sheets import rule, sheet


@cache
def site() -> dict[str, str]:
    """Return the site of the rules of this installation."""
    rules = catalogue()
    return html_site(list(read_sheets(rules, tuple(rules))), rules.digest)


def page(name: str, *sheets: Sheet) -> html.HtmlElement:
    """Return one page of the site of made-up rules."""
    return html.document_fromstring(html_site(sheets or [sheet()], "sha256:0123456789abcdef")[name])


def words_of(node: html.HtmlElement) -> str:
    """Return the text of an element as it is read, with plain spaces."""
    return " ".join(node.text_content().split())


def test_every_rule_has_its_page_in_both_languages():
    """Beside the style and the choice of a language there are two indexes and the rules, in either folder the same."""
    names = {"index.html", "severity.html", *(f"{one.name}.html" for one in catalogue())}

    assert set(site()) == {"style.css", "index.html", *(f"{lang}/{name}" for lang in LANGUAGES for name in names)}


def test_every_link_leads_somewhere():
    """Addresses within the site are relative, name a file of it, and a place that the file has."""
    ids = {name: set(re.findall(r'\bid="([^"]+)"', text)) for name, text in site().items()}
    for name, text in site().items():
        if not name.endswith(".html"):
            continue
        for link in html.document_fromstring(text).xpath("//@href"):
            address, _, place = link.partition("#")
            if address.startswith("https://"):
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), address)) if address else name
            assert target in ids, (name, link)
            assert not place or place in ids[target], (name, link)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_are_sound(lang: str):
    """A page says its language, has one h1, ids that are there once, labels for its choices, and runs nothing."""
    for name, text in site().items():
        if not name.startswith(f"{lang}/"):
            continue
        root = html.document_fromstring(text)
        ids = root.xpath("//@id")
        levels = [int(str(node.tag)[1]) for node in root.iter("h1", "h2", "h3", "h4")]
        assert root.get("lang") == lang
        assert levels.count(1) == 1
        assert all(below <= above + 1 for above, below in itertools.pairwise(levels))
        assert len(ids) == len(set(ids))
        assert {*root.xpath("//@for"), *root.xpath("//@aria-labelledby")} <= set(ids)
        assert not root.xpath("//script | //@style | //img | //iframe | //form")


def test_index_has_every_rule_once():
    """By group and by severity the same rules are listed, each with its title."""
    titles = sorted(words_of(html.fromstring(f"<p>{one.title.ru}</p>")) for one in catalogue())
    for name in ("ru/index.html", "ru/severity.html"):
        root = html.document_fromstring(site()[name])
        assert sorted(words_of(link) for link in root.xpath("//tbody//th/a")) == titles


def test_choices_count_what_they_show():
    """The number beside a choice is that of the rows its rule of style leaves."""
    root = html.document_fromstring(site()["en/index.html"])
    rows = root.find_class("row")
    for radio in root.xpath("//input"):
        name = radio.get("id")
        shown = len(rows) if name.endswith("-all") else sum(name in row.get("class", "").split() for row in rows)
        assert words_of(radio.getparent()).endswith(f" {shown}")
        assert name.endswith("-all") or f":has(#{name}:checked) .row:not(.{name})" in site()["style.css"]


def test_choices_hide_sections_and_say_when_none_is_left():
    """Each combination of choices has its selectors: for a section without a row, and for a list without any."""
    style = html_site([sheet()], "sha256:0")["style.css"]
    root = ":root:has(#severity-blocker:checked):has(#class-quality:checked)"

    assert f"{root} .rules:not(:has(.row.severity-blocker.class-quality))" in style
    assert f"{root}:not(:has(.row.severity-blocker.class-quality)) .none" in style


def test_page_tells_all_of_a_rule():
    """What it finds, why, how to fix it, both examples, sources with their addresses, versions, and its facts."""
    text = words_of(page("en/program-started.html"))

    for part in (
        "OS-901 program-started",
        "What it finds The call of ‹name› starts a program.",
        "Why it matters Words",
        "How to fix Words",
        "If А < Б Then",
        'RunApp("x");',
        "// не надо",
        "2, 31 Jan 2027 Fewer false findings.",
        "1, 20 Nov 2026 First version.",
        "Kind of rule weakness",
        "Confidence low, an auditor looks at the place",
        "What the add-on can do Programs",
    ):
        assert part.replace(" ", "") in text.replace(" ", ""), part
    assert "https://cwe.mitre.org/data/definitions/20.html" in page("ru/program-started.html").xpath("//@href")


def test_page_leads_to_its_neighbours():
    """A rule knows the one before it, the one behind it, and those that share its code."""
    first, second = rule("OS-901", "first"), rule("OS-901", "second")
    root = page("ru/first.html", sheet(first, second), sheet(second, first))

    assert root.xpath("//*[@rel='next']/@href") == ["second.html"]
    assert root.xpath("//*[@rel='prev']") == []
    assert root.xpath("//aside//li/a/@href") == ["second.html"]


def test_page_says_what_does_not_count():
    """A rule on trial and one that is not in force yet say so on their pages and in the lists."""
    ahead = rule(name="ahead", grace=rule().versions[0].date)
    trial = rule(name="on-trial", shadow=True)

    assert "Правило действует с 31.01.2027" in words_of(page("ru/ahead.html", sheet(ahead)))
    assert "Правило на испытании" in words_of(page("ru/on-trial.html", sheet(trial)))
    assert "на испытании" in words_of(page("ru/index.html", sheet(ahead), sheet(trial)))
    assert "действует с 31.01.2027" in words_of(page("ru/index.html", sheet(ahead), sheet(trial)))


def test_groups_stand_in_the_order_of_the_catalogue():
    """Code execution comes first, the format of files last, and a group without a name behind all."""
    sheets = [sheet(rule(f"{group}-901", group.lower())) for group in ("ZZZ", "FMT", "NET", "EXEC")]
    root = page("en/index.html", *sheets)

    assert [words_of(node) for node in root.xpath("//section//h2")] == [
        "Code execution",
        "Network",
        "File format",
        "ZZZ",
    ]


def test_text_stays_text():
    """Rules come from packs of anybody: what they say is shown, not obeyed."""
    evil = "<script>alert(1)</script>{{ 7*7 }}"
    words = Text(evil, evil)
    one = Sheet(rule(title=words, why=words, message=words, source=evil), Example(evil, evil), ())

    for name, text in html_site([one], evil).items():
        assert "<script>" not in text, name
    assert evil in words_of(page("ru/program-started.html", one))


@pytest.mark.parametrize("kind", list(RuleClass))
def test_kinds_have_words(kind: RuleClass):
    """Each kind of rule is named in the list; a pattern of malware wears a tag."""
    root = page("en/index.html", sheet(rule(kind=kind)))

    assert TEXTS[f"class-{kind}"][1] in words_of(root.xpath("//tbody")[0])
    assert len(root.find_class("tag--bad")) == (kind is RuleClass.MALWARE_PATTERN)


def test_severities_are_headings():
    """The other index has a section for each severity there is, the worst first."""
    sheets = [sheet(rule(name=one.value, severity=one)) for one in (Severity.MINOR, Severity.BLOCKER)]
    root = page("ru/severity.html", *sheets)

    assert [words_of(node) for node in root.xpath("//section//h2")] == ["Блокирующие", "Незначительные"]


def test_same_rules_give_same_bytes():
    """No clock, no host: the site can be compared with the last one."""
    assert html_site([sheet()], "sha256:0") == html_site([sheet()], "sha256:0")
