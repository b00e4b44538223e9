"""Branches of the preprocessor that a client compiles and no server."""

import time

import pytest

from onec.bsl.client_branches import MAX_BRANCHES, MAX_WORDS, ClientBranches
from onec.bsl.parser import parse

HANG_SECONDS = 30


def holds(text: str) -> bool:
    """Tell whether the place of `Здесь` runs on the client only."""
    return ClientBranches(parse(text)).hold(text.index("Здесь"))


@pytest.mark.parametrize(
    "text",
    [
        "#Если Клиент И Не ТолстыйКлиентУправляемоеПриложение И Не ТолстыйКлиентОбычноеПриложение Тогда\nЗдесь();",
        "#Если ТонкийКлиент Или ВебКлиент Тогда\nЗдесь();\n#КонецЕсли",
        "#If Not Server And Not ExternalConnection Then\nЗдесь();\n#EndIf",
        "#Если Сервер Или ВнешнееСоединение Тогда\nА();\n#Иначе\nЗдесь();\n#КонецЕсли",
        "#Если Сервер Тогда\nА();\n#ИначеЕсли ВнешнееСоединение Тогда\nБ();\n#Иначе\nЗдесь();\n#КонецЕсли",
        "#Если Не Сервер Тогда\n#Если Не ВнешнееСоединение Тогда\nЗдесь();\n#КонецЕсли\n#КонецЕсли",
    ],
)
def test_branch_of_the_client_is_known(text: str):
    """What neither a server nor an external connection compiles is the client's."""
    assert holds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Здесь();",
        "#Если Сервер Тогда\nЗдесь();\n#КонецЕсли",
        "#Если Не Сервер Тогда\nЗдесь();\n#КонецЕсли",
        "#Если Клиент Тогда\nЗдесь();\n#КонецЕсли",
        "#Если ТолстыйКлиентУправляемоеПриложение Тогда\nЗдесь();\n#КонецЕсли",
        "#Если ТонкийКлиент Тогда\nА();\n#Иначе\nЗдесь();\n#КонецЕсли",
        "#Если ТонкийКлиент Тогда\nА();\n#КонецЕсли\nЗдесь();",
        "#Если Сервер И Неведомое Тогда\nА();\n#Иначе\nЗдесь();\n#КонецЕсли",
        "#Если Неведомое Тогда\nЗдесь();\n#КонецЕсли",
        "#Если Не (ТонкийКлиент) Тогда\nЗдесь();\n#КонецЕсли",
        "#Если Сервер И Не Сервер Тогда\nЗдесь();\n#КонецЕсли",
        "#Если Сервер Или ВнешнееСоединение Тогда\n#Если ТонкийКлиент Тогда\nЗдесь();\n#КонецЕсли\n#КонецЕсли",
        "#КонецЕсли\n#Иначе\nЗдесь();",
    ],
)
def test_branch_that_a_server_may_compile_is_not_the_clients(text: str):
    """What may run on a server, runs nowhere, or is not understood is not told to be the client's."""
    assert not holds(text)


def test_long_conditions_tell_nothing():
    """More words or branches than real code has are not read."""
    words = " И ".join(["ТонкийКлиент"] * MAX_WORDS)
    branches = "#ИначеЕсли ВебКлиент Тогда\n" * MAX_BRANCHES

    assert not holds(f"#Если {words} Тогда\nЗдесь();\n#КонецЕсли")
    assert not holds(f"#Если ВебКлиент Тогда\n{branches}Здесь();\n#КонецЕсли")


def test_many_directives_are_read():
    """As many as a large module could hold, one in another, are gone through once: by the square it would hang."""
    module = parse("#Если Сервер Тогда\n" * 200_000)
    begin = time.process_time()
    ClientBranches(module)

    assert time.process_time() - begin < HANG_SECONDS
