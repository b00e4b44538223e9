"""A dangerous name is put together from parts, so that no search finds it."""

import re
from collections.abc import Iterator
from typing import Final

from checks.code.hits import hit, parts
from onec.bsl import tree
from onec.bsl.code import Code, Scope
from onec.bsl.walk import walk
from rules.catalogue import rule
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
    for part in parts(code):
        scope = code.scope(part.name)
        inside: set[int] = set()
        for node in walk(part.body):
            if not isinstance(node, tree.Binary | tree.Call) or not _is_folded(node) or node.at in inside:
                continue
            value = scope.constant(node)
            if value is None or not isinstance(value.value, str):
                continue
            inside.update(one.at for one in walk([node]) if _is_folded(one))
            pieces = list(_pieces(scope, node))
            words = (found.group().lower() for found in SENSITIVE.finditer(value.value))
            if any(not any(word in one for one in pieces) for word in words):
                yield hit(code, RULE, node.at, part, value=value.value[:MAX_SHOWN_CHARS])


def _pieces(scope: Scope, node: tree.Expression) -> Iterator[str]:
    """Yield in lower case the texts that an expression puts together."""
    for one in walk([node]):
        if isinstance(one, tree.Text | tree.Name | tree.Chain) or (isinstance(one, tree.Call) and not _is_folded(one)):
            value = scope.constant(one)
            if value is not None and isinstance(value.value, str):
                yield value.value.lower()


def _is_folded(node: object) -> bool:
    if isinstance(node, tree.Binary):
        return "+" in node.operators
    return isinstance(node, tree.Call) and node.name in FOLDING
