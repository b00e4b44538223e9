"""Guards of the packs: codes, files, sources and how the texts read."""

import re
from collections import Counter
from collections.abc import Iterator

from onec.faults import Fault
from rules.catalogue import PACKS, catalogue
from rules.rule import PLACEHOLDER, Rule, Severity

MAX_TITLE_CHARS = 60
SHARED = {"OS-015", "OBF-012", "OBF-002", "EXEC-007", "EXEC-009", "EXF-004", "MANI-015", "MANI-001", "MANI-002"} | {
    "MANI-014",  # a description that tells nothing, and one that leaves something out
    "MANI-011",  # the faults of a compatibility list
    "MANI-003",  # the kind in manifest, code and file
    "MANI-004",  # what commands differ in
    "MANI-005",  # a handler that is missing, or cannot be called
    "MANI-033",  # no place, and one place twice
    "MANI-036",  # what is wrong with the variants of a report
    "MANI-038",  # a schedule too frequent, and one of a command that needs a user
    "MANI-009",  # a host, a folder, a command line and a template that are none in particular
    "EXT-009",  # the ways in which a method is not what an interceptor takes it for
    "EXT-010",  # a compatibility mode newer than that of services, and than that of a configuration
    "QUAL-003",  # the ways in which what code calls and names is not in a configuration
    "SAAS-012",  # a self-description that is missing, and what may be wrong with one
    "EXEC-002",  # on the server, and on the client
    "INJ-001",  # from anywhere, and from a form outside of names
    "EXT-005",  # names of objects, and of methods
    "NET-016",  # a source in metadata, and its use in code
    "FS-008",  # a mask, and a path from data
    "SECR-002",  # a key in code, and a file that holds one
    "INJ-007",  # a script in code, and one in a template
    "OBF-004",  # code to the right of the screen, and a line with all of it
    "OBF-001",  # a block in code, and one in a template
    "OBF-011",  # text of a template that runs, and what lies in carriers
    "QUAL-002",  # handlers that metadata name, and those that code names
    "QUAL-006",  # a loop without an end, and one that waits
    "SECR-005",  # a field that shows a password, and code that fills it
}
"""Codes of the catalogue that stand for several classes of one fault."""

SOURCE = re.compile(r"(STD \d+, |CWE-\d+, |own requirement: )\S.*")
UNWELCOME = re.compile(r"пожалуйста|к сожалению|успешно|ошибка пользователя|please|sorry|oops|!", re.IGNORECASE)
WITHOUT_DOTS = re.compile(
    r"\b(еще|ее|нее|мое|объем\w*|отчет\w*|учет\w*|партнер\w*|путем|причем|прием\w*|найдет|прочтет|остается"
    r"|защищен|изменен|удален|поврежден|прочтен)\b",
    re.IGNORECASE,
)


def fields(one: Rule) -> Iterator[tuple[str, str]]:
    """Yield every text of a rule with the language it is in."""
    for text in (one.title, one.message, one.why, one.fix):
        yield "ru", text.ru
        yield "en", text.en


def offending(pattern: re.Pattern[str], language: str = "") -> list[str]:
    """Return the texts that hold what the pattern finds."""
    return [
        f"{one.name}: {found[0]}"
        for one in catalogue()
        for spoken, text in fields(one)
        if (not language or spoken == language) and (found := pattern.search(text))
    ]


def test_there_is_nothing_but_rules():
    """Every file of the packs is a rule, so none is left out for its ending or its depth."""
    files = {path.relative_to(PACKS).as_posix() for path in PACKS.rglob("*") if path.is_file()}

    assert files == {f"{one.stage}/{one.name}.yaml" for one in catalogue()}


def test_every_fault_of_a_reader_has_its_rule():
    """Whatever a reader can say becomes a finding; each class word is the name of a rule."""
    assert {fault.value for fault in Fault} - {one.name for one in catalogue()} == set()


def test_codes_are_shared_only_where_agreed():
    """A code stands for one rule, but for those that the catalogue gives to a family of faults."""
    used = Counter(one.id for one in catalogue())

    assert {code for code, count in used.items() if count > 1} <= SHARED


def test_shared_code_has_one_severity():
    """Classes of one fault weigh the same."""
    weights = {(one.id, one.severity) for one in catalogue() if one.id in SHARED}

    assert Counter(code for code, _ in weights).most_common(1)[0][1] == 1


def test_every_rule_has_a_source():
    """A rule names a numbered standard, a CWE or our own requirement, and lists the CWE it names."""
    assert [one.name for one in catalogue() if not SOURCE.fullmatch(one.source)] == []
    assert [one.name for one in catalogue() if set(re.findall(r"CWE-\d+", one.source)) - set(one.cwe)] == []
    assert [one.name for one in catalogue() if set(re.findall(r"STD (\d+)", one.source)) - set(one.standards)] == []


def test_titles_are_headings():
    """A title is short and has no full stop."""
    titles = [title for one in catalogue() for title in (one.title.ru, one.title.en)]

    assert [title for title in titles if len(title) > MAX_TITLE_CHARS or title.endswith(".")] == []


def test_other_texts_are_sentences():
    """A message, a reason and a remedy are whole sentences that begin with a capital or a quotation mark."""
    texts = [text for one in catalogue() for words in (one.message, one.why, one.fix) for text in (words.ru, words.en)]

    assert [text for text in texts if not re.fullmatch(r"[А-ЯЁA-Z“«].*[.]", text) or "  " in text] == []


def test_where_stands_at_the_end():
    """The ready phrase of the place ends a message, and only readers give one."""
    messages = [(one, text) for one in catalogue() for text in (one.message.ru, one.message.en) if "{where}" in text]

    assert messages
    assert [text for _, text in messages if not text.endswith(" {where}.") or text.count("{where}") > 1] == []
    assert {one.name for one, _ in messages} <= set(Fault)


def test_message_without_a_place_reads_well():
    """With every value given and no place known, no space and no brace is left over."""
    for one in catalogue():
        names = PLACEHOLDER.findall(one.message.ru)
        filled = one.render({name: "" if name == "where" else "x" for name in names})

        assert not re.search(r"[{}]| [.,:]|  ", filled.ru + filled.en), one.name


def test_voice_is_calm():
    """Texts neither beg nor cheer nor shout."""
    assert offending(UNWELCOME) == []


def test_marks_are_those_of_print():
    """Quotation marks are «ёлочки» in Russian and curly in English, dashes are long and stand in spaces."""
    assert offending(re.compile(r"[\"'“”„]|\S—|—\S| - |–"), "ru") == []
    assert offending(re.compile(r"[\"'«»]|[А-Яа-яё]|—"), "en") == []


def test_yo_is_written():
    """Common words with «ё» have it."""
    assert offending(WITHOUT_DOTS, "ru") == []


def test_what_the_platform_runs_unseen_refuses():
    """Code that cannot be read refuses the file, in the format stage already."""
    unreadable = [one for one in catalogue() if one.name in {"closed-module", "protected-module"}]

    assert [one.severity for one in unreadable] == [Severity.BLOCKER, Severity.BLOCKER]
