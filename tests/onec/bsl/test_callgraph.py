"""Who calls whom over modules."""

import json

import pytest

from onec.bsl.call_facts import ModuleFacts, module_facts
from onec.bsl.callgraph import OUTSIDE, Node, Program
from onec.bsl.code import Surroundings
from onec.bsl.plain_facts import from_plain, plain
from onec.classes import ModuleKind
from onec.model import CommonModuleFlags, FileKind
from tests.onec.bsl.scopes import code

GLOBAL = CommonModuleFlags(
    server=True,
    external_connection=False,
    privileged=False,
    client_managed_application=False,
    server_call=False,
    reuse=0,
    global_=True,
)


def facts(
    text: str,
    name: str = "CommonModule.А",
    kind: ModuleKind = ModuleKind.MODULE,
    flags: CommonModuleFlags | None = None,
) -> ModuleFacts:
    """Return the facts of a module."""
    return module_facts(code(text, Surroundings(name, kind, flags=flags)))


def calls(program: Program) -> list[str]:
    """Return the calls between methods as short text."""
    return [f"{called(program, one.caller)} -> {called(program, one.callee)}" for one in program.edges]


def called(program: Program, node: Node) -> str:
    """Return module and method of a node as short text."""
    method = program.method(node)
    return f"{program.modules[node.module].around.object.rpartition('.')[2]}.{method.written if method else ''}"


OTHER = "Процедура Открытая(А) Экспорт КонецПроцедуры Процедура Закрытая() КонецПроцедуры"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Процедура П() Р(); КонецПроцедуры Процедура Р() КонецПроцедуры", ["А.П -> А.Р"]),
        ("Процедура П() КонецПроцедуры П();", ["А. -> А.П"]),
        ("Процедура П() П(); КонецПроцедуры", ["А.П -> А.П"]),
        ("Процедура П() Б.Открытая(1); КонецПроцедуры", ["А.П -> Б.Открытая"]),
        ("Процедура П() б.ОТКРЫТАЯ(1); Х = Б.Открытая(2); КонецПроцедуры", ["А.П -> Б.Открытая"] * 2),
        ("Процедура П() Б.Закрытая(); Б.Чужая(); В.Открытая(); КонецПроцедуры", []),
        ("Процедура П(Б) Б.Открытая(1); КонецПроцедуры", []),
        ("Процедура П() Б = Новый Массив; Б.Открытая(1); КонецПроцедуры", []),
        ('М = ОбщегоНазначения.ОбщийМодуль("Б"); М.Открытая(1);', ["А. -> Б.Открытая"]),
        ('Выполнить("Б.Открытая(1)");', ["А. -> Б.Открытая"]),
        ('Процедура П() КонецПроцедуры Выполнить("П()");', ["А. -> А.П"]),
        ('О = Новый ОписаниеОповещения("П", ЭтотОбъект); Процедура П() КонецПроцедуры', ["А. -> А.П"]),
        ('О = New NotifyDescription("П"); Процедура П() КонецПроцедуры', ["А. -> А.П"]),
        ('О = Новый ОписаниеОповещения("Открытая", Б);', ["А. -> Б.Открытая"]),
        (
            'О = Новый ОписаниеОповещения("П", , , "Р"); Процедура П() КонецПроцедуры Процедура Р() КонецПроцедуры',
            ["А. -> А.П", "А. -> А.Р"],
        ),
        ('ПодключитьОбработчикОжидания("П", 1); Процедура П() КонецПроцедуры', ["А. -> А.П"]),
        ('Команда.Действие = "П"; Процедура П() КонецПроцедуры', ["А. -> А.П"]),
        ('Элемент.УстановитьДействие("ПриИзменении", "П"); Процедура П() КонецПроцедуры', ["А. -> А.П"]),
        ("ДобавитьОбработчик О.Событие, П; Процедура П() КонецПроцедуры", ["А. -> А.П"]),
        ("ДобавитьОбработчик О.Событие, Б.Открытая;", ["А. -> Б.Открытая"]),
        ("ДобавитьОбработчик О.Событие, ЭтотОбъект.П; Процедура П() КонецПроцедуры", ["А. -> А.П"]),
        ("ЭтотОбъект.П(); Процедура П() КонецПроцедуры", ["А. -> А.П"]),
    ],
)
def test_call_is_resolved(text: str, expected: list[str]):
    """Methods of the module, exported ones of common modules, and those named for someone else to call."""
    program = Program([facts(text), facts(OTHER, "CommonModule.Б")])

    assert sorted(set(calls(program))) == sorted(set(expected))
    assert len(calls(program)) >= len(expected)


@pytest.mark.parametrize(
    "text",
    [
        'ФоновыеЗадания.Выполнить("Б.Открытая", П);',
        'BackgroundJobs.Execute("Б." + "Открытая");',
        'Имя = "Б"; ФоновыеЗадания.Выполнить(Имя + ".Открытая");',
        'ДлительныеОперации.ВыполнитьФункцию(П, "Б." + "Открытая");',
        'ОбщегоНазначения.ВыполнитьМетодКонфигурации("Б.Открытая", П);',
        'Задание.ИмяМетода = "Б.Открытая";',
    ],
)
def test_job_is_a_call(text: str):
    """A method named for a background job or the library is called by who names it."""
    program = Program([facts(f"Процедура П() {text} КонецПроцедуры"), facts(OTHER, "CommonModule.Б")])

    assert set(calls(program)) == {"А.П -> Б.Открытая"}


def test_global_module_is_called_without_its_name():
    """Exported methods of a global common module are called like those of the platform."""
    program = Program([facts("Открытая(1); Закрытая();"), facts(OTHER, "CommonModule.Б", flags=GLOBAL)])

    assert calls(program) == ["А. -> Б.Открытая"]


def test_manager_is_called_by_the_property_of_its_kind():
    """`Справочники.Товары` and `Catalogs.Товары` stand for the manager module."""
    other = facts(OTHER, "Catalog.Товары", ModuleKind.MANAGER)

    assert (
        calls(Program([facts("Справочники.Товары.Открытая(1); Catalogs.Товары.Открытая(1);"), other]))
        == ["А. -> Товары.Открытая"] * 2
    )


def test_object_of_a_form_is_called_through_a_variable():
    """A form that gets its object by `РеквизитФормыВЗначение` calls methods of the object's module."""
    text = 'Процедура П() О = РеквизитФормыВЗначение("Объект"); О.Открытая(1); КонецПроцедуры'
    form = facts(text, "ExternalDataProcessor.Обмен.Form.Форма", ModuleKind.FORM)
    other = facts(OTHER, "ExternalDataProcessor.Обмен", ModuleKind.OBJECT)

    assert calls(Program([form, other])) == ["Форма.П -> Обмен.Открытая"]


def test_reachability_goes_over_modules_and_cycles():
    """What a method reaches and who reaches it are found through several modules, and cycles end."""
    one = facts("Процедура П() Экспорт Б.Р(); КонецПроцедуры Процедура С() П(); КонецПроцедуры")
    two = facts("Процедура Р() Экспорт А.П(); Т(); КонецПроцедуры Процедура Т() КонецПроцедуры", "CommonModule.Б")
    program = Program([one, two])

    assert program.callees(Node(1, 0)) == (Node(0, 0), Node(1, 1))
    assert program.callers_of(Node(0, 0)) == (Node(0, 1), Node(1, 0))
    assert program.reached([Node(0, 1)]) == {Node(0, 1), Node(0, 0), Node(1, 0), Node(1, 1)}
    assert program.reaching([Node(1, 1)]) == program.reached([Node(0, 1)])
    assert program.reaches(Node(0, 1), [Node(1, 1)]) == (Node(0, 1), Node(0, 0), Node(1, 0), Node(1, 1))
    assert program.reaches(Node(1, 1), [Node(0, 0)]) == ()


def test_nodes_are_all_methods():
    """Each module has a node for each method and one for what stands outside of methods."""
    program = Program([facts(OTHER, "CommonModule.Б")])

    assert list(program.nodes) == [Node(0, OUTSIDE), Node(0, 0), Node(0, 1)]
    assert program.find("б", "открытая") == Node(0, 0)
    assert program.find("Б", "Закрытая") is None
    assert program.method(Node(0, OUTSIDE)) is None


def test_facts_of_a_method_are_kept():
    """Header, annotations, side and place of a method are there without its tree."""
    text = '&НаСервере\n&Вместо("Старый")\nАсинх Функция Имя(А, Знач Б = 1) Экспорт\nКонецФункции\n'

    [one] = facts(text, "Catalog.А.Form.Б", ModuleKind.FORM).methods

    assert (one.name, one.written, one.function, one.exported, one.asynchronous) == ("имя", "Имя", True, True, True)
    assert one.annotations == (("насервере", ()), ("вместо", ("Старый",)))
    assert (one.parameters, one.required, one.client) == (("а", "б"), 1, False)
    assert text[one.start : one.end] == text.strip()


def test_facts_of_calls_are_kept():
    """Caller, kind, receiver, name, number of arguments and place of each call are there."""
    text = "Процедура П() Сообщить(1); А.Б.В(1, 2); Г = Новый Запрос; Г.Выполнить(); КонецПроцедуры"

    found = [(one.caller, one.kind.value, one.receiver, one.type, one.name, one.arguments) for one in facts(text).calls]

    assert found == [
        (0, "global", "", "", "сообщить", 1),
        (0, "member", "а.б", "", "в", 2),
        (0, "new", "", "", "запрос", 0),
        (0, "member", "г", "*", "выполнить", 0),
    ]
    assert [text[one.offset] for one in facts(text).calls] == list("СВНВ")


def test_facts_survive_json():
    """Facts become JSON and come back as they were."""
    text = '&НаКлиенте\nПроцедура П(А) Экспорт Б.В(1); Выполнить("Г(1)"); Х = "М.Н"; КонецПроцедуры П();'
    around = Surroundings(
        "CommonModule.А",
        ModuleKind.MODULE,
        FileKind.EXTENSION,
        GLOBAL,
        adopted=True,
        attributes=frozenset("аб"),
        entry="x",
    )
    before = module_facts(code(text, around))

    after = from_plain(json.loads(json.dumps(plain(before))))

    assert after == before
    assert calls(Program([after])) == calls(Program([before]))


def test_methods_of_two_branches_are_told_by_name():
    """Of two methods of one name, which branches of the preprocessor have, the first stands for both."""
    text = (
        "#Если Сервер Тогда\nПроцедура П() КонецПроцедуры\n#Иначе\nПроцедура П() Р(); КонецПроцедуры\n#КонецЕсли\n"
        "Процедура Р() П(); КонецПроцедуры"
    )

    assert sorted(calls(Program([facts(text)]))) == ["А.П -> А.Р", "А.Р -> А.П"]


def test_long_chain_of_methods_is_no_trouble():
    """Twenty thousand methods that call one another are followed to the end."""
    text = "".join(f"Процедура П{one}() П{one + 1}(); КонецПроцедуры\n" for one in range(20_000))
    program = Program([facts(text + "Процедура П20000() КонецПроцедуры")])

    assert len(program.reached([Node(0, 0)])) == 20_001
    assert len(program.reaches(Node(0, 0), [Node(0, 20_000)])) == 20_001
