"""BSL in the colours of the Configurator: red keywords, blue names, green comments.

Source: the language reference, "Lexical structure"; read line by line, so that an excerpt may begin anywhere.
"""

import re
from typing import Final

from markupsafe import Markup, escape

_RESERVED: Final = """
    если тогда иначеесли иначе конецесли для каждого из по цикл конеццикла пока процедура конецпроцедуры функция
    конецфункции перем экспорт знач возврат продолжить прервать попытка исключение конецпопытки вызватьисключение
    новый выполнить и или не истина ложь неопределено перейти асинх ждать добавитьобработчик удалитьобработчик
    if then elsif else endif for each in to do enddo while procedure endprocedure function endfunction var export val
    return continue break try except endtry raise new execute and or not true false undefined null goto async await
    addhandler removehandler
"""
KEYWORDS: Final = frozenset(_RESERVED.split())
"""Reserved words of both spellings, in lower case."""

_TOKEN: Final = re.compile(
    r"""(?P<c>//.*)                          # comment
      | (?P<s>"(?:[^"]|"")*"? | '[^']*'?)    # string or date, closed on this line or not
      | (?P<p>[&#][^\W\d]\w*)                # &НаСервере, #Если
      | (?P<d>\d+(?:\.\d+)?)
      | (?P<w>[^\W\d]\w*)""",
    re.VERBOSE,
)
_CONTINUED_STRING: Final = re.compile(r'\s*\|(?:[^"]|"")*"?')


def highlight(line: str) -> Markup:
    """Return one line of a module, escaped, its tokens in spans of class c, s, p, d, k (keyword) and n (name)."""
    parts: list[Markup] = []
    start = 0
    if continued := _CONTINUED_STRING.match(line):
        parts.append(_span("s", continued[0]))
        start = continued.end()
    end = start
    for token in _TOKEN.finditer(line, start):
        parts += [escape(line[end : token.start()]), _span(_class_of(token), token[0])]
        end = token.end()
    return Markup("").join([*parts, escape(line[end:])])


def _class_of(token: re.Match[str]) -> str:
    """Return the class of a token; behind a dot every word is a name: Запрос.Выполнить()."""
    kind = token.lastgroup or "n"
    if kind != "w":
        return kind
    behind_dot = token.string[token.start() - 1 : token.start()] == "."
    return "k" if token[0].lower() in KEYWORDS and not behind_dot else "n"


def _span(kind: str, text: str) -> Markup:
    return Markup('<span class="{}">{}</span>').format(kind, text)
