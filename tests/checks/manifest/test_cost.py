"""What the checks cost grows with what they look at, and no faster."""

import time
from collections.abc import Callable

import pytest

from checks.manifest import CHECKS
from checks.manifest.papers import Papers
from onec.manifest import Category
from onec.model import ExternalParts, FileKind
from tests import build
from tests.build_composition import schema_element
from tests.build_papers import NAME, assigned, command, described, manifest, papers, row, variant

SIZE = 1_500
LONG = "Очень долгое представление команды " * 3_000


def commands(count: int) -> Papers:
    """Return as many commands as rows, all with ids of their own."""
    rows = [row(f"К{number}", 10, modifier="А") for number in range(count)]
    return papers(
        manifest([command(f"К{number}") for number in range(count)], category=Category.REPORT),
        described(rows, kind=Category.REPORT),
        object_module="Процедура А() КонецПроцедуры\n" * count,
        forms={f"Ф{number}": None for number in range(100)},
    )


def repeated(count: int) -> Papers:
    """Return commands and rows of one id with long texts."""
    rows = [row("А", 10, presentation=LONG)] * count
    return papers(manifest([command("А", representation=LONG + "Б")] * count), described(rows))


def objects(count: int) -> Papers:
    """Return objects that patterns of many kinds may be meant for."""
    listed = [assigned(f"К{number}.О{number}") for number in range(count)]
    meant = [*(f"К{number}.*" for number in range(count)), *["Документ.*"] * count]
    said = manifest([command()], listed, category=Category.PRINT_FORM)
    return papers(said, described(purpose=meant, kind=Category.PRINT_FORM))


def variants(count: int) -> Papers:
    """Return variants that a schema with many keys does not have."""
    element = schema_element(*(f"Ключ{number}" for number in range(1_000)))
    template = build.template(element, owner=f"ExternalReport.{NAME}.Template.Схема", kind="data-composition-schema")
    said = manifest(variants=[variant(f"В{number}") for number in range(count)], category=Category.REPORT)
    parts = ExternalParts(main_schema="Схема")
    return papers(said, kind=FileKind.REPORT, parts=parts, templates=[template])


@pytest.mark.parametrize("made", [commands, repeated, objects, variants])
def test_twice_as_much_costs_twice_as_much(made: Callable[[int], Papers]):
    """Four times as much takes no more than eight times as long: sixteen would be the square."""
    small = max(spent(made, SIZE) for _ in range(3))
    large = min(spent(made, 4 * SIZE) for _ in range(3))

    assert large < 8 * small + 0.05


def spent(made: Callable[[int], Papers], size: int) -> float:
    """Return the seconds of this process that all checks of the stage take."""
    given = made(size)
    started = time.process_time()
    for check in CHECKS:
        for _ in check.check(given):
            pass
    return time.process_time() - started
