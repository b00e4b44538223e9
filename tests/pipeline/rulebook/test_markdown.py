"""The site of all rules as Markdown."""

import posixpath
import re

from pipeline.rulebook.markdown import markdown_site
from pipeline.rulebook.sheet import Sheet, read_sheets
from pipeline.wording import LANGUAGES, NBSP
from rules.catalogue import catalogue
from rules.language.definition import Example
from rules.rule import Text

from .sheets import rule, sheet


def test_every_rule_has_its_page_and_links_lead_somewhere():
    """Both folders have an index, a list by severity and all rules; every relative link names one of the files."""
    rules = catalogue()
    site = markdown_site(list(read_sheets(rules, tuple(rules))), rules.digest)
    names = {"README.md", "severity.md", *(f"{one.name}.md" for one in rules)}

    assert set(site) == {"README.md", *(f"{lang}/{name}" for lang in LANGUAGES for name in names)}
    for name, text in site.items():
        prose = re.sub(r"^(`{3,})bsl\n.*?^\1$", "", text, flags=re.DOTALL | re.MULTILINE)
        for link in re.findall(r"(?<!\\)\]\(([^)]+)\)", prose):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), link))
            assert link.startswith("https://") or target in site, (name, link)


def test_page_tells_all_of_a_rule():
    """The same as the HTML page, and the code between fences."""
    one = rule()
    text = markdown_site([sheet(one, rule(name="twin"))], "sha256:0")["ru/program-started.md"]

    assert text.startswith("# Слова\n\n[In English](../en/program-started.md) · [Все правила](README.md)\n")
    assert "- Важность: Критичное\n- Уверенность: низкая, место смотрит аудитор\n" in text
    assert "## Что находит\n\nВызов ‹имя› запускает программу.\n" in text
    assert '## Так плохо\n\n```bsl\nЕсли А < Б Тогда\n\tЗапуститьПриложение("x");\n```\n' in text
    assert "- [CWE-20](https://cwe.mitre.org/data/definitions/20.html)\n" in text
    assert "- 2 от 31.01.2027: Меньше ложных замечаний.\n" in text
    assert text.endswith("## Ещё правила OS-901\n\n- [Слова](twin.md)\n")


def test_what_does_not_count_says_so():
    """A rule on trial and one that is not in force yet say so."""
    trial = markdown_site([sheet(rule(shadow=True))], "sha256:0")["en/program-started.md"]
    ahead = markdown_site([sheet(rule(grace=rule().versions[0].date))], "sha256:0")["en/program-started.md"]

    assert "The rule is on trial" in trial
    assert "The rule is in force from 31 Jan 2027" in ahead


def test_text_stays_text():
    """What a rule says is no markup, code ends where it ends, and no space is one that editors hide."""
    evil = Text("<b>[a](b) `c` | d", "<b>[a](b) `c` | d")
    one = Sheet(rule(title=evil), Example("````\nА", "Б"), ())
    site = markdown_site([one], "sha256:0")

    assert r"# \<b\>\[a\](b) \`c\` \| d" in site["ru/program-started.md"]
    assert "`````bsl\n````\nА\n`````" in site["ru/program-started.md"]
    assert not any(NBSP in text for text in site.values())
