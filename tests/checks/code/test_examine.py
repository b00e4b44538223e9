"""Code of an artifact held to the rules: findings with their places, and faults of ours that cost nobody else's."""

from collections.abc import Callable, Iterator
from types import ModuleType, SimpleNamespace
from typing import cast

import pytest

from checks.code.examine import examine_code
from checks.code.lexemes import reads_language
from checks.finding import Finding
from checks.subject import Subject
from onec.bsl.code import Code
from onec.bsl.size import MAX_MODULE_TOKENS
from onec.classes import ModuleKind
from rules.catalogue import rule
from rules.language.hit import Hit
from tests import build
from tests.checks.code.attempts import Attempts

PROGRAM = 'Процедура Запустить() Экспорт\n\tЗапуститьПриложение("calc");\nКонецПроцедуры\n'
DOWNLOAD = """
Функция Ответ()
	Соединение = Новый HTTPСоединение("example.com", , , , , 30);
	Возврат Соединение.Получить(Новый HTTPЗапрос("/a")).ПолучитьТелоКакСтроку();
КонецФункции

Процедура Обновить() Экспорт
	Текст = Ответ();
	Выполнить(Текст);
КонецПроцедуры
"""


def found(subject: Subject, *modules: ModuleType, attempts: Attempts | None = None) -> dict[str, list[Finding]]:
    """Return the findings in a subject, by the names of their rules."""
    by_name: dict[str, list[Finding]] = {}
    for one in examine_code(subject, attempts or Attempts(), modules):
        by_name.setdefault(one.rule.name, []).append(one)
    return by_name


def python_check(check: Callable[[Code], Iterator[Hit]]) -> ModuleType:
    """Return a check written in Python."""
    return cast("ModuleType", SimpleNamespace(RULE=rule("query-in-loop"), check_module=check))


def test_finding_says_where_and_what():
    """Entry, object, kind of module, method as written, line, column, lines around; the values of the message."""
    [finding] = found(build.subject(build.module(PROGRAM)))["program-started"]

    place = finding.location
    assert (place.entry, place.object, place.module, place.method) == (
        "uuid.0/text",
        "CommonModule.Обмен",
        "Module",
        "Запустить",
    )
    assert (place.line, place.column, place.snippet_line) == (2, 2, 1)
    assert place.snippet[1] == '\tЗапуститьПриложение("calc");'
    assert finding.values["name"] == "ЗапуститьПриложение"
    assert finding.statement == 'запуститьприложение ( "calc" ) ;'


def test_layout_and_comments_do_not_change_the_statement():
    """A finding is known again after the text was laid out anew."""
    other = PROGRAM.replace('\tЗапуститьПриложение("calc");', '// новое\n\n   ЗапуститьПриложение ( "calc" ); // зачем')

    [first], [second] = (found(build.subject(build.module(text)))["program-started"] for text in (PROGRAM, other))

    assert first.statement == second.statement


def test_flow_has_its_steps_from_source_to_sink():
    """Each step names its kind, the line as written and its place."""
    [finding] = found(build.subject(build.module(DOWNLOAD)))["downloaded-code-executed"]

    kinds = [step.kind for step in finding.flow]
    assert (kinds[0], kinds[-1]) == ("source", "sink")
    assert "returned" in kinds
    assert finding.flow[0].location.line == 4
    assert finding.flow[-1].statement == "Выполнить(Текст);"
    assert finding.location.line == 9


def test_flow_goes_over_modules():
    """Data that one module fetches and another runs: the finding stands where they are run."""
    source = DOWNLOAD.split("Процедура", maxsplit=1)[0].replace("Функция Ответ()", "Функция Ответ() Экспорт")
    held = build.subject(
        build.module(source, owner="CommonModule.Связь", entry="a"),
        build.module("Процедура А() Экспорт\n\tВыполнить(Связь.Ответ());\nКонецПроцедуры", entry="b"),
    )

    [finding] = found(held)["downloaded-code-executed"]

    assert finding.location.entry == "b"
    assert finding.flow[0].location.entry == "a"


def test_method_that_is_not_there_hides_no_call():
    """A method with the name of a dangerous one, for another environment or side; a plain one is the author's."""
    calls = PROGRAM.replace("\tЗап", "\tУстановитьПривилегированныйРежим(Истина);\n\tЗап")
    methods = ("УстановитьПривилегированныйРежим", "ЗапуститьПриложение")
    own = "".join(f"%s\nПроцедура {name}(А)\nКонецПроцедуры\n" for name in methods)
    form = build.module(
        "&НаСервере\n" + calls + own % ("&НаКлиенте", "&НаКлиенте"), owner="Catalog.А.Form.Б", kind=ModuleKind.FORM
    )
    other = build.module(f"{calls}#Если МобильныйКлиент Тогда\n{own % ('', '')}#КонецЕсли\n")

    for module in (form, other):
        names = found(build.subject(module))
        assert "program-started" in names
        assert any("privileged" in name for name in names)
    assert "program-started" not in found(build.subject(build.module(calls + own % ("", ""))))


def test_variable_given_several_constants_may_be_each_of_them():
    """A name of a COM class that is given anew, or chosen, does not hide the shell."""
    for given in (
        'Имя = "Excel.Application";\n\tИмя = "WScript.Shell";',
        'Имя = ?(А, "Excel.Application", "WScript.Shell");',
    ):
        text = f"Процедура П(А) Экспорт\n\t{given}\n\tБ = Новый COMОбъект(Имя);\nКонецПроцедуры\n"
        assert "com-shell-object" in found(build.subject(build.module(text)))
        other = text.replace("WScript.Shell", "Word.Application")
        assert "com-shell-object" not in found(build.subject(build.module(other)))


def test_request_of_the_author_is_shown_beside_the_finding():
    """The finding stays."""
    asked = PROGRAM.replace(";\n", "; // otk: ignore OS-001 это калькулятор\n", 1)

    [finding] = found(build.subject(build.module(asked)))["program-started"]

    assert finding.author_request
    assert finding.author_request.comment == "// otk: ignore OS-001 это калькулятор"


def test_check_that_breaks_costs_nobody_else():
    """What the other rules find is there, and the broken one is named."""

    def broken(_code: Code) -> Iterator[Hit]:
        raise ValueError("bug")

    attempts = Attempts()
    names = found(build.subject(build.module(PROGRAM)), python_check(broken), attempts=attempts)

    assert "program-started" in names
    assert list(attempts.broken) == ["query-in-loop"]


def test_check_in_python_finds_what_it_yields():
    """Its places become findings of its rule."""

    def first(_code: Code) -> Iterator[Hit]:
        yield Hit("query-in-loop", 0, 0, 9, "", {"name": "А"})

    [finding] = found(build.subject(build.module(PROGRAM)), python_check(first))["query-in-loop"]

    assert (finding.location.line, finding.location.column) == (1, 1)


def test_module_that_is_too_large_is_not_read():
    """Its own finding stands in the format stage."""
    assert not found(build.subject(build.module("Выполнить(А);" * MAX_MODULE_TOKENS)))


def test_method_that_is_too_large_to_follow_is_told():
    """What was not followed to the end must not look clean."""
    lines = "\n".join(f"\tА{number} = Параметр.Поле{number} + А{number - 1};" for number in range(60_000))
    text = f"Процедура Б(Параметр) Экспорт\n{lines}\n\tВыполнить(А59999);\nКонецПроцедуры"

    names = found(build.subject(build.module(text)))

    assert "analysis-limit-reached" in names


def test_module_is_looked_at_once_for_a_parser(monkeypatch: pytest.MonkeyPatch):
    """Whether tokens are words that a parser reads is told once of a module, however many of them are logged."""
    looked: list[str] = []

    def counted(text: str) -> bool:
        looked.append(text)
        return reads_language(text)

    monkeypatch.setattr("checks.code.flows.reads_language", counted)
    methods = (f"Процедура Р{one}(Токен)\nВызватьИсключение Токен;\nКонецПроцедуры\n" for one in range(20))

    some = found(build.subject(build.module("// парсер\n" + "".join(methods))))

    assert len(some["secret-in-log"]) == 20
    assert len(looked) == 1
