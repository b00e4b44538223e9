"""`#Если` wherever the platform lets it stand, and what a change of an extension deletes and inserts."""

from typing import Any

import pytest

from onec.bsl.conditions import MAX_CHOICES
from onec.bsl.module import Reason
from onec.bsl.parser import parse
from tests.onec.bsl.shape import shape


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("#Если Сервер Тогда\nА = 1;\n#КонецЕсли", "#{ а := 1; } | {}"),
        ("#If Server Then\nА = 1;\n#Else\nА = 2;\n#EndIf\nБ = 3;", "#{ а := 1; } | { а := 2; } б := 3;"),
        (
            "#Если Сервер Тогда\nА = 1;\n#ИначеЕсли Клиент Тогда\nА = 2;\n#Иначе\nА = 3;\n#КонецЕсли",
            "#{ а := 1; } | { а := 2; } | { а := 3; }",
        ),
        (
            "#Если Сервер Тогда\n#Если Клиент Тогда\nА = 1;\n#КонецЕсли\n#Иначе\nА = 2;\n#КонецЕсли",
            "#{ #{ а := 1; } | {} } | { а := 2; }",
        ),
        ("Если А Тогда\n#Если Сервер Тогда\nБ();\n#КонецЕсли\nКонецЕсли;", "if а { #{ do б(); } | {} }"),
        # Around declarations the directives leave no trace: what each branch declares is there.
        ("#Если Сервер Тогда\nПроцедура А() КонецПроцедуры\n#КонецЕсли", "proc а() {}"),
        (
            "#Если Сервер Тогда\nПроцедура А() КонецПроцедуры\n#Иначе\nПроцедура А(Б) КонецПроцедуры\n#КонецЕсли",
            "proc а() {} proc а(б) {}",
        ),
        ("#Если Сервер Тогда\nПерем А;\n#Иначе\nВ = 1;\n#КонецЕсли", "var а; в := 1;"),
        (
            "#Если Сервер Тогда\nПроцедура А() КонецПроцедуры\n#Если Клиент Тогда\nБ = 1;\n#КонецЕсли\n#КонецЕсли",
            "proc а() {} #{ б := 1; } | {}",
        ),
        ("&НаСервере\n#Если Сервер Тогда\nПроцедура А() КонецПроцедуры\n#КонецЕсли", "&насервере proc а() {}"),
        # Elsewhere a method is read once for each branch.
        ("А = 1\n#Если Сервер Тогда\n+ 2\n#КонецЕсли\n;", "#{ а := (1 + 2); } | { а := 1; }"),
        ("Ф(А,\n#Если Сервер Тогда\nБ\n#Иначе\nВ, Г\n#КонецЕсли\n);", "#{ do ф(а, б); } | { do ф(а, в, г); }"),
        (
            "Если А\n#Если Сервер Тогда\nИ Б\n#КонецЕсли\nТогда В(); КонецЕсли;",
            "#{ if (а and б) { do в(); } } | { if а { do в(); } }",
        ),
        (
            "#Если Сервер Тогда\nЕсли А Тогда\n#Иначе\nЕсли Б Тогда\n#КонецЕсли\nВ();\nКонецЕсли;",
            "#{ if а { do в(); } } | { if б { do в(); } }",
        ),
        (
            "Если А Тогда Б();\n#Если Сервер Тогда\nИначеЕсли В Тогда Г();\n#КонецЕсли\nКонецЕсли;",
            "#{ if а { do б(); } elsif в { do г(); } } | { if а { do б(); } }",
        ),
        ("А = Б\n#Если Сервер Тогда\n.В()\n#КонецЕсли\n.Г;", "#{ а := б.в().г; } | { а := б.г; }"),
        (
            "А =\n#Если Сервер Тогда\n1\n#ИначеЕсли Клиент Тогда\n2\n#Иначе\n3\n#КонецЕсли\n;",
            "#{ а := 1; } | { а := 2; } | { а := 3; }",
        ),
        (
            "А =\n#Если Сервер Тогда\n#Если Клиент Тогда\n1\n#Иначе\n2\n#КонецЕсли\n#Иначе\n3\n#КонецЕсли\n;",
            "#{ а := 1; } | { а := 3; } | { а := 2; } | { а := 3; }",
        ),
        (
            "#Если Сервер Тогда\nПроцедура А(Б)\n#Иначе\nПроцедура А()\n#КонецЕсли\nВ();\nКонецПроцедуры",
            "proc а(б) { #{ do в(); } | { do в(); } }",
        ),
        (
            "#Если Сервер Тогда\nФункция А()\n#Иначе\nФункция Б()\n#КонецЕсли\nВ();\nКонецФункции",
            "func а() { do в(); } func б() { do в(); }",
        ),
        (
            "Процедура А(Б\n#Если Сервер Тогда\n, В\n#КонецЕсли\n) Экспорт\nКонецПроцедуры",
            "proc а(б, в) export { #{} | {} }",
        ),
    ],
)
def test_both_branches_are_read(text: str, tree: str):
    """What the preprocessor may take is in the tree, whichever branch it takes."""
    module = parse(text)

    assert not module.unparsed
    assert shape(module) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("Если А\n#Удаление\nИ Б\n#КонецУдаления\n#Вставка\nИ В\n#КонецВставки\nТогда КонецЕсли;", "if (а and в) {}"),
        ("#Delete\nА = 1;\n#EndDelete\n#Insert\nБ = 1;\n#EndInsert", "б := 1;"),
        ("Ф(\n#Удаление\n1\n#КонецУдаления\n#Вставка\n2\n#КонецВставки\n);", "do ф(2);"),
        ('А = "б\n#Удаление\n|в\n#КонецУдаления\n#Вставка\n|г\n#КонецВставки\n|";', 'а := "б\nг\n";'),
        ("Процедура А()\n#Удаление\nБ();\nКонецПроцедуры\n#КонецУдаления\nКонецПроцедуры", "proc а() {}"),
    ],
)
def test_deleted_text_is_not_code(text: str, tree: str):
    """What stands under `#Удаление` is not in the tree, what stands under `#Вставка` is."""
    module = parse(text)

    assert not module.unparsed
    assert shape(module) == tree


def test_place_in_second_reading_is_that_of_the_text():
    """A method that was read for each branch keeps the places of its tokens."""
    module = parse("Процедура А()\nБ(1\n#Если Сервер Тогда\n, В\n#КонецЕсли\n);\nКонецПроцедуры")

    [method] = module.methods
    branches: Any = method.body[0]
    [[first], [second]] = branches.bodies
    assert module.place(method.at) == (1, 11)
    assert module.place(first.at) == module.place(second.at) == (2, 1)
    assert module.place(first.call.arguments[1].at) == (4, 3)
    assert module.method_at(module.tokens.text.index("В")) is method


def test_methods_around_the_one_read_twice_stay():
    """Only what a condition cuts is read again."""
    text = "Процедура {0}()\nБ(1\n#Если Сервер Тогда\n, 2\n#КонецЕсли\n);\nКонецПроцедуры\n"
    module = parse("".join(text.format(name) for name in "АБВ") + "Г = 1;")

    assert not module.unparsed
    assert [method.name for method in module.methods] == ["а", "б", "в"]
    assert shape(module).endswith("г := 1;")


@pytest.mark.parametrize(
    "text", ["#Если Сервер Тогда\nА = 1;", "А = 1;\n#КонецЕсли", "#Иначе\nА = 1;", "#Чтото\nА = 1;", "#Если\nА = 1;",
             "#Удаление\nА = 1;", "#КонецУдаления\nА = 1;"],
)  # fmt: skip
def test_directive_without_counterpart_is_listed_and_hides_nothing(text: str):
    """Code beside a directive that is wrong is read."""
    module = parse(text)

    assert [one.reason for one in module.unparsed] == [Reason.DIRECTIVE]
    assert "а := 1;" in shape(module)


def test_branches_that_are_not_tried_are_listed():
    """More branches than are tried hide nothing silently."""
    branches = "".join(f"#ИначеЕсли Сервер Тогда\n{number}\n" for number in range(MAX_CHOICES + 3))
    module = parse(f"А =\n#Если Сервер Тогда\nБ\n{branches}#Иначе\nВ\n#КонецЕсли\n;")

    assert Reason.BRANCHES in {one.reason for one in module.unparsed}
