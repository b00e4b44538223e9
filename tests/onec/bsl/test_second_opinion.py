"""Our parser against tree-sitter-hbk: methods, calls, constructors of every real module.

tree-sitter-hbk reads most real code; where it does not, it says so (`has_error`). Then it may lack names, but has none
that we lack, except where `EXPLAINED` says why. `Новый(…)` is a call to it, a constructor to us.
"""

from collections import Counter
from functools import cache
from typing import Final

import pytest
import tree_sitter_hbk
from tree_sitter import Language, Parser, Query, QueryCursor

from onec.bsl.module import Module
from onec.bsl.parser import parse
from onec.bsl.symbols import CallKind, symbols
from tests.onec.bsl.real import TREES, corpus_texts, tree_texts
from tests.onec.bsl.test_real import TREES_OF_INDEX

QUERY: Final = """
(procedure_definition (identifier) @method)
(function_definition (identifier) @method)
(method_call . (identifier) @call)
(new_expression (identifier) @new)
"""
NAMED_NEW: Final = frozenset({"новый", "new"})

TOOLS: Final = "tools_ui_1c/src/Инструменты/src"
EXPLAINED: Final = {
    # A name ends for it at a letter that is not in its alphabet: ВиконатиІмпорт.
    "1C8_6459f189ae.epf: dad61da1-b91e-4d0d-bfc5-8d579ae71dbe.0": "letter І",
    # After what it cannot read, ends and headers of methods are calls to it.
    "xUnitFor1C_1ea74bad5b.cf: 93f7289d-468d-4ffc-9e3c-9b066cf8dae0.0/text": "a module that mixes both languages",
    "vanessa-automation/vendor/1C/UILogToScript/Ext/ObjectModule.bsl": "a space behind the question mark",
    f"{TOOLS}/DataProcessors/УИ_КонсольСравненияДанных/ObjectModule.bsl": "a region that ends in another block",
    f"{TOOLS}/DataProcessors/УИ_ПарсерВстроенногоЯзыка/ObjectModule.bsl": "literals side by side",
    "tools_ui_1c/src/builder/build.os": "a path in #Использовать",
    "tools_ui_1c/src/builder/lib/cfe2cf/tasks/test.os": "a path in #Использовать",
    "tools_ui_1c/src/builder/lib/cfe2cf/tests/Конвертация_test.os": "a path in #Использовать",
    # All of the text is one comment to it.
    "yaxunit-demo/src/Documents/РасходТовара/ObjectModule.bsl": "lines end with CR alone",
}
"""Modules of which tree-sitter-hbk tells something else, and what in the text is to blame."""

ITS_ALPHABET: Final = str.maketrans("ёЁ", "еЕ")
"""A name ends for it at ё, which is common in real code: both read the text without."""

Names = dict[str, Counter[str]]


def test_corpus_is_read_alike():
    """On the corpus no difference is left unexplained."""
    if not corpus_texts():
        pytest.skip("no corpus under OTK_SHARED")

    assert differences(corpus_texts()).keys() == explained(corpus_texts())


@pytest.mark.parametrize("tree", TREES_OF_INDEX)
def test_tree_is_read_alike(tree: str):
    """On a tree no difference is left unexplained."""
    if not (TREES / tree).is_dir():
        pytest.skip(f"no tree {TREES / tree}; OTK_TREES says where trees are")

    texts = tuple(tree_texts(tree))

    assert differences(texts).keys() == explained(texts)


def explained(texts: tuple[tuple[str, str], ...]) -> set[str]:
    """Return the places of which a difference is known."""
    return {place for place, _ in texts} & EXPLAINED.keys()


def differences(texts: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Return by place what one side finds and the other does not, what is explained left out."""
    found = {}
    for place, raw in texts:
        text = raw.translate(ITS_ALPHABET)
        mine = ours(parse(text))
        theirs, whole = second_opinion(text)
        more = {kind: theirs[kind] - mine[kind] for kind in mine if theirs[kind] - mine[kind]}
        less = {kind: mine[kind] - theirs[kind] for kind in mine if mine[kind] - theirs[kind]}
        if more or (less and whole):
            found[place] = f"only ours {less}, only theirs {more}, whole {whole}"
    return found


def ours(module: Module) -> Names:
    """Return our names of methods, calls and constructors with their numbers."""
    calls = symbols(module).calls
    return {
        "method": Counter(method.name for method in module.methods),
        "call": Counter(one.name for one in calls if one.kind is not CallKind.NEW),
        "new": Counter(one.name for one in calls if one.kind is CallKind.NEW and one.name),
    }


def second_opinion(text: str) -> tuple[Names, bool]:
    """Return the same names by tree-sitter-hbk, and whether it read all of the text."""
    parser, query = grammar()
    root = parser.parse(text.encode("utf-8", "replace")).root_node
    found = QueryCursor(query).captures(root)
    names = {
        kind: Counter((node.text or b"").decode().lower() for node in found.get(kind, []) if node.text)
        for kind in ("method", "call", "new")
    }
    for word in NAMED_NEW:
        del names["call"][word]
    return names, not root.has_error


@cache
def grammar() -> tuple[Parser, Query]:
    """Return the parser and the query of the second opinion."""
    language = Language(tree_sitter_hbk.language())
    return Parser(language), Query(language, QUERY)
