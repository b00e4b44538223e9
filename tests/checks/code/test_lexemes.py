"""Tests for `checks.code.lexemes`."""

import pytest

from checks.code.lexemes import may_be_lexeme, reads_language


@pytest.mark.parametrize(("name", "expected"), [("Токен", True), ("token", True), ("ТокенДоступа", False)])
def test_token_may_be_a_word(name: str, expected: bool):  # noqa: FBT001 (a case of the table)
    """Only what is called a token and nothing else may be a word of a language."""
    assert may_be_lexeme(name) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Функция СледующийТокен(Лексер)", True),
        ("Function NextToken(Text)", True),
        ("Парсер = Новый Структура", True),
        ('А = "//"; Парсер = Новый Структура', True),
        ("Процедура Войти(Токен)", False),
        ("Процедура Войти(Токен) // парсер", False),
        ('Сообщить("Парсер\n|не готов"); // "лексер', False),
    ],
)
def test_module_reads_a_language(text: str, expected: bool):  # noqa: FBT001 (a case of the table)
    """A parser stands among the names of a module: a comment or a message makes none of it."""
    assert reads_language(text) is expected
