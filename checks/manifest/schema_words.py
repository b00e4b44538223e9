"""Departures from a schema in words: what is wrong, and what may stand there; names from the artifact stay apart."""

from onec.manifest import SchemaFault, SchemaProblem
from rules.rule import Text

PROBLEMS = {
    SchemaProblem.UNKNOWN_ROOT: Text("корнем не может быть", "it can’t be the root,"),
    SchemaProblem.MISSING: Text("не хватает", "it lacks"),
    SchemaProblem.UNEXPECTED: Text("не на месте", "there is no place for"),
    SchemaProblem.STRAY_TEXT: Text("лишний текст", "it holds stray text,"),
    SchemaProblem.BAD_VALUE: Text("не подходит значение", "it can’t have the value"),
    SchemaProblem.NOT_LISTED: Text("в списке нет значения", "the list lacks the value"),
    SchemaProblem.BAD_TYPE: Text("не подходит тип", "it can’t be of the type"),
    SchemaProblem.BAD_ATTRIBUTE: Text("не подходит атрибут", "it can’t have the attribute"),
}
NOTHING = {
    SchemaProblem.BAD_VALUE: Text("значение пусто", "the value is empty"),
    SchemaProblem.NOT_LISTED: Text("значение пусто", "the value is empty"),
    SchemaProblem.BAD_TYPE: Text("не указан тип xsi:type", "xsi:type doesn’t say its type"),
}
"""Where nothing stands."""

QUOTED = {SchemaProblem.STRAY_TEXT, SchemaProblem.BAD_VALUE, SchemaProblem.NOT_LISTED}
"""What is found there is a text, in which every space counts."""

WORDS = {
    "string": Text("текст без вложенных элементов", "text without elements in it"),
    "boolean": Text("true или false", "true or false"),
    "decimal": Text("число", "a number"),
    "int": Text("целое число", "a whole number"),
    "date": Text("дата вида 2026-01-31", "a date like 2026-01-31"),
    "time": Text("время вида 23:59:59", "a time like 23:59:59"),
    "list-of-int": Text("целые числа через пробел", "whole numbers with spaces between them"),
    "uuid": Text("UUID вида 6f1a0c52-5b0e-4d5c-9d0f-3a1b2c4d5e6f", "a UUID like 6f1a0c52-5b0e-4d5c-9d0f-3a1b2c4d5e6f"),
}


def problem(fault: SchemaFault) -> Text:
    """Return what is wrong, to stand before what was found."""
    return NOTHING[fault.problem] if not fault.found and fault.problem in NOTHING else PROBLEMS[fault.problem]


def found(fault: SchemaFault) -> Text:
    """Return what stands there, empty for nothing."""
    text = fault.found
    return Text(f"«{text}»", f"“{text}”") if text and fault.problem in QUOTED else Text(text, text)


def wanted(fault: SchemaFault) -> Text:
    """Return what must or may stand there, in brackets but for what is missing; empty where nothing may."""
    if not fault.expected:
        return Text("", "")
    words = [WORDS.get(one, Text(one, one)) for one in fault.expected]
    ru, en = ", ".join(one.ru for one in words), ", ".join(one.en for one in words)
    return Text(ru, en) if fault.problem is SchemaProblem.MISSING else Text(f"(нужно: {ru})", f"(wanted: {en})")
