"""What is told by words alone leaves nothing out: every way to write what a constraint asks for is still found."""

import pytest

from .matching import found

IN_A_METHOD = "Процедура П(Параметр)\n{}\nКонецПроцедуры"

FIRST_ARGUMENTS = [
    'А.Вставить("Кому", 1);',
    'А.Вставить ("Кому");',
    'А.Вставить("Ко" + "му", 1);',
    'А.Вставить("Ко"\n"му", 1);',
    'Б = "Кому"; А.Вставить(Б, 1);',
    'А.Вставить(СокрЛП("Кому "), 1);',
    'А.Вставить(Символы.ПС + "Кому", 1);',
    'А.Вставить(?(Истина, "Кому", ""), 1);',
    'А.Вставить(("Кому"), 1);',
    'Если Параметр Тогда Б = "Кому"; Иначе Б = ""; КонецЕсли; А.Вставить(Б);',
]

OTHER_ARGUMENTS = [
    'А.Вставить("Тема", "Кому");',
    'А.Вставить(, "Кому");',
    "А.Вставить();",
    'А.Вставить(Параметр.Кому, "Кому");',
    'А.Вставить("Кто", Параметр); Б = "Кому";',
]


@pytest.mark.parametrize("text", FIRST_ARGUMENTS)
def test_first_argument_is_constant(text: str):
    """A constant first argument is found however it is put together."""
    assert len(found("member: Insert, arg: {0: {const: '^\\s*кому$'}}", IN_A_METHOD.format(text))) == 1


@pytest.mark.parametrize("text", OTHER_ARGUMENTS)
def test_other_first_argument(text: str):
    """Another first argument is none, whatever stands beside it."""
    assert found("member: Insert, arg: {0: {const: '^\\s*кому$'}}", IN_A_METHOD.format(text)) == []


@pytest.mark.parametrize("text", ["Ф(Имя);", "Ф(Имя.Б);", "Ф(Имя + 1);", "Ф(А, Б); Ф( Имя );", "Ф(Б // Имя\n + 1);"])
def test_first_argument_is_spelled(text: str):
    """What the source of an argument has to say may stand anywhere in it, in a comment between its words too."""
    assert len(found("global: Ф, arg: {0: {spelled: имя}}", text)) == 1


def test_end_of_text_within_a_call():
    """A text may end anywhere in a call."""
    for text in ("Ф", "Ф(", "Ф(А", 'Ф("А"', "Ф(А,", "Новый Ф", "Новый Ф(", "А.Ф("):
        assert found("any: [{global: Ф}, {new: Ф}, {member: Ф}], arg: {0: {const: нет}}", text) == []


@pytest.mark.parametrize(
    ("match", "text"),
    [
        ("global: Ф, inside: [{region: служебн}]", "#Область Служебное\nФ();\n#КонецОбласти"),
        ("global: Ф, inside: [{pp: вебклиент}]", "#Если ВебКлиент Тогда\nФ();\n#КонецЕсли"),
        ("global: Ф, inside: [{if: роль}]", "Если Роль Тогда Ф(); КонецЕсли;"),
        ("global: Ф, inside: [transaction]", "НачатьТранзакцию(); Ф();"),
        ("global: Ф, inside: [{method: {name: запис}}]", "Процедура ПриЗаписи() Ф(); КонецПроцедуры"),
        ("global: Ф, inside: [{method: {annotation: AtClient}}]", "&НаКлиенте\nПроцедура П() Ф(); КонецПроцедуры"),
        ("global: Ф, any: [{inside: [transaction]}, {inside: [{if: роль}]}]", "Если Роль Тогда Ф(); КонецЕсли;"),
        ("global: Ф, any: [{inside: [transaction]}, {inside: [loop]}]", "Для А = 1 По 2 Цикл Ф(); КонецЦикла;"),
        ("global: Ф, module_with: {method: {name: сведения}}", "Процедура СведенияО() КонецПроцедуры Ф();"),
        ("global: Ф, module_with: {string: тайна}", 'Ф("тай" + "на");'),
        ("global: Ф, with: {string: тайна}", 'Ф("тай" + "на");'),
        ("global: Ф, after: {call: А.Б}", "А.Б(); Ф();"),
        ("global: Ф, after: {call: HTTPConnection.Get}", "А = Новый HTTPСоединение(); А.Получить(); Ф();"),
        ("call: '*.Б.В'", "Ф().Б.В();"),
        ("member: В, receiver: {spelled: '[.]Б$'}", "А.Б.В();"),
        ("member: В, receiver: {type: Array}", "А = СтрРазделить(Б, В); А.В();"),
        ("global: Ф, arg: {0: {call: Г}}", "А = Г(); Ф(А);"),
    ],
)
def test_what_constraints_need_is_there(match: str, text: str):
    """What a constraint needs in the module is seen wherever it may stand."""
    assert len(found(match, text)) == 1


def test_code_within_code_sees_what_is_around():
    """Code that is run as a text needs nothing in itself: it sees what its caller has."""
    text = 'Процедура П() Имя = "Кому"; Выполнить("А.Вставить(Имя, 1)"); КонецПроцедуры'

    assert len(found("member: Insert, arg: {0: {const: '^кому$'}}", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        'А = "// тайна нет"; // тайна',
        'А = "http://тайна"; Б = 1; // тайна',
        "#Удаление\nА = 1; // тайна\n#КонецУдаления\nБ = 2; // тайна",
        'А = "первая\n// тайна\n|вторая"; // тайна',
        "// тайна",
        "#Область А // тайна\n#КонецОбласти",
        "А = 1; // тайна\r\nБ = 2;",
        "А = 1 // тайна\n + 2;",
    ],
)
def test_comment_is_told_from_its_like(text: str):
    """One comment is found: not what stands in a literal, between its lines, or is deleted."""
    assert len(found("comment: тайна", text)) == 1
