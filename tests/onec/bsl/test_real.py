"""Real texts are read whole."""

import pytest

from onec.bsl.parser import parse
from tests.onec.bsl.real import TREES, corpus_texts, tree_texts

TREES_OF_INDEX = (
    "ssl-3.1.3.250",
    "ssl-3.1.5.171",
    "tools_ui_1c",
    "vanessa-automation",
    "yaxunit-demo",
    "yaxunit-extension",
)

BROKEN: dict[str, list[str]] = {
    # Written to be refused by the compiler.
    "xUnitFor1C_1ea74bad5b.cf: 5e6fb548-193f-4bef-94ab-c13ef9d215c4.0/module": [
        "2:1 syntax 'Специальная Синтакс-ошибка'"
    ],
    # A template that a build fills in.
    "yaxunit_a0fd535db2.epf: a10cd1fd-c4ba-437c-9925-b7354192a1ea.0": ["1:1 syntax 'MODULE_PLACEHOLDER'"],
}
"""Texts that are wrong in themselves, with what of them is not read."""


def test_corpus_is_read_whole():
    """No module of the corpus has anything that is not understood."""
    texts = corpus_texts()
    if not texts:
        pytest.skip("no corpus under OTK_SHARED")

    assert not {place: found for place, text in texts if (found := unread(text)) != BROKEN.get(place, [])}


@pytest.mark.parametrize("name", TREES_OF_INDEX)
def test_tree_is_read_whole(name: str):
    """No module of a tree has anything that is not understood."""
    if not (TREES / name).is_dir():
        pytest.skip(f"no tree {TREES / name}; OTK_TREES says where trees are")
    texts = list(tree_texts(name))

    assert texts
    assert not {place: found for place, text in texts if (found := unread(text)) != BROKEN.get(place, [])}


def unread(text: str) -> list[str]:
    """Return what of a text is not read, with its place and the reason."""
    module = parse(text)
    places = [module.tokens.position(one.start) for one in module.unparsed]
    return [
        f"{line}:{column} {one.reason} {text[one.start : one.end][:60]!r}"
        for (line, column), one in zip(places, module.unparsed, strict=True)
    ]
