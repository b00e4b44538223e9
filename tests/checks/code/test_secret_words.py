"""What is named like a secret and what looks like one."""

import pytest

from checks.code.secret_words import (
    is_header_value,
    is_password,
    is_secret_header,
    is_secret_name,
    is_token,
    looks_secret,
)


@pytest.mark.parametrize(
    "name",
    ["Пароль", "пароль", "ПарольSMTP", "FTPПароль", "ТокенАвторизации", "СекретныйКлюч", "КлючAPI", "КлючДоступа"],
)
def test_russian_names_of_secrets(name: str):
    """A password, token or key is told by the nominative of its word."""
    assert is_secret_name(name)


@pytest.mark.parametrize("name", ["Password", "client_secret", "accessToken", "API_KEY", "pwd", "PrivateKey"])
def test_english_names_of_secrets(name: str):
    """Underscores and capitals do not matter."""
    assert is_secret_name(name)


@pytest.mark.parametrize(
    "name",
    ["ДлинаПароля", "ТипТокена", "ТипТокен", "Ключ", "КлючЗначение", "Секретарь", "token_type", "PasswordHash"],
)
def test_names_about_secrets(name: str):
    """What tells something of a secret, and the key of a map, are none."""
    assert not is_secret_name(name)


@pytest.mark.parametrize("value", ["Qwerty123", "p4ssw0rd-77", "Zx81!kd", "admin"])
def test_passwords(value: str):
    """A word with digits or signs in it may be a password, and so may the usual ones."""
    assert is_password(value)


@pytest.mark.parametrize(
    "value",
    ["", "abc", "***", "<пароль>", "%1", "changeme", "test123", "Пароль2", "два слова1", "UTF-8", "access_token",
     "12345", "http://host/1", "{password1}"],
)  # fmt: skip
def test_placeholders(value: str):
    """Names, texts, technical words and places to fill in are no passwords."""
    assert not is_password(value)


def test_where_nothing_else_fits():
    """In the place of a password any word is one, but for a name of it."""
    assert is_password("sunflower", certain=True)
    assert is_password("12345", certain=True)
    assert not is_password("password", certain=True)


def test_token_has_no_order():
    """A token is long and of letters and digits; an identifier without digits is none."""
    assert is_token("d1af40528d2ceec322be578bc935a1b46b9af8cc")
    assert not is_token("yandexttsoauthtoken")
    assert not is_token("1111111111111111a")


def test_token_must_look_like_one():
    """A short value is the password of something, never its token."""
    assert looks_secret("Пароль", "Qwerty123")
    assert not looks_secret("Токен", "Qwerty123")


def test_headers():
    """A header holds a secret behind the word of its scheme."""
    assert is_secret_header("Authorization")
    assert is_secret_header("X-Api-Key")
    assert not is_secret_header("Content-Type")
    assert is_header_value("Basic ZXhjaGFuZ2U6cDRzc3cwcmQ=")
    assert not is_header_value("Bearer %1")
    assert not is_header_value("Bearer access_token")
