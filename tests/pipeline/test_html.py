"""The HTML page of a report."""

import base64
import copy
import hashlib
import itertools
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import etree, html

from pipeline.html.excerpt import read_excerpt
from pipeline.html.highlight import highlight
from pipeline.html.render import render_html
from pipeline.html.styles import stylesheet
from pipeline.html.typography import breakable, prose, sentence
from pipeline.html.words import Words
from pipeline.schemas import report_schema
from pipeline.texts import COUNTS, TEXTS
from pipeline.wording import LANGUAGES
from tests.pipeline import sample_report

SAMPLES = (sample_report.rich, sample_report.refused, sample_report.accepted, sample_report.undecided)
HOSTILE = """<script>alert(1)</script>"'><img src=x onerror=y>{{ 7*7 }}{0.__class__}</style>&lt;\u202e"""
NBSP = "\u00a0"

every_page = pytest.mark.parametrize(
    ("sample", "lang"), [*itertools.product(SAMPLES, LANGUAGES)], ids=lambda value: getattr(value, "__name__", value)
)
Sample = Callable[[], sample_report.Body]


def parse(page: str) -> html.HtmlElement:
    """Return the root element of a page."""
    return html.document_fromstring(page)


def words_of(node: html.HtmlElement) -> str:
    """Return the text of an element as it is read, with plain spaces."""
    return " ".join(node.text_content().split())


def one(node: html.HtmlElement, css_class: str) -> html.HtmlElement:
    """Return the only element of a class."""
    [found] = node.find_class(css_class)
    return found


def at(node: html.HtmlElement, path: str) -> html.HtmlElement:
    """Return the first element on a path, which is there."""
    found: html.HtmlElement = node.xpath(path)[0]
    return found


def hostile(value: Any) -> Any:  # noqa: ANN401 (JSON)
    """Return a body with hostile text in place of every text that is no word of the schema."""
    kept = {"schema", "sha256", "kind", "stage", "status", "severity", "rule_severity", "verdict", "policy", "snippet"}
    if isinstance(value, dict):
        return {key: each if key in kept else hostile(each) for key, each in value.items()}
    if isinstance(value, list):
        return [hostile(each) for each in value]
    return HOSTILE if isinstance(value, str) else value


@pytest.mark.parametrize("sample", SAMPLES)
def test_sample_holds(sample: Sample) -> None:
    """The bodies the page is tested with are reports."""
    assert list(Draft202012Validator(report_schema()).iter_errors(sample())) == []


@every_page
def test_same_report_gives_same_bytes(sample: Sample, lang: str) -> None:
    """The page is a function of body and language, and leaves the body as it was."""
    body = sample()
    before = copy.deepcopy(body)

    assert render_html(body, lang) == render_html(sample(), lang)
    assert body == before


@every_page
def test_page_is_well_formed(sample: Sample, lang: str) -> None:
    """Every tag that opens closes in its place: a strict parser reads the page as it stands."""
    page = render_html(sample(), lang)
    voids = re.compile(r"<(meta|br|wbr|input)\b([^>]*)>")
    page = voids.sub(r"<\1\2/>", page).replace("<!doctype html>", "")
    page = re.sub(r" (checked|open)(?=[\s/>])", r' \1=""', page)

    root = etree.fromstring(page, etree.XMLParser(resolve_entities=False))

    assert root.get("lang") == lang


@every_page
def test_page_needs_nothing_from_elsewhere(sample: Sample, lang: str) -> None:
    """There is no address, no script, no `style=` and nothing the browser would load."""
    root = parse(render_html(sample(), lang))
    tags = {node.tag for node in root.iter() if isinstance(node.tag, str)}
    attributes = {(name, value) for node in root.iter() for name, value in node.attrib.items()}

    assert tags.isdisjoint({"script", "link", "img", "iframe", "object", "embed", "form", "base", "button"})
    assert not [name for name, _ in attributes if name == "style" or name.startswith("on") or name == "src"]
    assert all(value.startswith("#") for name, value in attributes if name.endswith("href"))
    assert not re.search(r"url\(|@import|@font-face|://|expression", at(root, "//style").text_content())


@every_page
def test_policy_lets_in_the_style_alone(sample: Sample, lang: str) -> None:
    """The policy names the hash of the one style on the page, and nothing else may be loaded."""
    page = render_html(sample(), lang)
    [style] = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    [policy] = parse(page).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")

    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'")
    assert "unsafe" not in policy


@every_page
def test_headings_are_in_order(sample: Sample, lang: str) -> None:
    """There is one h1, and no level is skipped on the way down."""
    root = parse(render_html(sample(), lang))
    levels = [int(str(node.tag)[1]) for node in root.iter("h1", "h2", "h3", "h4", "h5", "h6")]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in itertools.pairwise(levels))


@every_page
def test_every_reference_has_its_target(sample: Sample, lang: str) -> None:
    """Ids are there once; links, icons, labels and names of regions point to them."""
    root = parse(render_html(sample(), lang))
    ids = root.xpath("//@id")
    links = [value.removeprefix("#") for value in root.xpath("//@href")]

    assert len(ids) == len(set(ids))
    assert {*links, *root.xpath("//@aria-labelledby"), *root.xpath("//@for")} <= set(ids)


@every_page
def test_every_radio_has_a_label(sample: Sample, lang: str) -> None:
    """Each choice is named by words, belongs to a named group, and one of the group is taken at first."""
    root = parse(render_html(sample(), lang))
    radios = root.xpath("//input")

    for radio in radios:
        [label] = root.xpath("//label[@for=$id]", id=radio.get("id"))
        assert radio.get("type") == "radio"
        assert words_of(label)
        assert words_of(radio.xpath("ancestor::fieldset/legend")[0])
    assert {radio.get("name") for radio in radios} == {radio.get("name") for radio in root.xpath("//input[@checked]")}
    assert all(f"#{radio.get('id')}:checked" in stylesheet("") for radio in radios if "checked" not in radio.attrib)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_choices_count_what_they_show(lang: str) -> None:
    """The number beside a choice is the number of findings its rule leaves on the page."""
    root = parse(render_html(sample_report.rich(), lang))
    counted = root.xpath("//*[contains(@class, 'counts')]//details[contains(@class, 'finding ')]")

    for radio in root.xpath("//input"):
        name = radio.get("id")
        shown = len(counted) if name.endswith("-all") else sum(name in node.get("class").split() for node in counted)
        assert words_of(radio.getparent()).endswith(f" {shown}")


@every_page
def test_every_title_is_there(sample: Sample, lang: str) -> None:
    """Each finding has its row, with the title in the language of the page."""
    body = sample()
    root = parse(render_html(body, lang))
    rows = sorted(words_of(node) for node in root.xpath("//details[@id]//*[@class='f-title']"))

    assert rows == sorted(finding["title"][lang] for finding in body["findings"])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("sample", SAMPLES)
def test_hostile_text_stays_text(sample: Sample, lang: str) -> None:
    """Whatever stands in a name, a message or a snippet is shown, not obeyed."""
    body = hostile(sample())
    for finding in body["findings"]:
        finding["location"] |= {"snippet": f"{HOSTILE}\n// {HOSTILE}", "snippet_line": 1, "line": 1}
    page = render_html(body, lang)
    root = parse(page)

    assert not root.xpath("//script | //img | //@onerror")
    assert page.count("</style>") == 1
    assert HOSTILE in at(root, "//h1").text_content()
    for finding in body["findings"]:
        assert any(finding["title"][lang] in node.text_content() for node in root.find_class("f-title"))


def test_digest_that_is_none_stays_out_of_the_style() -> None:
    """Only hexadecimal digits get from the report into the stylesheet."""
    body = sample_report.accepted()
    body["artifact"]["sha256"] = '"; } </style><script>'

    page = render_html(body, "en")

    assert page.count("<script") == 0
    assert at(parse(page), "//style").text == stylesheet("")


def _values(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from _values(each)
    elif isinstance(value, list):
        for each in value:
            yield from _values(each)
    elif isinstance(value, str):
        yield value


def _page_words(body: sample_report.Body, lang: str) -> str:
    """Return all that is read on a page, labels for screen readers among it."""
    root = parse(render_html(body, lang))
    at(root, "//style").text = ""
    return " ".join([words_of(root), *root.xpath("//@aria-label | //@data-label")])


@pytest.mark.parametrize("sample", SAMPLES)
def test_english_page_is_english(sample: Sample) -> None:
    """Where the data has no Cyrillic letter, the English page has none."""
    latin = str.maketrans({chr(code): "x" for code in range(0x0400, 0x0500)})

    def translate(value: Any) -> Any:  # noqa: ANN401 (JSON)
        if isinstance(value, dict):
            return {key: translate(each) for key, each in value.items()}
        if isinstance(value, list):
            return [translate(each) for each in value]
        return value.translate(latin) if isinstance(value, str) else value

    assert re.findall("[Ѐ-ӿ]+", _page_words(translate(sample()), "en")) == []


@pytest.mark.parametrize("sample", SAMPLES)
def test_russian_page_is_russian(sample: Sample) -> None:
    """What is Latin on the Russian page comes from the data, or has no other name."""
    body = sample()
    known = set(re.findall("[A-Za-z]+", " ".join(_values(body))))

    found = set(re.findall("[A-Za-z]+", _page_words(body, "ru")))

    assert found - known - {"SHA", "COM"} == set()


@pytest.mark.parametrize("key", [*TEXTS, *COUNTS])
def test_texts_are_in_both_languages(key: str) -> None:
    """Russian has no English word, English no Russian one, and both fill the same values."""
    russian, english = TEXTS.get(key) or COUNTS[key]
    fields = [set(re.findall(r"\{\w+\}", str(text))) for text in (russian, english)]

    assert not re.search("[А-Яа-яЁё]", str(english))
    assert not re.search("[A-Za-z]", re.sub(r"\{\w+\}|SHA|COM|\\xa0", "", str(russian)))
    assert fields[0] == fields[1]


@pytest.mark.parametrize(
    ("number", "russian", "english"),
    [
        (0, "0 замечаний", "0 findings"),
        (1, "1 замечание", "1 finding"),
        (2, "2 замечания", "2 findings"),
        (5, "5 замечаний", "5 findings"),
        (11, "11 замечаний", "11 findings"),
        (21, "21 замечание", "21 findings"),
        (22, "22 замечания", "22 findings"),
        (25, "25 замечаний", "25 findings"),
        (112, "112 замечаний", "112 findings"),
        (1001, f"1{NBSP}001 замечание", "1,001 findings"),
    ],
)
def test_nouns_follow_their_number(number: int, russian: str, english: str) -> None:
    """Numbers choose the form of the noun and stay on one line with it."""
    assert Words("ru").count("findings", number) == russian.replace(" ", NBSP)
    assert Words("en").count("findings", number) == english.replace(" ", NBSP)


@pytest.mark.parametrize(
    ("size", "russian", "english"),
    [
        (0, "0 байт", "0 bytes"),
        (1, "1 байт", "1 byte"),
        (802, "802 байта", "802 bytes"),
        (5435, "5,44 КБ", "5.44 KB"),
        (18_400, "18,4 КБ", "18.4 KB"),
        (999_900, "1000 КБ", "1000 KB"),
        (1_838_214, "1,84 МБ", "1.84 MB"),
        (104_857_600, "105 МБ", "105 MB"),
        (7_250_000_000, "7,25 ГБ", "7.25 GB"),
        (None, "", ""),
    ],
)
def test_sizes_have_three_digits(size: int | None, russian: str, english: str) -> None:
    """A size is short; the exact bytes stand in the facts."""
    assert Words("ru").size(size).replace(NBSP, " ") in (russian, russian.replace("1000", "1 000"))
    assert Words("en").size(size).replace(NBSP, " ") in (english, english.replace("1000", "1,000"))


def test_dates_are_written_as_people_do() -> None:
    """What is no date stays as it came."""
    assert Words("ru").date("2027-03-12") == "12.03.2027"
    assert Words("en").date("2027-03-12T10:00:00Z") == f"12{NBSP}Mar{NBSP}2027"
    assert Words("en").date("forever") == "forever"


def test_language_without_words_is_refused() -> None:
    """There is no page in a language the texts do not have."""
    with pytest.raises(ValueError, match="'de'"):
        render_html(sample_report.accepted(), "de")


def test_text_in_the_other_language_is_marked() -> None:
    """Where a rule has one language only, the passage says which."""
    assert Words("en").said({"ru": "Узел"}) == '<span lang="ru">Узел</span>'
    assert Words("ru").said({"ru": "Узел", "en": "Host"}) == "Узел"
    assert Words("ru").said(None) == ""


@pytest.mark.parametrize(
    ("name", "pieces"),
    [
        ("CommonModule.скМП_ОбменСервер", ["Common", "Module.", "ск", "МП_", "Обмен", "Сервер"]),
        ("Ext/Module.bsl", ["Ext/", "Module.", "bsl"]),
        ("11.5.20.44", ["11.5.20.44"]),
        ("1С:Предприятие", ["1С:", "Предприятие"]),
        ("a<b>.С", ["a&lt;b&gt;.", "С"]),
    ],
)
def test_names_wrap_and_are_never_cut(name: str, pieces: list[str]) -> None:
    """A name may break behind a dot, an underscore, a slash and before a capital, nowhere else."""
    assert breakable(name).split("<wbr>") == pieces


def test_prose_keeps_short_words_and_numbers_together() -> None:
    """Prepositions stay with their word, numbers with theirs, a dash with what it follows; stops are not doubled."""
    assert prose("в сети — 18 944 байта") == f"в{NBSP}сети{NBSP}— 18{NBSP}944{NBSP}байта"
    assert prose("имя РегистрыСведений.Штрихкоды") == "имя Регистры<wbr>Сведений.<wbr>Штрихкоды"
    assert [sentence(text) for text in ("да", "да.", "почему?", "", None)] == ["да.", "да.", "почему?", "", ""]


@pytest.mark.parametrize(
    ("line", "classes"),
    [
        ("Если А = 1 Тогда // если", "k n d k c"),
        ("if A = 1.5 then", "k n d k"),
        ('Сообщить("// не комментарий ""Если""");', "n s"),
        ("Запрос.Выполнить();", "n n"),
        ("Выполнить(Текст);", "k n"),
        ("    |ВЫБРАТЬ Если И", "s"),
        ('    |КОНЕЦ", Истина);', "s k"),
        ("&НаСервере", "p"),
        ("#Если Сервер Тогда", "p n k"),
        ("Дата = '20261120';", "n s"),
        ('"незакрытая Если', "s"),
        ("", ""),
    ],
)
def test_code_is_coloured_by_its_words(line: str, classes: str) -> None:
    """Comments, strings, directives, numbers, keywords of both languages and names are told apart."""
    coloured = highlight(line)

    assert " ".join(re.findall(r'class="(\w)"', coloured)) == classes
    assert coloured.striptags() == " ".join(line.split())


def test_excerpt_loses_only_common_indent() -> None:
    """Lines keep their numbers and their indent among each other; the line at fault is marked."""
    location = {"snippet": "\t\tЕсли А Тогда\n\n\t\t\tБ();\n", "snippet_line": 9, "line": 11, "object": "X"}
    excerpt = read_excerpt(location, [])

    assert excerpt is not None
    assert excerpt.lines[1].code == ""
    assert [(line.number, line.hit) for line in excerpt.lines] == [(9, False), (10, False), (11, True)]
    assert excerpt.lines[0].code.startswith('<span class="k">')
    assert excerpt.lines[2].code.startswith("    <span")


@pytest.mark.parametrize("snippet", [None, "", "  \n"])
def test_no_snippet_gives_no_excerpt(snippet: str | None) -> None:
    """A finding without code has no empty frame."""
    assert read_excerpt({"snippet": snippet, "line": 4}, []) is None


def test_steps_of_the_data_path_stand_in_the_gutter() -> None:
    """The steps on shown lines of the same module carry their numbers, a step elsewhere does not."""
    root = parse(render_html(sample_report.rich(), "ru"))
    excerpt = root.xpath("//details[@id='f2']//pre")[0]
    steps = {
        row.get("data-n"): words_of(one(row, "at")) for row in excerpt.find_class("ln") if words_of(one(row, "at"))
    }

    assert steps == {"202": "1", "203": "2", "206": "4"}
    assert [row.get("data-n") for row in excerpt.find_class("ln--hit")] == ["206"]


def test_long_data_path_is_folded() -> None:
    """Of more than seven steps the first and the last two stay in sight."""
    body = sample_report.rich()
    path = body["findings"][1]["flow"]
    body["findings"][1]["flow"] = path * 3

    root = parse(render_html(body, "en"))
    folded = one(root.xpath("//details[@id='f2']")[0], "between")

    assert words_of(at(folded, ".//summary")) == "9 more steps"
    assert [words_of(node) for node in root.xpath("//details[@id='f2']")[0].find_class("at")][-1] == "4 12"
    assert len(folded.find_class("step")) == 9


def test_findings_are_grouped_by_what_they_mean() -> None:
    """First what decided, then major, then the rest; what is waived or fixed comes last and does not count."""
    root = parse(render_html(sample_report.rich(), "ru"))
    heads = [words_of(node).partition(":")[0] for node in root.find_class("group-head")]

    assert heads == [
        "Решают вердикт 1 блокирующее, 3 критичных и 1 к сведению",
        "Важные 6 замечаний",
        "Остальные 3 незначительных и 1 к сведению",
        "Не влияют на вердикт",
    ]


def test_five_of_those_that_decide_are_open() -> None:
    """However many decide, five are open; all of them are marked to be printed whole."""
    deciding = [
        sample_report.finding("OS-002", "os-command-call", "critical", ("Команда", "Command"), line=line)
        for line in range(1, 9)
    ]
    root = parse(render_html(sample_report.body("review", deciding, reasons=["OS-002"]), "en"))

    assert len(root.xpath("//details[@open]")) == 5
    assert len(root.find_class("finding--decides")) == 8
    assert "8 findings decided: “Command” × 8." in words_of(one(root, "verdict"))


def test_critical_that_did_not_decide_comes_before_the_rest() -> None:
    """Beside a blocker the critical findings did not decide, but stand next to it."""
    found = [
        sample_report.finding("A-1", "one", "critical", ("Первое", "First"), line=1),
        sample_report.finding("A-2", "two", "blocker", ("Второе", "Second"), line=2),
        sample_report.finding("A-3", "three", "major", ("Третье", "Third"), line=3),
    ]
    root = parse(render_html(sample_report.body("rejected", found, reasons=["A-2"]), "en"))
    heads = [words_of(at(node, "h3")) for node in root.find_class("group-head")]

    assert heads == ["Decide the verdict", "Critical and major"]
    assert [words_of(node) for node in root.find_class("f-title")] == ["Second", "First", "Third"]


def test_severity_of_the_policy_shows_the_rules_own() -> None:
    """Who reads a severity that a policy moved also reads what the rule says."""
    root = parse(render_html(sample_report.rich(), "ru"))
    moved = root.xpath("//details[@id='f1']")[0]

    assert "по политике" in words_of(at(moved, "summary"))
    assert "у правила: критичное" in words_of(one(moved, "f-meta"))
    assert "политике" not in words_of(root.xpath("//details[@id='f2']")[0])


def test_waived_finding_says_by_whom_and_why() -> None:
    """A suppression is shown with its author, reason and end."""
    root = parse(render_html(sample_report.rich(), "ru"))
    waived = one(root, "waiver")

    assert words_of(waived) == "Исключение: Т. Гайнутдинов, до 12.03.2027Обмен с маркетплейсом — назначение сервиса"


def test_finding_of_a_rule_ahead_of_its_day_says_when() -> None:
    """It stands with what does not count, keeps its severity, and tells the day."""
    root = parse(render_html(sample_report.rich(), "ru"))
    [ahead] = [node for node in root.find_class("finding--waived") if "NET-003" in words_of(node)]

    assert "Критичное HTTP без шифрования действует с 01.03.2027" in words_of(at(ahead, "summary"))
    assert "До 01.03.2027 это замечание на вердикт не влияет" in words_of(one(ahead, "remark"))


def test_request_of_the_author_is_shown() -> None:
    """The comment is quoted with whom it speaks to; the finding stays in its group."""
    root = parse(render_html(sample_report.rich(), "ru"))
    asked = root.xpath("//*[@id='g-decide']//*[contains(@class, 'remark')]")

    [said] = [words_of(node) for node in asked]
    assert said.startswith("Автор просит пропустить это место// otk: ignore NET-002 статистика обезличена")
    assert said.endswith("Комментарий обращён к ОТК. Аудитор его видит, но замечание остаётся и учитывается.")


def test_pattern_of_malware_wears_a_tag() -> None:
    """The kind of the rule stands below each finding; of malware it is said at once."""
    found = [
        sample_report.finding("A-1", "one", "major", ("Первое", "First"), **{"class": kind})
        for kind in ("malware-pattern", "quality", None)
    ]
    root = parse(render_html(sample_report.body("review", found), "en"))

    assert [words_of(node) for node in root.find_class("tag--bad")] == ["pattern of malware"]
    assert ["code quality" in words_of(node) for node in root.find_class("f-meta")] == [False, True, False]


def test_capabilities_have_a_table() -> None:
    """A row for each kind, in it what exactly and where; what was not told says so, several places are folded."""
    table = at(parse(render_html(sample_report.rich(), "ru")), "//section[@id='capabilities']//tbody")
    rows = {words_of(at(row, "th")): [words_of(item) for item in row.xpath("td/ul/li")] for row in table}

    assert list(rows) == ["Сеть", "Файлы", "COM-объекты", "Привилегированный режим"]
    assert rows["Сеть"][1] == "stat.sevcontur.ru NET-001CommonModule.скМП_Статистика, метод Отправить, строка 41"
    assert rows["Сеть"][2].startswith("не определено статически NET-00112 местCommonModule")
    assert rows["Сеть"][2].endswith("строка 1043ещё 7")
    assert "не определено" not in rows["Привилегированный режим"][0]


def test_many_capabilities_are_folded() -> None:
    """A dozen are shown, the others on demand; a report without any has no table."""
    rows = [sample_report.capability(f"h{number}", "NET-001", 1, sample_report.location()) for number in range(20)]
    root = parse(render_html(sample_report.body("accepted", capabilities={"network": rows}), "en"))

    assert "8 more" in words_of(at(root, "//section[@id='capabilities']"))
    assert not parse(render_html(sample_report.accepted(), "en")).xpath("//*[@id='capabilities']")


def test_permissions_have_a_table() -> None:
    """Each row as it is read: what, where it is asked for, where it is used, how the two compare."""
    section = at(parse(render_html(sample_report.rich(), "ru")), "//section[@id='permissions']")
    rows = [[words_of(cell) for cell in row.xpath("th|td")] for row in section.xpath(".//tbody/tr")]

    assert rows == [
        [
            "Доступ к узлу stat.sevcontur.ru HTTPS, порт 443",
            "нет",
            "CommonModule.скМП_Статистика, метод Отправить, строка 41",
            "не запрошено",
        ],
        ["COM-класс Excel.Application", "код, строка 24", "нет", "манифест и код расходятся"],
        [
            "Доступ к файлам /var/exchange чтение, запись",
            "манифест, строка 31 код, строка 22",
            "нет",
            "не используется",
        ],
        [
            "Доступ к узлу не определено статически HTTPS, порт 443",
            "нет",
            "CommonModule.скМП_ОбменСервер, метод Соединение, строка 15",
            "не определено",
        ],
        ["Запуск программы 7z a %", "нет", "CommonModule.скМП_ОбменСервер, метод Сжать, строка 90", "понадобится"],
        [
            "Доступ к узлу api.market-gate.ru HTTPS, порт 443",
            "манифест, строка 25 код, строка 18",
            rows[5][2],
            "совпадает",
        ],
        [
            "Доступ к файлам /temp чтение",
            "нет",
            "DataProcessor.скМП_НастройкаОбмена.Form.Форма.FormModule, метод Выгрузить, строка 64",
            "не требуется",
        ],
    ]
    assert rows[5][2].startswith("CommonModule.скМП_ОбменСервер, метод ВыгрузитьЗаказы, строка 206 ещё 6")
    assert rows[5][2].endswith("строка 206ещё 2")
    assert words_of(section).endswith("Не найдено: внешняя компонента, внешний модуль, привилегированный режим.")


def test_many_permissions_are_folded() -> None:
    """Forty are shown, the others on demand; a report without any has no table; hostile values stay text."""
    rows = [sample_report.permission("RunApplication", "spare", CommandMask=f"<b>{number}") for number in range(45)]
    root = parse(render_html(sample_report.body("review", permissions=rows), "en"))

    assert len(root.xpath("//section[@id='permissions']/table/tbody/tr")) == 40
    assert len(root.xpath("//section[@id='permissions']/details//tbody/tr")) == 5
    assert not root.xpath("//section[@id='permissions']//b")
    assert not parse(render_html(sample_report.accepted(), "en")).xpath("//*[@id='permissions']")


@pytest.mark.parametrize("waiver", ["policy", {"by": None, "reason": None, "until": None}, {"reason": {"en": "x"}}])
def test_waiver_may_be_short(waiver: object) -> None:
    """Whatever a waiver leaves out is left out."""
    found = sample_report.finding("A-1", "one", "major", ("Первое", "First"), suppressed_by=waiver)
    root = parse(render_html(sample_report.body("accepted", [found]), "en"))

    assert "None" not in words_of(one(root, "finding--waived"))
    assert "All the checks found is waived" in words_of(root)


def test_refused_file_gives_a_page_with_a_way_out() -> None:
    """A file of which nothing is known: its name, what is wrong, why, and what to do."""
    text = words_of(at(parse(render_html(sample_report.refused(), "ru")), "//body"))

    assert "Загрузка_прайсов_поставщиков_v2(1).cfe" in text
    assert "Файл не прочитан" in text
    assert "Сохраните расширение в файл ещё раз" in text
    assert "Совместимость: до него не дошли" in text
    assert "None" not in text


def test_broken_stage_is_our_fault() -> None:
    """A stage that broke is named as ours, with its checks, and wears no colour of a finding."""
    root = parse(render_html(sample_report.undecided(), "ru"))

    assert "Наша ошибка: Безопасность" in words_of(one(root, "note-box--ours"))
    assert "query-in-loop" in words_of(one(root, "note-box--ours"))
    assert len(root.find_class("stage--ours")) == 1
    assert "На этапе «Безопасность» сломалась наша проверка." in words_of(one(root, "verdict"))


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("stage:compatibility:no-target", "The Compatibility stage has nothing to compare with"),
        ("stage:security:broken", "A check of ours failed in the Security stage."),
        ("stage:security", "The Security stage was not run."),
        ("stage:manifest:not-reached", "The audit did not reach the Manifest stage."),
        ("compatibility", "The Compatibility stage was not run."),
        ("no-target", "Reason: no-target."),
    ],
)
def test_reasons_are_words(reason: str, words: str) -> None:
    """What decided and is no finding is said in a sentence."""
    root = parse(render_html(sample_report.body("review", reasons=[reason]), "en"))

    assert words in words_of(one(root, "verdict"))


def test_stages_of_one_reason_share_a_sentence() -> None:
    """Three stages that were not reached are one sentence, in the plural."""
    reasons = [f"stage:{name}:not-reached" for name in ("compatibility", "manifest", "security")]
    body = sample_report.body("review", reasons=reasons)

    russian, english = (words_of(one(parse(render_html(body, lang)), "verdict")) for lang in LANGUAGES)
    assert "До этапов «Совместимость», «Манифест» и «Безопасность» проверка не дошла" in russian
    assert "The audit did not reach the Compatibility, Manifest and Security stages" in english


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "The checks ran to their end and found nothing."),
        ({"stages": [sample_report.stage("security", "broken")]}, "But not everything was checked"),
        ({"stages": [sample_report.stage("compatibility", "skipped", reason="no-target")]}, "But not everything"),
        ({"stages": []}, "But not everything was checked"),
    ],
)
def test_nothing_found_does_not_promise_more_than_was_checked(values: dict[str, Any], words: str) -> None:
    """A page without findings says whether that is because all was checked."""
    root = parse(render_html(sample_report.body("undecided", **values), "en"))

    assert words in words_of(one(root, "nothing"))


def test_what_is_not_built_is_not_drawn() -> None:
    """Empty parts of the report leave no empty sections, and no filter where all findings are alike."""
    root = parse(render_html(sample_report.accepted(), "en"))

    assert root.xpath("//section/@id | //section//@id")
    assert not root.xpath("//*[@id='targets' or @id='undetermined' or @class='filters']")
    assert not root.find_class("delta")


def test_unlisted_findings_are_told() -> None:
    """A rule with more findings than are listed says how many."""
    text = words_of(parse(render_html(sample_report.rich(), "ru")))

    assert "NET-012: 312 мест сверх перечисленных" in text


@pytest.mark.parametrize("part", ["Execute(Text)", {"en": "Execute(Text)"}, {"message": {"en": "Execute(Text)"}}])
def test_what_could_not_be_determined_is_listed(part: object) -> None:
    """Whether as a text, a pair or a record, it is on the page."""
    root = parse(render_html(sample_report.body("review", undetermined=[part]), "en"))

    assert words_of(root.xpath("//section[@id='undetermined']//li")[0]) == "Execute(Text)"


def test_report_of_tomorrow_is_shown_today() -> None:
    """Keys and values that have no words yet do not stop the page; what is absent is left out."""
    body = sample_report.body("accepted", surprise={"a": 1})
    finding = {"rule": "NEW-001", "severity": "apocalyptic", "stage": "dreams", "message": {"en": "Something new"}}
    body |= {"findings": [finding], "verdict": "perhaps", "summary": {}, "targets": [{"status": "odd"}]}
    body["stages"].append({"stage": "dreams", "status": "vivid"})
    body["artifact"] |= {"kind": "dream", "size": None}
    body["rule_set"] = {"policy": "night"}
    text = words_of(at(parse(render_html(body, "en")), "//body"))

    assert "Something new" in text
    assert "undecided" in text
    assert "None" not in text


def test_paper_has_the_whole_hash_and_room_for_a_signature() -> None:
    """What is signed names the artifact, on each page, and who signs, when."""
    body = sample_report.rich()
    root = parse(render_html(body, "ru"))
    sign = one(root, "sign")

    assert [words_of(node) for node in sign.iter("dt")] == ["Аудитор", "Дата", "Подпись"]
    assert body["artifact"]["sha256"] in words_of(sign)
    assert body["artifact"]["sha256"] in words_of(root.xpath("//section[@id='facts']")[0])
    assert f'"SHA-256 {body["artifact"]["sha256"]}"' in at(root, "//style").text_content()


def _tokens(css: str, theme: int) -> dict[str, str]:
    """Return the colours of a theme: 0 light, 1 dark, 2 paper."""
    if theme == 2:
        css = css[css.index("@media print") :]
        return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css))
    pairs = re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", css)
    return {name: colours[theme] for name, *colours in pairs}


def _contrast(one_colour: str, other: str) -> float:
    """Return the contrast of two colours by WCAG 2.2."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted((luminance(one_colour), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


TEXT_ON = {
    "ink": "bg surface sunken hover code-bg",
    "ink-2": "bg surface sunken hover code-bg code-hit",
    "ink-3": "bg surface hover code-bg",
    "accent": "bg surface hover accent-soft",
    "on-solid": "blocker-solid",
    "surface": "ink-2",
    "blocker": "surface hover blocker-soft",
    "critical": "surface hover critical-soft",
    "major": "surface hover major-soft",
    "minor": "surface hover minor-soft",
    "good": "surface hover good-soft",
    "code-key": "code-bg code-hit",
    "code-name": "code-bg code-hit",
    "code-str": "code-bg code-hit",
    "code-num": "code-bg code-hit",
    "code-com": "code-bg code-hit",
}
FILL_ON = {"edge": "bg surface", "focus": "bg surface", "fill-new": "surface", "fill-rest": "surface"}


@pytest.mark.parametrize("theme", [0, 1, 2], ids=["light", "dark", "paper"])
def test_text_can_be_read(theme: int) -> None:
    """Text has a contrast of 4.5 on every ground it stands on, borders and fills have 3."""
    colours = {"focus": "#0b57d0"} | _tokens(stylesheet(""), theme)
    low = [
        (text, ground, round(_contrast(colours[text], colours[ground]), 2))
        for pairs, least in ((TEXT_ON, 4.5), (FILL_ON, 3.0))
        for text, grounds in pairs.items()
        for ground in grounds.split()
        if _contrast(colours[text], colours[ground]) < least
    ]

    assert low == []


def test_colours_are_tokens() -> None:
    """Outside the tables of tokens and the margins of paper no colour is named."""
    page = render_html(sample_report.accepted(), "en")
    css = re.sub(r"/\*.*?\*/", "", stylesheet(""), flags=re.DOTALL)
    used, named = set(re.findall(r"var\(--([\w-]+)", page)), set(re.findall(r"[\s{]--([\w-]+):", css))

    screen = re.sub(r"--[\w-]+:[^;]+;", "", css[: css.index("@page")])
    assert re.findall(r"#[0-9a-f]{3,6}\b|rgb", screen) == []
    assert used == named
