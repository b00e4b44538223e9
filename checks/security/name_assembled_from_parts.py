"""A dangerous name is put together from parts, so that no search finds it."""

import re
from collections.abc import Iterator
from typing import Final

from checks.code.hits import hit
from checks.code.put_together import is_put_together, texts_put_together
from onec.bsl import tree
from onec.bsl.code import Code, Scope
from onec.bsl.walk import walk
from rules.catalogue import rule
from rules.language.given import constant
from rules.language.hit import Hit

RULE = rule("name-assembled-from-parts")

SENSITIVE: Final = re.compile(
    r"wscript\.shell|shell\.application|scripting\.filesystemobject|adodb\.(?:stream|connection)|msxml2\.\w*xmlhttp"
    r"|winhttp\.winhttprequest|powershell|cmd\.exe|regsvr32|rundll32|\bmshta\b"
    r"|certutil|bitsadmin|winmgmts|[wc]script\.exe|schtasks|/bin/(?:ba)?sh\b"
    r"|установить(?:привилегированный|безопасный)режим|set(?:privileged|safe)mode|запуститьприложение|runapp\b"
    r"|командасистемы|пользователиинформационнойбазы|infobaseusers|comобъект|comobject|внешниеобработки"
    r"|externaldataprocessors|расширенияконфигурации|configurationextensions|подключитьвнешнююкомпоненту|attachaddin",
    re.IGNORECASE,
)
FOLDING: Final = frozenset(
    {
        *("стрзаменить", "strreplace", "символ", "char", "стрсоединить", "strconcat", "сред", "mid", "лев", "left"),
        *("прав", "right", "стршаблон", "strtemplate"),
    }
)
MAX_SHOWN_CHARS: Final = 80


def check_module(code: Code) -> Iterator[Hit]:
    """Yield the expressions whose value has a dangerous name that none of their literals has."""
    inside: set[int] = set()
    for part, node, text in texts_put_together(code):
        if node.at in inside or not _is_folded(node):
            continue
        inside.update(one.at for one in walk([node]) if _is_folded(one))
        words = [found.group().lower() for found in SENSITIVE.finditer(text)]
        pieces = list(_pieces(code.scope(part.name), node)) if words else []
        if any(not any(word in one for one in pieces) for word in words):
            yield hit(code, RULE, node.at, part, value=text[:MAX_SHOWN_CHARS])


def _pieces(scope: Scope, node: tree.Expression) -> Iterator[str]:
    """Yield in lower case the texts that an expression puts together."""
    for one in walk([node]):
        if isinstance(one, tree.Text | tree.Name | tree.Chain) or (isinstance(one, tree.Call) and not _is_folded(one)):
            value = constant(scope, one)
            if value is not None and isinstance(value.value, str):
                yield value.value.lower()


def _is_folded(node: object) -> bool:
    return is_put_together(node) and not (isinstance(node, tree.Call) and node.name not in FOLDING)
