"""The report for people in a terminal."""

import contextlib
import io
import json
import os
import re
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from rich.text import Text

from pipeline.terminal.texts import COUNTS, TEXTS
from pipeline.terminal.words import Words
from pipeline.terminal.wrap import wrap
from pipeline.text import MAX_COLUMNS, print_report
from pipeline.wording import NBSP
from tests.pipeline import sample_report

SAMPLE: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "data" / "sarif" / "report.json").read_text(encoding="utf-8")
)
CAN = "Что умеет дополнение"
WIDTHS = [40, 60, 80, 100, 120]


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Return that it is."""
        return True


def body(*findings: dict[str, Any], **changes: Any) -> dict[str, Any]:  # noqa: ANN401 (any JSON)
    """Return the sample with these findings and other values for its keys."""
    counted = [each["severity"] for each in findings if not each["suppressed_by"]]
    summary = {severity: counted.count(severity) for severity in SAMPLE["summary"]}
    nothing: dict[str, Any] = {"truncated": {}, "fixed": [], "capabilities": {}}
    return deepcopy(SAMPLE) | {"findings": list(findings), "summary": summary, **nothing} | changes


def finding(kind: str = "host-not-allowed", **changes: Any) -> dict[str, Any]:  # noqa: ANN401 (any JSON)
    """Return a finding of the sample, by its rule, with other values for its keys, those of its location too."""
    found: dict[str, Any] = deepcopy(next(each for each in SAMPLE["findings"] if each["name"] == kind))
    place = {key: changes.pop(key) for key in found["location"] if key in changes}
    return found | {"author_suppressed": None} | changes | {"location": found["location"] | place}


def printed(report: dict[str, Any], lang: str = "ru") -> str:
    """Return what is printed where the stream is no terminal, its no-break spaces as spaces."""
    stream = io.StringIO()
    print_report(report, lang, stream)
    return stream.getvalue().replace(NBSP, " ")


def at_width(monkeypatch: pytest.MonkeyPatch, columns: int, report: dict[str, Any], lang: str = "ru") -> str:
    """Return what a terminal of that width is sent, without its colours."""
    monkeypatch.setattr(Terminal, "fileno", lambda _: 0)
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((columns, 40)))
    monkeypatch.setenv("TERM", "xterm")
    stream = Terminal()
    print_report(report, lang, stream)
    return re.sub(r"\x1b\[[0-9;]*m", "", stream.getvalue())


def squeezed(text: str) -> str:
    """Return the text without spaces, line ends and gutters: what is left when wrapping is taken away."""
    return re.sub(r"[\s│•]+", "", text)


# The first lines.


@pytest.mark.parametrize(
    ("verdict", "reasons", "line"),
    [
        ("accepted", [], "Вердикт: принято. Замечаний, которые мешают публикации, нет."),
        (
            "rejected",
            ["NET-002"],
            "Вердикт: отклонено. Решило замечание NET-002 «Узел отсутствует в списке разрешений».",
        ),
        (
            "review",
            ["stage:compatibility:no-target"],
            "Вердикт: нужен аудитор. На этапе «Совместимость» не с чем сравнить: конфигурация не названа,",
        ),
        (
            "undecided",
            ["stage:security:broken"],
            "Вердикт: не определён. На этапе «Безопасность» сломалась наша проверка.",
        ),
        (
            "review",
            ["stage:manifest:not-reached", "stage:security:not-reached"],
            "Вердикт: нужен аудитор. До этапов «Манифест», «Безопасность» проверка не дошла.",
        ),
        ("undecided", ["stage:security:missing"], "Вердикт: не определён. Этап «Безопасность» не выполнен."),
    ],
)
def test_first_line_is_the_verdict(verdict: str, reasons: list[str], line: str):
    """The first line says the verdict and what decided it."""
    text = printed(body(finding(severity="blocker"), verdict=verdict, reasons=reasons))

    assert text.splitlines()[0] == line


def test_only_what_decided_is_named():
    """A finding of the same code that is milder, or set aside, did not decide."""
    milder = finding(severity="minor", name="a", title={"ru": "Мягче", "en": ""})
    aside = finding("network-access", severity="blocker", rule="NET-002")
    report = body(finding(severity="blocker"), milder, aside, verdict="rejected", reasons=["NET-002"])

    assert printed(report).splitlines()[0].endswith("Решило замечание NET-002 «Узел отсутствует в списке разрешений».")


def test_many_deciding_rules_are_counted():
    """The first line names five of the rules that decided and counts the others."""
    many = [finding(severity="blocker", rule=f"NET-{n:03}", name=f"n{n}") for n in range(7)]
    report = body(*many, verdict="rejected", reasons=[each["rule"] for each in many])
    head = printed(report).partition("\n\n")[0]

    assert "NET-004" in head
    assert "NET-005" not in head
    assert head.endswith("ещё 2 правила.")


def test_facts_stand_above_the_findings():
    """File, size, sum, kind, name, version, content, rules, stages and counts are told, each behind its name."""
    head = printed(SAMPLE, "en").partition("──")[0]

    assert re.findall(r"^(\S+)  ", head, re.MULTILINE) == [
        "File",
        "SHA-256",
        "Kind",
        "Name",
        "Version",
        "Content",
        "Rules",
        "Configurations",
        "Stages",
        "Findings",
        "Changes",
    ]
    assert "Manifest: findings" in head
    assert "Security: skipped, no configuration was named" in head


def test_stages_stand_on_one_line_where_they_fit():
    """The stages are one line where there is room for it."""
    stages = [{**stage, "status": "passed", "reason": None} for stage in SAMPLE["stages"]]

    assert "Формат: пройден · Совместимость: пройден · Манифест: пройден" in printed(body(stages=stages))


def test_changes_are_counted():
    """New, remaining and fixed are counted; where findings are not listed, that these are not among them is said."""
    found = [finding(since="new"), finding(since="remaining"), finding(since="remaining")]
    whole, part = (printed(body(*found, fixed=["0" * 64], truncated=cut)) for cut in ({}, {"NET-002": 1}))

    assert "Изменения     1 новое, 2 осталось, 1 исправлено\n" in whole
    assert "Изменения     1 новое, 2 осталось, 1 исправлено, без неперечисленных\n" in part


def test_refused_file_has_no_empty_facts():
    """Of a file that was not read nothing is told that nobody knows."""
    subject = dict.fromkeys(SAMPLE["subject"])
    artifact = SAMPLE["artifact"] | {"kind": "unknown"}
    text = printed(body(finding(severity="blocker"), verdict="rejected", subject=subject, artifact=artifact))

    assert "None" not in text
    assert "Имя" not in text
    assert re.search(r"^Вид +не определён$", text, re.MULTILINE)


def test_broken_check_is_our_fault():
    """A check that broke is named and said to be our fault."""
    stage = SAMPLE["stages"][0] | {"status": "broken", "checks_broken": ["chain-loop", "bad-toc"]}
    text = printed(body(verdict="undecided", stages=[stage]))

    assert "Наша ошибка: Формат. Сломались проверки: chain-loop, bad-toc." in text


# The findings.


def test_worst_come_first():
    """The findings stand by severity, the worst first, under a heading with the count of the report."""
    report = deepcopy(SAMPLE)
    report["findings"].reverse()
    headings = re.findall(r"^── (.+?) ─", printed(report), re.MULTILINE)

    assert headings == ["Блокирующие: 1", "Критичные: 2", "Важные: 314", "Незначительные: 1", "К сведению: 1", CAN]


def test_finding_is_told_in_order():
    """A finding has code, name and title, then place, message, code with the line marked, how to fix it."""
    found = finding(snippet="А = 1;\n\tБ();", snippet_line=9, line=10, since="new")
    text = printed(body(found)).partition("──\n\n")[2]

    assert text.splitlines()[:6] == [
        "NET-002 host-not-allowed · Узел отсутствует в списке разрешений",
        "  CommonModule.скМП_Статистика, метод Отправить, строка 10 · новое",
        "  Узла stat.sevcontur.ru нет среди разрешений версии",
        "     9 │ А = 1;",
        "  > 10 │     Б();",
        "  Как исправить: Уберите вызов или объясните его в карточке сервиса",
    ]


def test_doubt_and_policy_are_noted():
    """Low confidence and a severity that the policy moved stand beside the title."""
    text = printed(body(finding(severity="major", confidence="low")), "en")

    assert "· confidence low · severity by policy, the rule’s own: critical" in re.sub(r"\s+", " ", text)


def test_places_of_one_rule_stand_together():
    """Places of one rule share its heading and its fix; a message that all have is said once."""
    text = printed(body(finding(), finding("deprecated-call", severity="critical"), finding(line=None)))

    assert text.count("NET-002 host-not-allowed") == 1
    assert "· 2 места\n  Узла stat.sevcontur.ru нет" in text
    assert text.count("Узла stat.sevcontur.ru нет") == 1
    assert text.count("  • CommonModule.скМП_Статистика") == 2


def test_messages_that_differ_stand_at_their_places():
    """Each place has its own message where they differ."""
    other = finding(message={"ru": "Узла a.b нет", "en": ""}, snippet=None)
    text = printed(body(finding(snippet=None), other))

    assert "строка 41 · новое\n    Узла stat.sevcontur.ru нет" in text
    assert "строка 41 · новое\n    Узла a.b нет" in text


@pytest.mark.parametrize(
    ("kind", "changes", "place"),
    [
        ("extension", {"entry": "a/b"}, "Catalog.А · ObjectModule, метод М, строка 1 029"),
        ("delivery-kit", {"entry": "a/b"}, "Catalog.А · ObjectModule, метод М, строка 1 029, внутри файла: a/b"),
        ("extension", {"object": "CommonModule.А", "module": "Module"}, "CommonModule.А, метод М, строка 1 029"),
        (
            "extension",
            dict.fromkeys(("object", "module", "method"), "") | {"entry": "a/b", "line": None},
            "внутри файла: a/b",
        ),
        ("extension", dict.fromkeys(("object", "module", "method"), "") | {"line": None}, "файл целиком"),
    ],
)
def test_place_is_told_in_words(kind: str, changes: dict[str, Any], place: str):
    """A place is the object, its module, the method and the line, as far as they are known; else the entry."""
    whole: dict[str, Any] = {
        "object": "Catalog.А",
        "module": "ObjectModule",
        "method": "М",
        "line": 1029,
        "entry": "",
    } | changes
    text = printed(body(finding(**whole, since=None, snippet=None), artifact=SAMPLE["artifact"] | {"kind": kind}))

    assert f"\n  {place}\n" in text


def test_data_path_is_numbered():
    """Steps of a data path are numbered; what a step shares with the place of the finding is left out."""
    text = printed(body(finding("personal-data-sent")))

    assert "    1. источник: Выборка.ТелефонПолучателя · строка 202\n" in text
    assert "    3. преобразовано: ЗаписьJSON.Закрыть() · CommonModule.скМП_JSON, метод ВСтроку, строка 31\n" in text


def test_long_data_path_is_shortened():
    """A path of more than seven steps shows the first and the last two, and how many are between."""
    found = finding("personal-data-sent")
    found["flow"] = [found["flow"][0]] * 9 + [found["flow"][-1]]
    text = printed(body(found))

    assert re.findall(r"^    (\d+)\. ", text, re.MULTILINE) == ["1", "9", "10"]
    assert "ещё 7 шагов" in text


def test_waived_is_told_apart():
    """A finding set aside is no heading of its own but one line: rule, place, who, why, until when."""
    text = printed(body(finding("network-access")))

    assert "── " not in text
    assert (
        "1 исключение не влияет на вердикт:\n"
        "  NET-001 «Доступ к сети», файл целиком. Кто: Т. Гайнутдинов. Причина: Обмен с маркетплейсом —\n"
        "    назначение сервиса. Действует до 12.03.2027.\n"
    ) in text


def test_rule_ahead_of_its_day_is_told_apart():
    """A finding that doesn't count yet stands by itself with the day from which it will."""
    text = printed(body(finding(**{"from": "2027-03-01"}), finding("deprecated-call")))

    assert "Критичные" not in text
    assert (
        "1 замечание пока не влияет на вердикт:\n"
        "  NET-002 «Узел отсутствует в списке разрешений», CommonModule.скМП_Статистика, метод Отправить,\n"
        "    строка 41, действует с 01.03.2027.\n"
    ) in text


@pytest.mark.parametrize(
    ("tool", "said"),
    [
        ("otk", "  Автор просит ОТК пропустить это место, замечание учитывается: // otk: ignore NET-002 так\n"),
        ("v8-code-style", "  Автор просит v8-code-style пропустить это место, замечание учитывается: // otk: ignore"),
    ],
)
def test_request_of_the_author_is_told(tool: str, said: str):
    """The comment stands below the message, and the finding stays where it was."""
    request = {"tool": tool, "comment": "// otk: ignore NET-002 так"}
    text = printed(body(finding(author_suppressed=request)))

    assert f"среди разрешений версии\n{said}" in text


def test_pattern_of_malware_is_named():
    """What kind of rule it is stands beside the title only where that is worth a second look."""
    assert "· признак вредоносного кода" in printed(body(finding(**{"class": "malware-pattern"})))
    assert "слабое место" not in printed(body(finding()))


def test_capabilities_are_apart_from_findings():
    """Each kind of thing has its values with the first place; a value that is not known says so."""
    text = printed(SAMPLE).partition(CAN)[2]

    assert "\n  Сеть\n  • stat.sevcontur.ru: CommonModule.скМП_Статистика, метод Отправить, строка 41\n" in text
    assert "\n  • не определено статически, 3 места: первое — CommonModule.скМП_ОбменСервер, метод" in text
    assert "\n  Привилегированный режим\n  • CommonModule.скМП_ОбменСервер, метод ВыгрузитьЗаказы, строка 206\n" in text


def test_capability_without_a_value_is_told_by_its_rule():
    """Where a rule has no value to tell, its title stands there."""
    row = SAMPLE["capabilities"]["privileged"][0] | {"rule": "NET-002"}
    text = printed(body(finding(), capabilities={"privileged": [row]})).partition(CAN)[2]

    assert "\n  • Узел отсутствует в списке разрешений: CommonModule.скМП_ОбменСервер" in text


def test_many_capabilities_are_counted():
    """Of one kind ten are listed; a report without any has no heading for them."""
    [row] = SAMPLE["capabilities"]["com"]
    text = printed(body(capabilities={"com": [row | {"value": f"A.B{number}"} for number in range(12)]}))

    assert "A.B9" in text
    assert "A.B10" not in text
    assert "\n    ещё 2\n" in text
    assert CAN not in printed(body())


def test_permissions_are_a_line_each():
    """What, how it compares, where it is asked for and used; what is not told says so."""
    text = (
        printed(body(permissions=sample_report.rich()["permissions"]))
        .partition("── Разрешения")[2]
        .replace("\n    ", " ")
    )

    assert (
        "• Доступ к узлу stat.sevcontur.ru (HTTPS, порт 443): не запрошено; используется: CommonModule.скМП_Статистика,"
        " метод Отправить, строка 41\n"
    ) in text
    assert (
        "• Доступ к файлам /var/exchange (чтение, запись): не используется; манифест, строка 31; код, строка 22\n"
        in text
    )
    assert "• Доступ к узлу ‹неизвестно› (HTTPS, порт 443): не определено; используется: Common" in text
    assert "совпадает; манифест, строка 25; код, строка 18; используется: 7 мест, первое — CommonModule.скМП" in text


def test_many_permissions_are_counted():
    """Twenty are listed; a report without any has no heading for them; nothing in a value moves the cursor."""
    rows = [
        sample_report.permission("RunApplication", "spare", CommandMask=f"x{number}\n\x1b[2J") for number in range(25)
    ]
    text = printed(body(permissions=rows), "en")

    assert "x19\\u000a" in text
    assert "x20" not in text
    assert "\x1b" not in text
    assert "\n    5 more\n" in text
    assert "── Permissions" not in printed(body(), "en")


def test_fixed_and_unlisted_are_counted():
    """What was fixed and what is not listed are a line each."""
    text = printed(SAMPLE)

    assert "\nИсправлены 2 замечания прошлой версии.\n" in text
    assert "\nПеречислено не всё: EXT-009 — 312 мест сверх перечисленных.\n" in text


def test_verdict_is_said_again_at_the_end():
    """The last line repeats the verdict and says what to do: in a terminal it is the one that is seen."""
    assert printed(SAMPLE, "en").splitlines()[-2].startswith("Verdict: needs an auditor. For the auditor: ")


# Width, colours, hostile text.


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("columns", WIDTHS)
def test_no_line_is_wider_than_the_terminal(monkeypatch: pytest.MonkeyPatch, columns: int, lang: str):
    """No line needs more columns than the terminal has."""
    lines = at_width(monkeypatch, columns, SAMPLE, lang).splitlines()

    assert max(cell_len(line) for line in lines) <= columns


@pytest.mark.parametrize("columns", WIDTHS)
def test_nothing_is_cut(monkeypatch: pytest.MonkeyPatch, columns: int):
    """Every name, message and line of code is there in full at any width."""
    text = squeezed(at_width(monkeypatch, columns, SAMPLE))

    for each in SAMPLE["findings"]:
        texts = [each["title"]["ru"], each["location"]["object"], each["location"]["method"]]
        if not each["suppressed_by"]:
            texts += [each["fix"]["ru"], *(step["statement"] for step in each["flow"])]
            texts += (each["location"]["snippet"] or "").split("\n")
        assert [one for one in texts if squeezed(one) not in text] == []
    assert "…" not in text


def test_very_wide_terminal_is_not_filled(monkeypatch: pytest.MonkeyPatch):
    """Lines stay readable in a terminal wider than people read."""
    lines = at_width(monkeypatch, 300, SAMPLE).splitlines()

    assert max(map(cell_len, lines)) == MAX_COLUMNS


def test_terminal_of_unknown_size_has_a_hundred_columns(monkeypatch: pytest.MonkeyPatch):
    """A terminal that reports no columns gets what a file gets."""
    lines = at_width(monkeypatch, 0, SAMPLE).splitlines()

    assert max(map(cell_len, lines)) == 100


def test_file_is_a_hundred_columns_wide(monkeypatch: pytest.MonkeyPatch):
    """Where the stream is no terminal, lines are 100 columns, whatever the surroundings say."""
    monkeypatch.setenv("COLUMNS", "50")

    assert max(map(len, printed(SAMPLE).splitlines())) == 100


def test_file_has_no_escape_sequences(monkeypatch: pytest.MonkeyPatch):
    """A stream that is no terminal gets plain text, also where colours are forced."""
    monkeypatch.setenv("FORCE_COLOR", "1")

    assert "\x1b" not in printed(SAMPLE)


def coloured(monkeypatch: pytest.MonkeyPatch, **environment: str) -> str:
    """Return what a terminal is sent."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in ({"TERM": "xterm-256color"} | environment).items():
        monkeypatch.setenv(name, value)
    stream = Terminal()
    print_report(SAMPLE, "ru", stream)
    return stream.getvalue()


COLOUR = re.compile(r"\x1b\[(?:\d+;)*[349]\d(?:;\d+)*m")


def test_terminal_has_colours(monkeypatch: pytest.MonkeyPatch):
    """A terminal gets colours."""
    assert COLOUR.search(coloured(monkeypatch))


def test_no_color_is_honoured(monkeypatch: pytest.MonkeyPatch):
    """With NO_COLOR a terminal gets no colour."""
    assert not COLOUR.search(coloured(monkeypatch, NO_COLOR="1"))


def test_dumb_terminal_has_no_escape_sequences(monkeypatch: pytest.MonkeyPatch):
    """A dumb terminal gets plain text."""
    assert "\x1b" not in coloured(monkeypatch, TERM="dumb")


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
def test_width_is_that_of_the_stream():
    """The width is asked of the terminal that is written to, not of another one."""
    import fcntl  # noqa: PLC0415 (not on Windows)
    import pty  # noqa: PLC0415
    import struct  # noqa: PLC0415
    import termios  # noqa: PLC0415

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 57, 0, 0))
    shown = b""
    with os.fdopen(ours, "rb", buffering=0) as screen:
        with os.fdopen(theirs, "w", encoding="utf-8") as stream:
            print_report(body(finding(snippet=None)), "en", stream)
        with contextlib.suppress(OSError):  # Linux ends a terminal that nobody writes to so
            while chunk := screen.read(65536):
                shown += chunk

    assert max(cell_len(line) for line in re.sub(r"\x1b\[[0-9;]*m", "", shown.decode()).splitlines()) == 57


@pytest.mark.parametrize("columns", WIDTHS)
def test_markup_and_escapes_are_shown_as_they_are(monkeypatch: pytest.MonkeyPatch, columns: int):
    """Markup, escape sequences, emoji codes and line ends in values do nothing but show."""
    evil = "[red]x[/red] :smile: \x1b[2J\nВердикт: принято.\r\u202e[link=http://evil.example]"
    found = finding(object=evil, method=evil, entry=evil, snippet=evil.replace("\n", ""), snippet_line=41)
    found |= {"message": {"ru": evil, "en": evil}, "suppressed_by": None}
    waived = finding("network-access", suppressed_by={"by": evil, "reason": evil, "until": None}, entry=evil)
    subject = SAMPLE["subject"] | dict.fromkeys(("name", "synonym", "version", "vendor", "prefix"), evil)
    artifact = SAMPLE["artifact"] | {"file_name": evil}
    text = at_width(monkeypatch, columns, body(found, waived, subject=subject, artifact=artifact))

    assert "[red]x[/red] :smile:" in text.replace(NBSP, " ")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u202e]", text)
    assert squeezed(r"\u001b[2J Вердикт: принято.\u000d\u202e[link=http://evil.example]") in squeezed(text)


def test_stream_of_another_encoding_is_written():
    """What the encoding of the stream lacks is written out; nothing fails."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="cp1251", newline="\n")
    print_report(body(finding(object="Catalog.漢")), "ru", stream)
    stream.flush()

    assert "Catalog.\\u6f22" in raw.getvalue().decode("cp1251")


# Wrapping.


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("", 10, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("one two   three", 7, ["one two", "three"]),
        ("РегистрыСведений.ШтрихкодыНоменклатуры", 20, ["РегистрыСведений.", "Штрихкоды", "Номенклатуры"]),
        ("имя РегистрыСведений.Штрихкоды", 16, ["имя Регистры", "Сведений.", "Штрихкоды"]),
        ("x РегистрыСведений", 17, ["x", "РегистрыСведений"]),
        ("0123456789abcdef", 6, ["012345", "6789ab", "cdef"]),
        ("漢字漢字漢", 5, ["漢字", "漢字", "漢"]),
        (f"строка{NBSP}12 и", 8, ["строка", "12 и"]),
    ],
)
def test_lines_break_where_they_may(text: str, columns: int, lines: list[str]):
    """Lines break at spaces; names longer than a line break at their joints; what has none, anywhere."""
    assert [piece.plain.replace(NBSP, " ").rstrip() for piece in wrap(Text(text), columns, columns)] == lines


# Words.


@pytest.mark.parametrize(
    ("lang", "counted"),
    [
        ("ru", ["0 мест", "1 место", "2 места", "5 мест", "11 мест", "21 место", "22 места", "25 мест"]),
        ("en", ["0 places", "1 place", "2 places", "5 places", "11 places", "21 places", "22 places", "25 places"]),
    ],
)
def test_counts_have_the_right_form(lang: str, counted: list[str]):
    """A noun has the form its number asks for."""
    words = Words(lang)

    assert [words.count("places", n).replace(NBSP, " ") for n in (0, 1, 2, 5, 11, 21, 22, 25)] == counted


@pytest.mark.parametrize("number", [0, 1, 2, 5, 11, 21, 22, 25])
@pytest.mark.parametrize("key", COUNTS)
def test_count_follows_the_places(key: str, number: int):
    """Every counted sentence takes its form by the same rule as `места`, and holds the number."""
    russian, english = COUNTS[key]
    form = {"о": 0, "а": 1}.get(Words("ru").count("places", number)[-1], 2)

    assert Words("ru").count(key, number).replace(NBSP, " ") == russian[form].format(n=number)
    assert Words("en").count(key, number).replace(NBSP, " ") == english[number != 1].format(n=number)


def test_texts_name_the_same_values():
    """Both languages of a text are filled with the same values."""
    fields = re.compile(r"\{\w+\}")

    assert [key for key, (ru, en) in TEXTS.items() if sorted(fields.findall(ru)) != sorted(fields.findall(en))] == []
