"""What is named like a secret, and what looks like one."""

import re
from collections import Counter
from collections.abc import Iterable
from math import log2
from typing import Final

MIN_PASSWORD_CHARS: Final = 4
MIN_TOKEN_CHARS: Final = 16
MAX_SECRET_CHARS: Final = 512
MIN_TOKEN_ENTROPY: Final = 3.0
"""Bits a character: English words have less, random letters and digits more."""

_SECRET_WORDS: Final = frozenset({"пароль", "токен", "секрет", "пинкод"})
"""In the nominative: `ДлинаПароля` is no password."""

_SECRET: Final = re.compile(
    r"парол(?:ь|и$)|секретн|"
    r"ключ(?:api|апи|доступа|шифр|авториз|сервиса|сессии)|(?:api|апи|секретный|закрытый|приватный|личный)ключ|"
    r"passw(?:or)?d|passphrase|pwd|secret|token|credential|"
    r"(?:api|access|auth|private|secret|encryption|license|licence)key"
)
"""In a name without underscores."""

_PART: Final = re.compile("парол|секрет|ключ|токен|пин[_-]?код|pass|pwd|secret|token|credential|key|authorization")
"""In the name of every secret, be there underscores or not."""

_WORDS: Final = re.compile(r"[A-ZА-ЯЁ]?[a-zа-яё]+|[A-ZА-ЯЁ]+(?![a-zа-яё])")

_NOT_SECRET: Final = re.compile(
    r"имя|name|тип|type|заголов|header|поле|field|путь|path|адрес|address|ur[li](?!t)|endpoint|текст|text|сообщ|message|"
    r"представл|описан|descr|подсказ|hint|вид|формат|format|срок|expir|длин|length|метод|method|алгоритм|провер|check|"
    r"valid|запрос|request|шаблон|template|pattern|ошибк|error|параметр|param|событи|event|задан|измен|changed|устан|"
    r"сохран|saved|требу|required|нужен|есть|has|is(?:set|empty)|запомн|remember|показ|show|скры|hide|видим|visible|"
    r"забыт|forgot|смен|сброс|reset|счет|count|колич|индекс|index|пуст|empty|маск|mask|звезд|лексем|lexer|позиц|начал|"
    r"конец|разделит|separator|следующ|предыдущ|элемент|item|страниц|page|групп|group|кнопк|button|команд|command|"
    r"картин|picture|префикс|prefix|настройк|setting|идентификатор|хеш|hash|кэш|cache|реквизит|колонк|column"
)
"""In the name of something about a secret that is none."""

_HEADERS: Final = frozenset({
    "authorization", "proxyauthorization", "xapikey", "apikey", "xauthtoken", "xaccesstoken", "privatetoken",
    "xtoken", "xapitoken", "authtoken", "xauthorization", "xsecret", "xsignaturekey",
})  # fmt: skip
"""Headers of requests that carry a secret, without hyphens."""

_SCHEME: Final = re.compile(r"(?:bearer|basic|token|oauth|api-key|apikey|key)\s+(\S{8,})", re.IGNORECASE)

_PLACEHOLDER: Final = re.compile(
    r"[<{\[%&#@^]|.*(?:\.\.\.|…|%\d|\{\w*\}|<\w+>)|"
    r".*(?:test|тест|example|sample|demo|dummy|change|your|placeholder|пример|образец|xxx|\*\*)|"
    r"(.)\1*$|abc",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(r"passw|pwd|psw|pass|token|secret|key|cred|auth|login|парол|токен|ключ", re.IGNORECASE)
_TECHNICAL: Final = re.compile(
    r"utf-?\d+|windows-\d+|cp\d+|iso-?\d.*|sha-?\d.*|hmac.*|md-?\d|oauth.*|base-?64.*|[hr]s\d{3}|aes-?\d.*|x-?509|"
    r"gost.*|v?\d+(?:\.\d+)+|https?:.*|[a-z]+://.*|/.*|\\.*|[a-z]:\\.*|\w+\.\w{1,4}|.*\\[dws].*",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z_.-]*")
_TOKEN: Final = re.compile(r"[A-Za-z0-9_.:+/=~-]+")
_ROW: Final = "01234567890"
_USUAL: Final = frozenset({"admin", "root", "qwerty", "letmein", "superuser", "administrator", "master"})


def secret_words(words: Iterable[str]) -> list[str]:
    """Return those of some lower-case words that may name a secret."""
    return list(filter(_PART.search, words))


def may_be_secret(low: str) -> bool:
    """Tell by a name in lower case whether it can be that of a secret or a header, however it is written."""
    plain = _plain(low)
    if plain in _HEADERS:
        return True
    named = _SECRET.search(plain) is not None or any(word in low for word in _SECRET_WORDS)
    return named and not _NOT_SECRET.search(plain)


def is_secret_name(name: str) -> bool:
    """Tell the name of a password, token or key, as written, from all others."""
    low = _plain(name)
    if _NOT_SECRET.search(low):
        return False
    return bool(_SECRET.search(low)) or any(word.lower() in _SECRET_WORDS for word in _WORDS.findall(name))


def is_secret_header(name: str) -> bool:
    """Tell a header of a request that carries a secret."""
    return _plain(name) in _HEADERS


def is_password(value: str, *, certain: bool = False) -> bool:
    """Tell what may be a working password from placeholders, names and texts; certain: nothing else fits there."""
    if not MIN_PASSWORD_CHARS <= len(value) <= MAX_SECRET_CHARS or not _is_code(value):
        return False
    if value in _ROW or value in _ROW[::-1]:
        return certain
    if _WORD.fullmatch(value):
        return value.lower() in _USUAL or (certain and not _NAMED.search(value))
    has_digit = any(char.isdecimal() for char in value)
    return not (_NAMED.search(value) and not has_digit)


def is_token(value: str) -> bool:
    """Tell a token or key: long, of letters and digits without order."""
    if not MIN_TOKEN_CHARS <= len(value) <= MAX_SECRET_CHARS or not _TOKEN.fullmatch(value) or not _is_code(value):
        return False
    has_both = any(char.isdecimal() for char in value) and any(char.isalpha() for char in value)
    return has_both and _entropy(value) >= MIN_TOKEN_ENTROPY


def is_header_value(value: str) -> bool:
    """Tell the value of a header that holds a secret, with the word of a scheme before it or without."""
    if len(value) > MAX_SECRET_CHARS:
        return False
    scheme = _SCHEME.fullmatch(value)
    if scheme is None:
        return is_token(value)
    return _is_code(scheme[1]) and not _WORD.fullmatch(scheme[1])


def looks_secret(name: str, value: str) -> bool:
    """Tell whether a value is what its name says: a token has the shape of one, a password may be shorter."""
    return is_token(value) if _needs_shape(name) else is_password(value)


def _needs_shape(name: str) -> bool:
    low = _plain(name)
    return not re.search(r"парол|passw|pwd|passphrase|пинкод", low)


def _is_code(value: str) -> bool:
    """Tell what a machine made or a person thought up as a secret from words for people and for programs."""
    if any(char.isspace() or "а" <= char.lower() <= "я" or char in "ёЁ" for char in value):
        return False
    return not _PLACEHOLDER.match(value) and not _TECHNICAL.fullmatch(value)


def _plain(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "").replace("ё", "е")


def _entropy(value: str) -> float:
    counts = Counter(value).values()
    return -sum(count / len(value) * log2(count / len(value)) for count in counts)
