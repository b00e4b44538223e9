"""Tests for `checks.code.lexemes`."""

import pytest

from checks.code.lexemes import is_lexeme


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Токен", "Функция СледующийТокен(Лексер)", True),
        ("token", "Function NextToken(Text)", True),
        ("Токен", "Процедура Войти(Токен)", False),
        ("ТокенДоступа", "Функция СледующийТокен(Лексер)", False),
        ("Пароль", "Парсер = Новый Структура", False),
    ],
)
def test_token_is_a_word_where_a_parser_stands(name: str, text: str, expected: bool):  # noqa: FBT001 (a case of the table)
    """Only what is called a token, in a module that reads a language, is no secret."""
    assert is_lexeme(name, text) is expected
