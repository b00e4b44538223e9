"""No kit makes the stage break, whatever its manifest and its code are."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.build_good_kit import PRINT_FORM, REPORT, GoodKit, findings

KITS = st.sampled_from([*PRINT_FORM.values(), *REPORT.values()])
PIECES = st.lists(st.tuples(st.integers(0, 3_000), st.integers(0, 80)), min_size=1, max_size=4)
WORDS = st.sampled_from(
    ["", "<Commands>", "</Commands>", "<Id/>", "&#0;", "&amp;", '"', "Возврат;", "Если", "КонецФункции", ")", "Экспорт"]
)


def cut(text: str, pieces: list[tuple[int, int]], word: str) -> str:
    """Return a text with some pieces left out, and a word in their place."""
    for start, length in pieces:
        text = text[:start] + word + text[start + length :]
    return text


@settings(max_examples=60, deadline=None)
@given(KITS, PIECES, WORDS)
def test_any_manifest(kit: GoodKit, pieces: list[tuple[int, int]], word: str):
    """Pieces of the manifest left out, or other text in their place, are findings or nothing."""
    findings(replace(kit, manifest=cut(kit.manifest, pieces, word)))


@settings(max_examples=60, deadline=None)
@given(KITS, PIECES, WORDS)
def test_any_code(kit: GoodKit, pieces: list[tuple[int, int]], word: str):
    """So it is with the code."""
    modules = {name: cut(text, pieces, word) for name, text in kit.modules.items()}

    findings(replace(kit, modules=modules))
