"""The engine: what a hit tells, order, code within code, hostile texts."""

import pytest

from onec.bsl.code import Code, Surroundings
from onec.bsl.parser import parse
from onec.classes import ModuleKind
from rules.language.pack import load_pack

from .matching import found, hits, pack


def test_hit_tells_its_place():
    """Token, offset, end of the statement, method as written, object and kind of module."""
    text = 'Процедура Начать()\n\tЕсли А Тогда\n\t\tЗапуститьПриложение("calc"); Б = 1;\n\tКонецЕсли;\nКонецПроцедуры\n'
    around = Surroundings("Catalog.Товары", ModuleKind.OBJECT)

    [hit] = hits("global: RunApp", text, around)

    assert hit.rule == "rule-0"
    assert hit.method == "Начать"
    assert text[hit.offset : hit.end] == 'ЗапуститьПриложение("calc");'
    assert parse(text).tokens.starts[hit.at] == hit.offset
    assert hit.values == {
        "name": "ЗапуститьПриложение",
        "value": "calc",
        "method": "Начать",
        "object": "Catalog.Товары",
        "module": "ObjectModule",
    }


@pytest.mark.parametrize(
    ("match", "text", "name", "value"),
    [
        ("new: COMObject", 'А = Новый COMОбъект("WScript.Shell");', "COMОбъект", "WScript.Shell"),
        ("new: COMObject", 'А = Новый("COMОбъект");', "Новый", ""),
        ("call: BackgroundJobs.Execute", 'ФоновыеЗадания.Выполнить("А");', "ФоновыеЗадания.Выполнить", "А"),
        ("member: Get", 'А.Б().Получить("В");', "Получить", "В"),
        ("global: RunApp, arg: {1: {const: .}}", 'RunApp("a", "b");', "RunApp", "b"),
        ("global: RunApp, arg: {any: {const: b}}", 'RunApp(А, "b");', "RunApp", "b"),
        ("global: RunApp", "RunApp(Б);", "RunApp", ""),
        ("property: Режим, access: write", "А.Режим = Ложь;", "А.Режим", "false"),
        ("string: b", 'А = "a\n| b";', "a b", "a b"),
        ("string: б", f'А = "{"б" * 100}";', "б" * 79 + "…", "б" * 79 + "…"),
        ("comment: x", "// x  y", "// x y", "// x y"),
        ("statement: goto", "Перейти ~А;", "Перейти", ""),
        ("annotation: Around", '&Вместо("Б")\nПроцедура А() КонецПроцедуры', "&Вместо", "Б"),
        ("method: {name: А}", "Процедура ААА() КонецПроцедуры", "ААА", ""),
        ("line: {longer: 3}", "А = 1;", "А = 1;", ""),
    ],
)
def test_name_and_value_of_a_hit(match: str, text: str, name: str, value: str):
    """The name is the thing as written, the value the constant that matched."""
    [hit] = hits(match, text)

    assert (hit.values["name"], hit.values["value"]) == (name, value)


def test_hits_come_in_order():
    """Hits come by offset, then by name of the rule, whatever the order of patterns."""
    text = 'RunApp("x");\nMessage("y");\nRunApp("z");'
    some = pack("global: Message", "any: [{global: RunApp}, {string: x}]", "global: RunApp")

    assert [(hit.offset, hit.rule) for hit in some.match(Code(parse(text)))] == [
        (0, "rule-1"),
        (0, "rule-2"),
        (7, "rule-1"),
        (13, "rule-0"),
        (27, "rule-1"),
        (27, "rule-2"),
    ]


@pytest.mark.parametrize(("managed", "expected"), [(True, 1), (False, 0), (None, 1)])
def test_rule_for_managed_forms_looks_in_no_ordinary_one(*, managed: bool | None, expected: int):
    """Only a form that is known to be ordinary is left out, however many kinds of modules were looked in before."""
    rules = pack("global: RunApp", where="client: true, managed: true")
    for one in (True, False, None, managed):
        around = Surroundings("Catalog.А.Form.Б", ModuleKind.FORM, managed=one)
        code = Code(parse("&НаКлиенте\nПроцедура А()\nЗапуститьПриложение(Б);\nКонецПроцедуры"), around)
        count = len(rules.match(code))

    assert count == expected


@pytest.mark.parametrize("rule", ["modal-window", "synchronous-call", "absent-in-web-client"])
def test_rules_on_the_web_client_leave_ordinary_forms_out(rule: str):
    """No web client opens an ordinary form: what its code calls is no fault of these rules."""
    text = 'Процедура А()\nУдалитьФайлы(Б);\nПредупреждение("");\nВ = Новый COMОбъект("Г");\nКонецПроцедуры'
    client = f"&НаКлиенте\n{text}"
    rules = load_pack()
    ordinary = Code(parse(text), Surroundings("Catalog.А.Form.Б", ModuleKind.FORM, managed=False))
    managed = Code(parse(client), Surroundings("Catalog.А.Form.Б", ModuleKind.FORM, managed=True))

    assert rule in {one.rule for one in rules.match(managed)}
    assert rule not in {one.rule for one in rules.match(ordinary)}


def test_constant_code_is_looked_into():
    """What `Выполнить` and `Вычислить` run is found at the call, with the names around it."""
    text = (
        'Процедура Начать() Экспорт\nИмя = "calc"; Выполнить("RunApp(" + "Имя)"); А = Eval("RunApp(1)");\nEndProcedure'
    )

    first, second = hits("global: RunApp, method: {exported: true, name: Начать}", text)

    assert text[first.offset :].startswith("Выполнить")
    assert text[first.offset : first.end] == 'Выполнить("RunApp(" + "Имя)");'
    assert (first.method, first.values["name"], first.values["value"]) == ("Начать", "RunApp", "calc")
    assert text[second.offset :].startswith("Eval")
    assert found("global: RunApp", 'Процедура RunApp() КонецПроцедуры Выполнить("RunApp()");') == []


def test_methods_of_one_name_are_both_looked_into():
    """Branches of the preprocessor may have a method each."""
    text = "#If А Then\nПроцедура П()\nRunApp(1);\nEndProcedure\n#Else\nПроцедура П()\nRunApp(2);\nEndProcedure\n#EndIf"

    assert found("global: RunApp", text) == ["RunApp(1);", "RunApp(2);"]


def test_header_cut_by_the_preprocessor_hides_nothing():
    """A body that two headers share is looked into once."""
    text = "#If А Then\nПроцедура П()\n#Else\nПроцедура П2(Б)\n#EndIf\nRunApp(1);\nКонецПроцедуры\nRunApp(2);"

    assert found("global: RunApp", text) == ["RunApp(1);", "RunApp(2);"]


MANY = 2_000


@pytest.mark.parametrize(
    "text",
    [
        "Процедура А()\n" + "RunApp(А, Б);\n" * MANY + "КонецПроцедуры",
        "А = " + "RunApp(1) + " * MANY + "1;",
        "Пока А Цикл " * 90 + "RunApp(1);" * MANY + "КонецЦикла;" * 90,
        "А = " + '"x" + ' * MANY + "Б;",
        "А" + ".RunApp(1).Get()" * MANY + ";",
        "RunApp(" * MANY,
        '"' * MANY,
        "//" * MANY,
        "#Область А\n" * MANY + "RunApp(1);",
        "#Если А Тогда\n" * MANY + "RunApp(1);",
        "Попытка " * MANY + "RunApp(1);",
        'Выполнить("RunApp(1)");' * 500,
        "\ud800\x00\ufeff" * MANY,
        "Новый(" * MANY,
        'А = Новый("COMОбъект", Б);' * MANY,
    ],
    ids=range(15),
)
def test_hostile_text_is_taken(text: str):
    """Nothing raises, and many places in one method cost so much each: quadratic time would be noticed here."""
    matches = [
        "global: RunApp, before: {global: RunApp}, without: {global: Message}, inside: {if: Б}",
        "global: RunApp, not_inside: [transaction, region, loop, {pp: Б}], module_with: {global: RunApp}",
        "any: [{member: RunApp, receiver: {spelled: Б, type: Array}}, {new: COMObject}]",
        "global: RunApp, arg: {0: {spelled: Б}}",
        "any: [{string: x}, {query: x}, {comment: x}, {line: {longer: 9}}, {parse: [any]}, {call: ['А.*', Array.Get]}]",
    ]

    pack(*matches).match(Code(parse(text)))
