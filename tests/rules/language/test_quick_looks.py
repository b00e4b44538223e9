"""All quick looks at once, over the cases of all rules: what is found with them is what is found without any."""

from collections.abc import Iterator

import pytest

from checks.code.rule_set import installed
from onec.bsl import kinds as k
from onec.bsl.code import Code
from onec.bsl.lexer import lex
from onec.bsl.parser import parse
from rules.catalogue import PACKS
from rules.language.cases import cases
from rules.language.place import Place
from rules.yaml_reader import parse as read

from .matching import NOWHERE

QUICK_LOOKS = (
    "rules.language.gates.Gates.may_match",
    "rules.language.given.may_be_constant",
    "rules.language.given._may_be_one",
    "rules.language.scan.may_begin_constant",
    "rules.language.scan.Neighbours.may_begin",
    "rules.language.scan.Neighbours.may_end",
    "rules.language.expressions.may_have_type",
)
"""What tells of a pattern, a name or a place that it is worth a closer look."""

WAYS = {
    "as it is": "{}",
    "in brackets": "({})",
    "one of two": '?(Нечто, {}, "")',
    "in the first branch": "\n#Если Сервер Тогда\n{}\n#Иначе\nНечто.Другое\n#КонецЕсли\n",
    "in the last branch": "\n#If Client Then\nOther.Thing\n#Else\n{}\n#EndIf\n",
}


@pytest.fixture(scope="module")
def texts() -> dict[str, None]:
    """The modules of the cases of all rules, in both languages."""
    some: dict[str, None] = {}
    for path in sorted(PACKS.rglob("*.yaml")):
        document = read(path.name, path.read_bytes())
        if isinstance(document.data, dict) and "cases" in document.data:
            for case in cases(Place(document, ("cases",))):
                for language in case.languages:
                    some.update(dict.fromkeys(case.in_language(language).files.values()))
    return some


def written(text: str, way: str) -> str:
    """Return a text with its literals of one line written in another way."""
    tokens = lex(text)
    parts, end = [], 0
    for at, kind in enumerate(tokens.kinds):
        if kind == k.TEXT and "\n" not in (literal := tokens.spelling(at)):
            parts += [text[end : tokens.starts[at]], way.replace("{}", literal)]
            end = tokens.end(at)
    return "".join([*parts, text[end:]])


def matched(text: str) -> Iterator[tuple[int, str, int]]:
    """Yield offset, rule and end of what all rules find in a text."""
    return ((one.offset, one.rule, one.end) for one in installed().pack.match(Code(parse(text), NOWHERE)))


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
def test_quick_looks_lose_nothing(way: str, texts: dict[str, None], monkeypatch: pytest.MonkeyPatch):
    """A quick look spares work, never a finding."""
    some = [written(text, way) for text in texts]
    quick = [list(matched(text)) for text in some]
    for name in QUICK_LOOKS:
        monkeypatch.setattr(name, lambda *_, **__: True)
    monkeypatch.setattr("rules.language.gates.Gates.places", lambda _self, _pattern, places: places)
    monkeypatch.setattr("rules.language.engine.is_silent", lambda *_: False)

    whole = [list(matched(text)) for text in some]

    assert any(whole)
    assert [(text, one) for text, one, other in zip(some, quick, whole, strict=True) if one != other] == []
