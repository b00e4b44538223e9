"""Every constraint of the language: where it holds, and where it does not."""

import pytest

from onec.bsl.code import Surroundings
from onec.classes import ModuleKind
from onec.model import CommonModuleFlags, FileKind

from .matching import found, hits

IN_METHOD = "Процедура А()\n%s\nКонецПроцедуры\n"
CALL = "RunApp(1);"

ARGUMENTS = [
    ("0: {const: ^calc}", '("CALC.exe")', '("x calc")'),
    ("0: {const: ^calc}", '("ca" + "lc")', '("ca" + Б)'),
    ("0: {const: '^5$'}", "(5)", "(6)"),
    ("0: {const: calc}", '(?(Б, "x", "calc"))', '(?(Б, "x", "y"))'),
    ("0: {const: calc}", '(?(Б, "x", ?(В, "calc", "y")))', '(?(Б, Г, "kalk"))'),
    ("0: {not: {const: calc}}", '(?(Б, "x", "calc"))', '("calc")'),
    ("0: {const: true}", "(Истина)", "(Ложь)"),
    ("0: {not_const: true}", "(Б)", '("б")'),
    ("0: {not_const: true}", "(Б + 1)", "()"),
    ("0: {not_const: true}", '(?(Б, "x", В))', '(?(Б, "x", "y"))'),
    ("0: {const: x, not: {not_const: true}}", '(?(Б, "x", "y"))', '(?(Б, "x", В))'),
    ("0: {is: true}", "(Истина)", "(Ложь)"),
    ("0: {is: false}", "(False)", "(Б)"),
    ("0: {is: undefined}", "(Неопределено)", "()"),
    ("0: {is: ''}", '("")', '(" ")'),
    ("0: {is: 0}", "(0)", '("0")'),
    ("0: {is: 1.5}", "(1.50)", "(1)"),
    ("0: {is: -1}", "(-1)", "(1)"),
    ("1: {absent: true}", "(Б)", "(Б, 1)"),
    ("0: {absent: true}", "(, Б)", "(Б)"),
    ("1: {present: true}", "(, Б)", "(Б, )"),
    ("0: {assembled: true}", '("а" + "б")', '("аб")'),
    ("0: {type: Array}", "(Новый Массив)", "(Новый Структура)"),
    ("0: {spelled: Врем}", "(КаталогВременныхФайлов() + Б)", '(Б, "Врем")'),
    ("0: {call: TempFilesDir}", "(КаталогВременныхФайлов())", "(КаталогПрограммы())"),
    ("0: {call: Обмен.Имя}", "(Обмен.Имя())", "(Имя())"),
    ("0: {long: 3}", '("абв")', '("аб")'),
    ("0: {not: {is: true}}", "(Ложь)", "(Истина)"),
    ("0: {not: {is: true}}", "()", "(Истина)"),
    ("0: {present: true, not: {is: true}}", "(Б)", "()"),
    ("any: {const: calc}", '(Б, "calc")', '("x", Б)'),
    ("count: {min: 2}", "(1, 2)", "(1)"),
    ("count: {max: 1}", "(1)", "(1, 2)"),
    ("0: {present: true}, 1: {is: true}", "(Б, Истина)", "(Б, Ложь)"),
]


@pytest.mark.parametrize(("arg", "bad", "good"), ARGUMENTS)
def test_argument_is_held_to_its_constraint(arg: str, bad: str, good: str):
    """What an argument must be holds for the one call and not for the other."""
    match = f"global: RunApp, arg: {{{arg}}}"

    assert len(found(match, f"RunApp{bad};")) == 1
    assert found(match, f"RunApp{good};") == []


@pytest.mark.parametrize(
    ("match", "bad", "good"),
    [
        ("new: File, arg: {0: {const: x}}", 'А = Новый Файл("x");', "А = Новый Файл;"),
        ("new: File, arg: {0: {absent: true}}", "А = Новый Файл;", 'А = Новый("Файл", Б);'),
        ("member: Write, arg: {0: {const: x}}", 'А.Записать("x");', "А.Записать();"),
        ("statement: execute, arg: {0: {const: x}}", 'Выполнить("x");', "Выполнить(Б);"),
        ("statement: raise, arg: {0: {const: x}}", 'ВызватьИсключение "x";', "ВызватьИсключение;"),
        ("statement: return, arg: {0: {is: true}}", "Возврат Истина;", "Возврат;"),
        ("statement: addhandler, arg: {1: {spelled: В}}", "ДобавитьОбработчик А.Б, В;", "ДобавитьОбработчик А.В, Б;"),
        ("global: Execute, arg: {0: {const: x}}", 'Выполнить "x";', "Выполнить Б;"),
        (
            "annotation: Around, arg: {0: {const: x}}",
            '&Вместо("x")\nПроцедура А() КонецПроцедуры',
            "&Вместо\nПроцедура А() КонецПроцедуры",
        ),
        ("property: Режим, value: {is: false}", "А.Режим = Ложь;", "А.Режим = Истина; Б = А.Режим;"),
        ("property: Режим, access: write, value: {not: {is: false}}", "А.Режим = Б;", "А.Режим = Ложь;"),
        ("member: Write, receiver: {type: Array}", "А = Новый Массив; А.Записать();", "А = Новый Файл; А.Записать();"),
        ("member: Write, receiver: {spelled: 'Б$'}", "А.Б.Записать();", "А.В.Записать(Б);"),
        ("member: Write, receiver: {call: GetObject}", "А.ПолучитьОбъект().Записать();", "А.Записать();"),
        ("property: Имя, receiver: {spelled: ^А$}", "Б = А.Имя;", "Б = АА.Имя;"),
    ],
)
def test_other_leaves_have_arguments_values_and_receivers(match: str, bad: str, good: str):
    """Constructors, members, statements, annotations and properties are held to constraints too."""
    assert len(found(match, bad)) == 1
    assert found(match, good) == []


@pytest.mark.parametrize(
    ("around", "bad", "good"),
    [
        ("loop", "Пока А Цикл %s КонецЦикла;", "Если А Тогда %s КонецЕсли;"),
        (
            "loop",
            "Для Каждого А Из Б Цикл Если В Тогда %s КонецЕсли; КонецЦикла;",
            "Для А = 1 По 2 Цикл КонецЦикла; %s",
        ),
        ("loop", "Для А = 1 По 2 Цикл %s КонецЦикла;", "%s"),
        ("try", "Попытка %s Исключение КонецПопытки;", "Попытка Исключение %s КонецПопытки;"),
        ("handler", "Попытка Исключение %s КонецПопытки;", "Попытка %s Исключение КонецПопытки;"),
        ("if", "Если А Тогда %s КонецЕсли;", "Пока А Цикл %s КонецЦикла;"),
        ("if", "Если А Тогда Иначе %s КонецЕсли;", "%s Если А Тогда КонецЕсли;"),
        ("transaction", "НачатьТранзакцию(); %s", "НачатьТранзакцию(); ЗафиксироватьТранзакцию(); %s"),
        ("transaction", "BeginTransaction(); Попытка %s Исключение КонецПопытки;", "А.НачатьТранзакцию(); %s"),
        ("region", "#Область Б\n%s\n#КонецОбласти", "#Область Б\n#КонецОбласти\n%s"),
        ("{region: служебн}", "#Область Служебные\n%s\n#КонецОбласти", "#Область Б\n%s\n#КонецОбласти"),
        (
            "{if: Роль}",
            "Если РольДоступна(1) И Б Тогда %s КонецЕсли;",
            "Если РольДоступна(1) Тогда Иначе %s КонецЕсли;",
        ),
        ("{if: Роль}", "Пока Роль Цикл Если Б Тогда %s КонецЕсли; КонецЦикла;", "Если Б Тогда Роль = 1; %s КонецЕсли;"),
        ("{pp: сервер}", "#Если Сервер Тогда\n%s\n#КонецЕсли", "#Если Клиент Тогда\n%s\n#КонецЕсли"),
        (
            "{pp: клиент}",
            "#Если А Тогда\n#ИначеЕсли Клиент Тогда\n%s\n#КонецЕсли",
            "#Если Клиент Тогда\n#Иначе\n%s\n#КонецЕсли",
        ),
        ("[loop, try]", "Попытка %s Исключение КонецПопытки;", "%s"),
    ],
)
def test_what_is_around(around: str, bad: str, good: str):
    """`inside` holds in the one text and not in the other, and `not_inside` the other way round."""
    for frame in ("%s", IN_METHOD):
        inside, outside = frame % (bad % CALL), frame % (good % CALL)

        assert len(found(f"global: RunApp, inside: {around}", inside)) == 1
        assert found(f"global: RunApp, inside: {around}", outside) == []
        assert found(f"global: RunApp, not_inside: {around}", inside) == []
        assert len(found(f"global: RunApp, not_inside: {around}", outside)) == 1


@pytest.mark.parametrize(
    ("constraint", "bad", "good"),
    [
        ("inside: method-exported", "Процедура А() Экспорт %s КонецПроцедуры", "Процедура А() %s КонецПроцедуры"),
        ("inside: {method: {name: Б$}}", "Процедура АБ() %s КонецПроцедуры", "Процедура БА() %s КонецПроцедуры"),
        ("method: {function: true}", "Функция А() %s КонецФункции", "%s"),
        ("method: {parameters: {min: 1}}", "Функция А(Б) %s КонецФункции", "Функция А() %s КонецФункции"),
        (
            "inside: test",
            "Процедура ИсполняемыеСценарии() Экспорт КонецПроцедуры Процедура А() %s КонецПроцедуры",
            "Процедура Тест() %s КонецПроцедуры",
        ),
    ],
)
def test_method_around(constraint: str, bad: str, good: str):
    """The method around a place is held to its shape."""
    assert len(found(f"global: RunApp, {constraint}", bad % CALL)) == 1
    assert found(f"global: RunApp, {constraint}", good % CALL) == []


@pytest.mark.parametrize(
    ("constraint", "bad", "good"),
    [
        ("before: {global: Message}", "%s Сообщить(1);", "Сообщить(1); %s"),
        ("after: {global: Message}", "Сообщить(1); %s", "%s Сообщить(1);"),
        ("not_before: {global: Message}", "Сообщить(1); %s", "%s Сообщить(1);"),
        ("not_after: {global: Message}", "%s Сообщить(1);", "Сообщить(1); %s"),
        ("with: {global: Message}", "%s Сообщить(1);", "%s"),
        ("without: {global: Message}", "%s", "Сообщить(1); %s"),
        ("with: {global: Message, arg: {0: {is: 1}}}", "%s Сообщить(1);", "%s Сообщить(2);"),
        ("with: [{global: Message}, {string: x}]", '%s А = "x";', "%s"),
        ("with: {any: [{member: X}, {comment: x}]}", "%s // x", "%s"),
        ("without: {any: [{member: X}, {global: Message}]}", "%s", "%s Сообщить(1);"),
        ("with: {global: Message, after: {member: X}}", "А.X(); Сообщить(1); %s", "Сообщить(1); А.X(); %s"),
        ("before: {statement: return}", "%s Возврат;", "Возврат; %s"),
    ],
)
def test_other_places_in_the_method(constraint: str, bad: str, good: str):
    """Another pattern matches before, after or anywhere in the method, or does not."""
    other = "Процедура Б() Сообщить(1); А.X(); Возврат; КонецПроцедуры\n"
    for frame in (IN_METHOD, other + IN_METHOD):
        assert len(found(f"global: RunApp, {constraint}", frame % (bad % CALL))) == 1
        assert found(f"global: RunApp, {constraint}", frame % (good % CALL)) == []


def test_other_places_in_the_module():
    """Another pattern matches in any method of the module, or in none."""
    text = IN_METHOD % CALL + "Процедура Б() Сообщить(1); КонецПроцедуры"

    assert found("global: RunApp, module_with: {global: Message}", text) == [CALL]
    assert found("global: RunApp, module_with: {global: Message}", IN_METHOD % CALL) == []
    assert found("global: RunApp, module_without: {global: Message}", text) == []
    assert found("global: RunApp, module_without: {global: Message}", IN_METHOD % CALL) == [CALL]


@pytest.mark.parametrize(
    ("constraint", "lines"),
    [
        ("all: [{arg: {0: {is: 1}}}, {inside: if}]", [2]),
        ("any: [{arg: {0: {is: 1}}}, {inside: if}]", [1, 2, 3]),
        ("not: [{arg: {0: {is: 1}}}, {inside: if}]", [4]),
        ("not: [{all: [{arg: {0: {is: 1}}}, {inside: if}]}]", [1, 3, 4]),
        ("all: [{any: [{arg: {0: {is: 1}}}, {arg: {0: {is: 2}}}]}, {not: [{inside: if}]}]", [1, 4]),
    ],
)
def test_groups_of_constraints(constraint: str, lines: list[int]):
    """Groups of constraints hold all, one or none."""
    text = "RunApp(1);\nЕсли А Тогда RunApp(1);\nRunApp(2); КонецЕсли;\nRunApp(2);"

    assert [text.count("\n", 0, hit.offset) + 1 for hit in hits(f"global: RunApp, {constraint}", text)] == lines


def test_constraints_beside_any_hold_for_each():
    """What stands beside a list of patterns is asked of all of them."""
    text = "Если А Тогда RunApp(1); Message(1); КонецЕсли; RunApp(2);"

    assert len(found("any: [{global: RunApp}, {global: Message}], inside: if", text)) == 2


CLIENT = CommonModuleFlags(
    server=False,
    external_connection=False,
    privileged=False,
    client_managed_application=True,
    server_call=False,
    reuse=0,
)
SERVER = CommonModuleFlags(
    server=True, external_connection=False, privileged=True, client_managed_application=False, server_call=True, reuse=0
)
FORM = Surroundings("Catalog.А.Form.Б", ModuleKind.FORM, FileKind.EXTENSION, adopted=True)
COMMON = Surroundings("CommonModule.А", ModuleKind.MODULE, FileKind.DATA_PROCESSOR, SERVER)


@pytest.mark.parametrize(
    ("where", "around", "looked"),
    [
        ("kinds: [FormModule]", FORM, True),
        ("kinds: [FormModule]", COMMON, False),
        ("not_kinds: [FormModule]", FORM, False),
        ("not_kinds: [FormModule]", COMMON, True),
        ("files: [extension]", FORM, True),
        ("files: [extension]", COMMON, False),
        ("files: [extension]", Surroundings(), True),
        ("adopted: true", FORM, True),
        ("adopted: false", FORM, False),
        ("flags: {privileged: true, server_call: true}", COMMON, True),
        ("flags: {privileged: true}", FORM, False),
        ("flags: {client: true}", COMMON, False),
        ("client: true", COMMON, False),
        ("client: false", COMMON, True),
        ("client: true", Surroundings("CommonModule.А", flags=CLIENT), True),
        ("client: false", Surroundings("CommonModule.А", flags=CLIENT), False),
    ],
)
def test_rule_looks_in_its_modules_only(where: str, around: Surroundings, *, looked: bool):
    """Kinds, files, flags, the side code runs on: all that is given must hold."""
    assert bool(hits("global: RunApp", IN_METHOD % CALL, around, where)) is looked


def test_side_is_told_for_each_method():
    """In a form each method says where it runs; code that runs on both sides is code of either."""
    both = "НаКлиентеНаСервереБезКонтекста"
    text = "".join(
        f"&{one}\nПроцедура {one}() RunApp({n}); КонецПроцедуры\n"
        for n, one in enumerate(["НаКлиенте", "НаСервере", both])
    )

    assert [text[hit.offset + 7] for hit in hits("global: RunApp", text, FORM, "client: true")] == ["0", "2"]
    assert [text[hit.offset + 7] for hit in hits("global: RunApp", text, FORM, "client: false")] == ["1", "2"]
    assert [text[hit.offset + 7] for hit in hits("global: RunApp, inside: server", text, FORM)] == ["1", "2"]
    assert [text[hit.offset + 7] for hit in hits("global: RunApp, not_inside: server", text, FORM)] == ["0", "2"]
