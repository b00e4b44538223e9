"""Lists of types that may mean the same, however long they are."""

from time import process_time

import pytest

from onec.release.types import covers


@pytest.mark.parametrize(
    ("some", "others", "same"),
    [
        (["String"], ["String"], True),
        (["String"], ["Number"], False),
        (["AnyRef"], ["Catalog.А", "Document.Б"], True),
        (["AnyRef"], ["Catalog.А", "String"], False),
        (["CatalogRef"], ["Catalog.А"], True),
        (["CatalogRef"], ["Document.А"], False),
        (["AnyRef"], ["DocumentRef"], True),
        (["DefinedType.А"], ["String", "Catalog.Б"], True),
        (["DefinedType.А"], [], False),
        ([], [], True),
    ],
)
def test_covers(some: list[str], others: list[str], *, same: bool):
    """A set of types stands for each of its types, a defined type for anything but nothing."""
    assert covers(some, others) == same
    assert covers(others, some) == same


def test_long_lists_cost_what_their_length_does():
    """Thousands of types beside a set that stands for them are gone through a few times."""
    costs = []
    for size in (1_000, 8_000):
        here, there = ([f"Catalog.{side}{number}" for number in range(size)] + ["AnyRef"] for side in "АБ")
        start = process_time()
        for _ in range(5):
            assert covers(here, there)
        costs.append(process_time() - start)

    assert costs[1] < 30 * costs[0] + 0.05
