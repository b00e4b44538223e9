"""Both spellings of the platform's names."""

import os
from pathlib import Path

import pytest

from onec.bsl import kinds as k
from onec.bsl.data.make import HERE, tables
from onec.bsl.names import Place, Thing, canonical, counterpart, spellings, things

SHARED = Path(os.environ.get("OTK_SHARED") or Path(__file__).parents[4] / "shared") / "data"
BIG = {
    Thing(("IsEmpty", "Empty"), ("Пустой", "Пустая")): "of a query result and of a reference, with an older word",
    Thing(
        ("ClientApplicationForm", "ManagedForm"), ("ФормаКлиентскогоПриложения", "УправляемаяФорма")
    ): "renamed in 8.3.14",
}
"""Things of more than three spellings, and why they are one."""


@pytest.mark.parametrize(
    ("name", "place", "expected"),
    [
        ("HTTPConnection", Place.TYPE, "httpconnection httpсоединение"),
        ("httpсоединение", Place.TYPE, "httpconnection httpсоединение"),
        ("COMОбъект", Place.TYPE, "comobject comобъект"),
        ("RunApp", Place.GLOBAL, "runapp запуститьприложение"),
        ("КомандаСистемы", Place.GLOBAL, "system командасистемы"),
        ("FileCopy", Place.GLOBAL, "copyfile filecopy копироватьфайл"),
        ("Execute", Place.GLOBAL, "execute выполнить"),
        ("Put", Place.METHOD, "put вывести записать"),
        ("Write", Place.METHOD, "write записать"),
        ("Записать", Place.METHOD, "put write записать"),
        ("Connect", Place.METHOD, "connect подключить"),
        ("Exists", Place.METHOD, "exist exists существует"),
        ("ПриСозданииНаСервере", Place.METHOD, "oncreateatserver присозданиинасервере"),
        ("Posting", Place.METHOD, "posting обработкапроведения"),
        ("ПредупреждатьОбОпасныхДействиях", Place.PROPERTY, "unsafeoperationwarnings предупреждатьобопасныхдействиях"),
        ("InfoBaseUsers", Place.PROPERTY, "infobaseusers пользователиинформационнойбазы"),
        ("Справочники", Place.PROPERTY, "catalogs справочники"),
        ("CatalogObject", Place.TYPE, "catalogobject справочникобъект"),
        ("Catalog", Place.TYPE, "catalog справочник"),
        ("Bcc", Place.PROPERTY, "bcc слепыекопии"),
        ("CommonModule", Place.TYPE, "commonmodule общиймодуль"),
        ("Users", Place.PROPERTY, "users пользователи"),
        ("IsFullUser", Place.METHOD, "isfulluser этополноправныйпользователь"),
        ("ЗапуститьПрограмму", Place.METHOD, "startapplication запуститьпрограмму"),
        ("НаКлиенте", Place.WORD, "atclient наклиенте"),
        ("Вместо", Place.WORD, "around вместо"),
        ("SELECT", Place.QUERY, "select выбрать"),
        ("МойМетод", Place.METHOD, "мойметод"),
    ],
)
def test_spellings_of_a_thing_are_found(name: str, place: Place, expected: str):
    """A name is found in either language and case, with the other spellings of what it stands for, else alone."""
    assert " ".join(spellings(name, place)) == expected


def test_homonyms_are_not_joined():
    """`Записать` is `Write` and `Put`, and yet these two are not one."""
    assert "put" not in spellings("Write", Place.METHOD)
    assert "write" not in spellings("Put", Place.METHOD)


def test_place_tells_names_apart():
    """`Выполнить` is a keyword and a method, `Запрос` a type and a property."""
    assert canonical("Запрос", Place.TYPE) == "Query"
    assert canonical("Символы", Place.PROPERTY) == "Chars"
    assert spellings("Тип", Place.GLOBAL) == ("type", "тип")


def test_method_called_without_its_object_is_known():
    """In a form `РеквизитФормыВЗначение` is called without a dot, an object's module calls its own `Записать`."""
    assert canonical("реквизитформывзначение", Place.GLOBAL) == "FormAttributeToValue"
    assert canonical("записать", Place.GLOBAL) == "Write"
    assert canonical("ПодробноеПредставлениеОшибки", Place.METHOD) == "DetailErrorDescription"


@pytest.mark.parametrize(
    ("name", "place", "expected"),
    [
        ("httpсоединение", Place.TYPE, "HTTPConnection"),
        ("Записать", Place.METHOD, "Write"),
        ("Выбрать", Place.METHOD, "Select"),
        ("copyfile", Place.GLOBAL, "FileCopy"),
        ("FileCopy", Place.GLOBAL, "FileCopy"),
        ("МойТип", Place.TYPE, "МойТип"),
    ],
)
def test_canonical_name_is_the_usual_english_one(name: str, place: Place, expected: str):
    """Of several things the most usual counts; an unknown name stays as it is."""
    assert canonical(name, place) == expected


@pytest.mark.parametrize(
    ("word", "place", "expected"),
    [
        ("ЗапуститьПриложение", Place.GLOBAL, "RunApp"),
        ("runapp", Place.GLOBAL, "ЗапуститьПриложение"),
        ("Получить", Place.METHOD, "Get"),
        ("Get", Place.METHOD, "Получить"),
        ("ОбщегоНазначения", Place.PROPERTY, "Common"),
        ("FileCopy", Place.GLOBAL, "КопироватьФайл"),
        ("КонецЕсли", Place.WORD, "EndIf"),
        ("ГДЕ", Place.QUERY, "WHERE"),
        ("Log10", Place.GLOBAL, None),
        ("МояПеременная", Place.ANY, None),
    ],
)
def test_counterpart_is_the_usual_spelling_in_the_other_language(word: str, place: Place, expected: str | None):
    """A name that is alike in both languages, or unknown, has no counterpart."""
    assert counterpart(word, place) == expected


def test_keywords_are_those_of_the_lexer():
    """Every keyword of the language has the counterpart that the lexer knows."""
    pairs = [
        words
        for kind, word in k.NAME_OF.items()
        if (words := sorted(one for one, of in k.KIND_OF.items() if of == kind))
    ]

    assert not {
        words[-1]: words[0] for words in pairs if (counterpart(words[-1], Place.WORD) or words[-1]).lower() != words[0]
    }


def test_things_are_small():
    """No thing has more than three spellings without a reason, and all have some in both languages."""
    everything = {
        one for place in Place if place is not Place.ANY for line in table(place) for one in things(line, place)
    }

    assert {one for one in everything if len(set(one.spellings)) > 3} == set(BIG)
    assert all(one.english and one.russian for one in everything)


def test_tables_are_what_the_script_makes():
    """The committed tables are made from the shared data and our additions."""
    if not SHARED.is_dir():
        pytest.skip(f"no shared data {SHARED}; OTK_SHARED says where they are")

    expected = tables(SHARED)

    assert {name: made(name).read_text(encoding="utf-8") for name in expected} == expected


def made(name: str) -> Path:
    """Return the file of a table."""
    return HERE / f"{name}.txt"


def table(place: Place) -> list[str]:
    """Return a spelling of each line of a table."""
    return [line.partition("|")[0].split()[0] for line in made(place).read_text(encoding="utf-8").splitlines()]
