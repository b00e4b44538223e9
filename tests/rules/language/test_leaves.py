"""Every leaf of the language: what it finds, and what it passes by."""

import pytest

from onec.bsl.code import Surroundings

from .matching import found

A_LEAVES = [
    ("global: RunApp", "ЗапуститьПриложение(1);", "Объект.ЗапуститьПриложение(1);"),
    ("global: ЗапуститьПриложение", "RunApp(1);", "А = RunApp;"),
    ("global: [Message, RunApp]", "RUNAPP (1);", '"RunApp(1)";'),
    ("global: RunApp", "Процедура А() RunApp(1); КонецПроцедуры", "Процедура RunApp() КонецПроцедуры RunApp();"),
    (
        "global: RunApp",
        "RunApp(1);\n#Если Клиент Тогда\nПроцедура RunApp() КонецПроцедуры\n#КонецЕсли",
        "#Если Клиент Тогда\nПроцедура А() RunApp(1); КонецПроцедуры\nПроцедура RunApp() КонецПроцедуры\n#КонецЕсли",
    ),
    (
        "global: RunApp",
        "&НаСервере\nПроцедура А() RunApp(1); КонецПроцедуры\n&НаКлиенте\nПроцедура RunApp() КонецПроцедуры",
        "&НаКлиенте\nПроцедура А() RunApp(1); КонецПроцедуры\n&НаКлиенте\nПроцедура RunApp() КонецПроцедуры",
    ),
    ("global: Execute", 'Выполнить("А");', 'Запрос.Выполнить("А");'),
    ("global: Execute", "Execute А;", "А = Выполнить.Б;"),
    ("global: Eval", "А = Вычислить(Б);", "А = Вычислить;"),
    ('global: "*"', "СвояФункция();", "А.СвояФункция();"),
    ("new: COMObject", 'А = Новый COMОбъект("x");', "А = COMОбъект;"),
    ("new: COMObject", "А = New COMObject;", "А = Новый HTTPСоединение;"),
    ("new: COMObject", 'А = Новый("COMОбъект", Б);', 'А = Новый("Массив");'),
    ("new: COMObject", 'А = Новый(Тип("COM" + "Object"));', "А = Новый(Тип(Б));"),
    ("call: BackgroundJobs.Execute", "ФоновыеЗадания.Выполнить(А);", "Запрос.Выполнить(А);"),
    ("call: BackgroundJobs.Execute", "BackgroundJobs.Выполнить(А);", "А.ФоновыеЗадания.Выполнить(А);"),
    (
        "call: BackgroundJobs.Execute",
        "Б = ФоновыеЗадания; Б.Выполнить(А);",
        "ФоновыеЗадания = 1; ФоновыеЗадания.Выполнить(А);",
    ),
    ("call: Catalogs.*.CreateFolder", "Справочники.Товары.СоздатьГруппу();", "Документы.Товары.СоздатьГруппу();"),
    ("call: Catalogs.*.CreateFolder", "Справочники[Имя].СоздатьГруппу();", "Справочники.СоздатьГруппу();"),
    ("call: '*.Connect'", "А.Б().Подключить();", "Подключить();"),
    ("call: HTTPConnection.Get", "А = Новый HTTPСоединение(); А.Получить(Б);", "А = Новый Массив; А.Получить(0);"),
    ("call: Обмен.Начать", "Обмен.Начать();", "Процедура А(Обмен) Обмен.Начать(); КонецПроцедуры"),
    ("call: Обмен.*", "Обмен.Начать();", "А = Обмен.Начать;"),
    ("call: Метаданные.Роли.*", "Метаданные.Роли.Найти(1);", "Метаданные.Справочники.Найти(1);"),
    ("member: Connect", "А.Подключить();", "А.Подключить = 1;"),
    ("member: '*'", "А.Своё();", "Своё();"),
    ("property: SafeMode", "А = Б.БезопасныйРежим;", "А = Б.БезопасныйРежим();"),
    ("property: SafeMode\n  access: write", "Б.БезопасныйРежим = А;", "А = Б.БезопасныйРежим;"),
    ("property: SafeMode\n  access: read", "А = Б.БезопасныйРежим;", "Б.БезопасныйРежим = А;"),
    ("property: Metadata.Roles", "А = Метаданные.Роли.Админ;", "А = Данные.Роли;"),
    ("property: ИнтернетПрокси.Пароль", 'А = Новый ИнтернетПрокси; А.Пароль = "1";', 'А = Новый Файл; А.Пароль = "1";'),
    ("name: InfoBaseUsers", "А = ПользователиИнформационнойБазы;", "А.ПользователиИнформационнойБазы = 1;"),
    ("name: InfoBaseUsers", "InfoBaseUsers.Get();", "InfoBaseUsers = 1; А = InfoBaseUsers;"),
    ("name: InfoBaseUsers", "А = InfoBaseUsers;", "Процедура А(InfoBaseUsers) Б = InfoBaseUsers; КонецПроцедуры"),
    ("annotation: Around", '&Вместо("А")\nПроцедура Б() КонецПроцедуры', '&Перед("А")\nПроцедура Б() КонецПроцедуры'),
    ("annotation: '*'", "&Своя\nПроцедура Б() КонецПроцедуры", "Процедура Б() КонецПроцедуры"),
    ("string: secret", 'А = "my SECRET";', "А = secret; // secret"),
    ("string: my secret", 'А = "my " + "secret";', 'А = "my " + Б + "secret";'),
    ("string: my secret", 'А = СтрШаблон("my %1", "secret");', 'А = СтрШаблон("my %1", Б);'),
    ("string: my secret", 'Б = "my "; А = Б + "secret";', 'Б = "my "; Б = Ф(); А = Б + "secret";'),
    ("string: 'a\\sb'", 'А = "a\n|b";', 'А = "a\n|\n|b";'),
    ('string: say "hi"', 'А = "say ""hi""";', 'А = "say hi";'),
    ("string: secret", 'Процедура А(Б = "secret") КонецПроцедуры', "Процедура А(secret) КонецПроцедуры"),
    ("query: РАЗРЕШЕННЫЕ", 'А = "ВЫБРАТЬ РАЗРЕШЕННЫЕ Б";', 'А = "Только РАЗРЕШЕННЫЕ";'),
    ("query: РАЗРЕШЕННЫЕ", 'А = "ВЫБРАТЬ" + " РАЗРЕШЕННЫЕ";', 'А = "ВЫБРАТЬ Б // РАЗРЕШЕННЫЕ";'),
    ("comment: TODO", "А = 1; // todo: later", 'А = "// todo";'),
    ("comment: TODO", 'А = "//"; // TODO', "А = TODO;"),
    ("statement: goto", "Перейти ~А; ~А: Б = 1;", "~А: Б = 1;"),
    ("statement: label", "~А: Б = 1;", "Перейти ~А;"),
    ("statement: execute", "Выполнить А;", "Запрос.Выполнить();"),
    ("statement: raise", "ВызватьИсключение;", "Возврат;"),
    ("statement: return", "Возврат;", "ВызватьИсключение;"),
    ("statement: try", "Попытка Исключение КонецПопытки;", "Если А Тогда КонецЕсли;"),
    ("statement: if", "Если А Тогда КонецЕсли;", "А = ?(Б, 1, 2);"),
    ("statement: while", "Пока А Цикл КонецЦикла;", "Для А = 1 По 2 Цикл КонецЦикла;"),
    ("statement: for", "Для А = 1 По 2 Цикл КонецЦикла;", "Для Каждого А Из Б Цикл КонецЦикла;"),
    ("statement: foreach", "Для Каждого А Из Б Цикл КонецЦикла;", "Для А = 1 По 2 Цикл КонецЦикла;"),
    ("statement: addhandler", "ДобавитьОбработчик А.Б, В;", "УдалитьОбработчик А.Б, В;"),
    ("method: {exported: true}", "Процедура А() Экспорт КонецПроцедуры", "Процедура А() КонецПроцедуры"),
    ("method: {function: true}", "Функция А() КонецФункции", "Процедура А() КонецПроцедуры"),
    ("method: {asynchronous: true}", "Асинх Процедура А() КонецПроцедуры", "Процедура А() КонецПроцедуры"),
    ("method: {name: ^При}", "Процедура ПриЗаписи() КонецПроцедуры", "Процедура НеПриЗаписи() КонецПроцедуры"),
    (
        "method: {annotation: AtServer}",
        "&НаСервере\nПроцедура А() КонецПроцедуры",
        "&НаКлиенте\nПроцедура А() КонецПроцедуры",
    ),
    ("method: {parameters: {min: 2}}", "Процедура А(Б, В) КонецПроцедуры", "Процедура А(Б) КонецПроцедуры"),
    ("method: {parameters: {max: 1}}", "Процедура А(Б) КонецПроцедуры", "Процедура А(Б, В) КонецПроцедуры"),
    ("parse: [any]", "А = = 1;", "А = 1;"),
    ("parse: [character]", "А = 1; ☺", "А = = 1;"),
    ("line: {longer: 20}", "А = 1; " + "// " + "х" * 20, "А = 1;\n// х"),
]


@pytest.mark.parametrize(("match", "bad", "good"), A_LEAVES)
def test_leaf_finds_its_thing_and_nothing_else(match: str, bad: str, good: str):
    """A leaf is found once in the one text and not in the other, which looks like it."""
    match = match.replace("\n ", ",")

    assert len(found(match, bad)) == 1
    assert found(match, good) == []


def test_deleted_code_is_no_code():
    """What stands under `#Удаление` does not run."""
    assert found("global: RunApp", "#Удаление\nRunApp(1);\n#КонецУдаления\nА = 1;") == []


def test_every_place_is_found_once():
    """Several patterns of a rule at one place are one hit, and so are the branches of the preprocessor."""
    text = "Если А\n#Если Сервер Тогда\nИ Б\n#Иначе\nИ В\n#КонецЕсли\nТогда\nRunApp(1);\nКонецЕсли;"

    assert found("any: [{global: RunApp}, {global: '*'}]", text) == ["RunApp(1);"]


def test_text_put_together_is_found_once():
    """Of a text and the literals it is made of only the whole is told."""
    assert found("string: secret", 'А = "secret" + " and secret";\nБ = "secret";') == [
        '"secret" + " and secret";',
        '"secret";',
    ]


def test_attribute_of_a_form_is_no_name_of_the_context():
    """What the form calls its own is not the platform's."""
    form = Surroundings(attributes=frozenset({"infobaseusers"}))

    assert found("name: InfoBaseUsers", "А = InfoBaseUsers;", form) == []
