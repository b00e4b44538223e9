"""Problems by release in a terminal."""

import io
from typing import Any

import pytest
from rich.cells import cell_len

from pipeline.terminal.matrix import draw_matrix
from pipeline.terminal.place import describe
from pipeline.terminal.words import Words
from pipeline.text import print_report
from pipeline.wording import NBSP
from tests.pipeline import sample_report


def report(*has: list[bool], unknown: tuple[int, ...] = ()) -> dict[str, Any]:
    """Return a report on a problem for each list, which says of each release whether it has it."""
    found = [
        sample_report.finding(
            "COMP-001",
            "adopted-object-absent",
            "critical",
            ("Нет объекта", "No object"),
            fingerprint=f"{number:064x}",
            location=sample_report.location(object=f"Catalog.Товары{number}"),
        )
        for number in range(len(has))
    ]
    targets = [
        {"configuration": "Склад", "version": f"1.{one}", "status": "unknown" if one in unknown else "compatible"}
        for one in range(len(has[0]) if has else 2)
    ]
    rows = [
        {"rule": "COMP-001", "name": "adopted-object-absent", "fingerprint": one["fingerprint"], "releases": row}
        for one, row in zip(found, has, strict=True)
    ]
    return sample_report.body("review", found, targets=targets, matrix=rows)


def lines(body: dict[str, Any], width: int = 100) -> list[str]:
    """Return the lines of the table."""
    words = Words("ru")
    return [
        one.plain.replace(NBSP, " ") for one in draw_matrix(body, words, width, lambda place: describe(place, words))
    ]


def test_problems_stand_below_the_releases():
    """Releases have numbers, a cross stands where a release has the problem, a question mark where nothing is known."""
    found = lines(report([True, False, False], [False, True, False], unknown=(2,)))

    assert found[1].startswith("── Замечания по выпускам ─")
    assert found[2:5] == ["   1  Склад 1.0", "   2  Склад 1.1", "   3  Склад 1.2"]
    assert [one.split()[-3:] for one in found[6:]] == [["1", "2", "3"], ["×", "·", "?"], ["·", "×", "?"]]
    assert [one.split()[:2] for one in found[7:]] == [["COMP-001", "Catalog.Товары0"], ["COMP-001", "Catalog.Товары1"]]


def test_one_release_needs_no_table():
    """The findings say it all; without problems there is nothing to show."""
    assert lines(report([True])) == []
    assert lines(report()) == []


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120])
def test_many_releases_fit(width: int):
    """No line is wider than the terminal, and what is left out is counted."""
    found = lines(report(*([one % 3 == 0 for one in range(40)] for _ in range(30))), width)

    assert max(map(cell_len, found)) <= width
    assert sum("ещё" in one for one in found) == 2


def test_table_is_part_of_the_report():
    """It stands between the facts and the findings."""
    stream = io.StringIO()
    print_report(report([True, False]), "ru", stream)
    text = stream.getvalue().replace(NBSP, " ")

    assert text.index("Склад 1.0: ") < text.index("Замечания по выпускам") < text.index("── Критичные")
