"""Time the compatibility stage: an index of a large configuration, one extension on many releases, many on one.

usage: bench/compat.py [--rounds N] [--releases N] [--add-ons N] [--profile]

OTK_TREES names the folder with the library's dumps, OTK_SHARED the one with the corpus. The index is made in a process
of its own, whose peak is told; a release more is the same index under another version. Seconds and milliseconds are
those of the process, the best of the rounds, but for the add-ons: they are read by two processes, so both the wall and
the processors' time are told. Parsing is what the first release costs and the others do not.
"""

import argparse
import cProfile
import gc
import json
import os
import pstats
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from checks.card import CardTarget
from checks.compatibility import CHECKS
from checks.subject import Subject, read_subject
from checks.targets import Target
from checks.upload import upload
from onec.classes import ModuleKind
from onec.release.bodies import pack_bodies
from onec.release.build import build_index
from onec.release.index import ReleaseIndex
from onec.release.pack import HEAD
from pipeline.cli import ALLOCATIONS
from pipeline.commands.target.verify import verify_files
from pipeline.releases import read_configuration
from pipeline.stages import Stage, run_stage
from pipeline.verify import Releases
from tests.build_container import extension

ROOT = Path(__file__).resolve().parents[2]
TREES = Path(os.environ.get("OTK_TREES", ROOT / "trees"))
FILES = Path(os.environ.get("OTK_SHARED", ROOT / "shared")) / "corpus" / "files"
OLD, NEW = "ssl-3.1.3.250", "ssl-3.1.5.171"
TARGETS = {"index": 30, "peak": 600, "size": 8, "load": 80, "stage": 100, "add-ons": 60}
"""Seconds, MiB, MB, milliseconds, milliseconds a release for 1 MB, seconds."""

MEBI = 1024 * 1024
JOBS = 2
PART = "--make-index"

METHOD = """
// Заполняет строку {number} таблицы по данным документа.
Процедура ЗаполнитьСтроку{number}(Таблица, Документ, Отказ = Ложь) Экспорт
	Запрос = Новый Запрос("ВЫБРАТЬ Ссылка ИЗ Справочник.Пользователи ГДЕ Наименование = &Номер");
	Запрос.УстановитьПараметр("Номер", Документ.Номер + "{number}");
	Для Каждого Строка Из Запрос.Выполнить().Выгрузить() Цикл
		Если ОбщегоНазначения.ЗначениеРеквизитаОбъекта(Строка.Ссылка, "Код") = {number} Тогда
			Новая = Таблица.Добавить();
		КонецЕсли;
	КонецЦикла;
КонецПроцедуры
"""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--releases", type=int, default=100)
    parser.add_argument("--add-ons", type=int, default=1000)
    parser.add_argument("--profile", action="store_true", help="print where the stage spends its time, too")
    parser.add_argument(PART, metavar="OUT", help=argparse.SUPPRESS)
    options = parser.parse_args()
    gc.set_threshold(ALLOCATIONS)  # as the command line has it
    if not (TREES / NEW).is_dir():
        sys.exit(f"no {NEW} under {TREES}; set OTK_TREES")
    if options.make_index:
        make_index(TREES / NEW, Path(options.make_index))
        return
    new = report_index(NEW)
    old = build_index(read_configuration(TREES / OLD, "en")) if (TREES / OLD).is_dir() else new
    for title, data in add_ons(ReleaseIndex(new)).items():
        report_stage(title, data, new, options)
    report_add_ons(options.add_ons, Releases(ReleaseIndex(new), ReleaseIndex(old)))


def make_index(tree: Path, place: Path) -> None:
    """Make the index of a tree in this process, keep it and print what it took."""
    start = time.process_time()
    content = read_configuration(tree, "en")
    read = time.process_time()
    index = build_index(content)
    built = time.process_time()
    bodies = pack_bodies(content.modules)
    packed = time.process_time()
    place.write_bytes(index)
    print(json.dumps([read - start, built - read, packed - built, peak_mib(), len(bodies)]))


def report_index(name: str) -> bytes:
    """Print what the index of a tree takes, and return it."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "index")
        command = [sys.executable, __file__, PART, str(place)]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True)  # noqa: S603 (ourselves)
        reading, building, packing, peak, bodies = json.loads(done.stdout)
        data = place.read_bytes()
    whole = reading + building + packing
    load = min(spent(lambda: load_index(data)) for _ in range(5))
    opened = min(spent(lambda: ReleaseIndex(data)) for _ in range(5))
    print(f"index of {name}")
    print(f"  made in                  {whole:8.1f} s   (target {TARGETS['index']}; ", end="")
    print(f"reading {reading:.1f}, index {building:.1f}, texts {packing:.1f})")
    print(f"  peak                     {peak:8.0f} MiB (target {TARGETS['peak']})")
    print(f"  size                     {len(data) / 1e6:8.2f} MB  (target {TARGETS['size']}; texts {bodies / 1e6:.2f})")
    print(f"  loads in                 {load:8.1f} ms  (target {TARGETS['load']}; its head alone {opened:.1f})")
    return data


def load_index(data: bytes) -> None:
    """Open an index and ask it for an object, an identifier and a module."""
    index = ReleaseIndex(data)
    index.object("CommonModule.ОбщегоНазначения")
    index.with_uuid("")
    index.methods("CommonModule.ОбщегоНазначения", ModuleKind.MODULE)


def add_ons(index: ReleaseIndex) -> dict[str, bytes]:
    """Return the extensions to hold against releases."""
    found = sorted(FILES.glob("*.cfe"), key=lambda path: path.stat().st_size)
    named = [*sorted(FILES.glob("A1-SSL_*.cfe"))[-1:], *found[-1:]]
    return {path.name: path.read_bytes() for path in named} | {"made up, 1 MB of code": made_up(index)}


def made_up(index: ReleaseIndex) -> bytes:
    """Return an extension of 1 MB of code: interceptors of 200 methods of the release, and methods of its own."""
    taken: dict[str, list[str]] = {}
    for owner, kind in index.modules():
        if owner.startswith("CommonModule.") and sum(map(len, taken.values())) < 200:  # noqa: PLR2004 (see above)
            names = [one.name for one in index.module(owner, kind) or ()][:10]
            taken[owner] = [f'&Перед("{one}")\nПроцедура Р_{one}()\nКонецПроцедуры\n' for one in names]
    modules = {f"{owner}.Module": "".join(texts) for owner, texts in taken.items()}
    count = MEBI // len(METHOD.encode())
    own = {f"CommonModule.Р_{part}": range(part, count, 10) for part in range(10)}
    for owner, numbers in own.items():
        modules[f"{owner}.Module"] = "".join(METHOD.format(number=one) for one in numbers)
    return extension("Доработки", objects=own, adopted=taken, modules=modules)


def report_stage(title: str, data: bytes, index: bytes, options: argparse.Namespace) -> None:
    """Print what the stage costs on one release and on many."""
    code = sum(len(module.text.encode()) for _, module in read(data).modules())
    print(f"\n{title}: {len(data)} bytes, {code / 1e6:.2f} MB of code")
    reading = min(spent(lambda: read(data)) for _ in range(options.rounds))
    print(f"  reading                  {reading:8.1f} ms")
    costs = {}
    for number in (1, 10, options.releases):
        costs[number] = min(spent(stage_on(data, index, number)) for _ in range(options.rounds if number < 20 else 1))  # noqa: PLR2004 (many releases take long)
        print(f"  stage, {number:3} releases      {costs[number]:8.1f} ms, peak {peak_mib():.0f} MiB")
    more = (costs[options.releases] - costs[1]) / max(options.releases - 1, 1)
    print(f"  each release more        {more:8.1f} ms  (target {TARGETS['stage']})")
    if options.profile:
        watch = cProfile.Profile()
        watch.runcall(stage_on(data, index, 10))
        pstats.Stats(watch).sort_stats("cumulative").print_stats(30)


def stage_on(data: bytes, index: bytes, number: int) -> Callable[[], None]:
    """Return what runs the stage on so many releases that were just found in the registry."""
    releases = tuple(ReleaseIndex(under(index, f"3.1.5.{one}")) for one in range(number))
    target = Target(CardTarget("БиблиотекаСтандартныхПодсистем"), releases)
    subject = replace(read(data), targets=(target,))

    def act() -> None:
        outcome = run_stage(Stage.COMPATIBILITY, subject, CHECKS)
        if outcome.broken:
            sys.exit(f"broken: {outcome.broken}")

    return act


def under(data: bytes, version: str) -> bytes:
    """Return an index under another version."""
    copy = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(copy, "w", ZIP_DEFLATED, compresslevel=1) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == HEAD:
                content = json.dumps({**json.loads(content), "version": version}).encode()
            target.writestr(name, content)
    return copy.getvalue()


def report_add_ons(number: int, releases: Releases) -> None:
    """Print what it takes to hold a new release, and the one before it, against many add-ons."""
    sources = [*sorted(FILES.glob("*.cfe")), *sorted(FILES.glob("*.e[pr]f"))]
    if not sources:
        print(f"\nno add-ons under {FILES}; set OTK_SHARED")
        return
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{one:04}-{sources[one % len(sources)].name}") for one in range(number)]
        for one, path in enumerate(paths):
            path.write_bytes(sources[one % len(sources)].read_bytes())
        size = sum(path.stat().st_size for path in paths)
        start, before = time.perf_counter(), children()
        rows = list(verify_files(Path(folder), paths, releases, date(2026, 1, 1), JOBS))
        wall, work = time.perf_counter() - start, children() - before
    read_ones = sum(one["status"] != "unreadable" for one in rows)
    print(f"\n{number} add-ons of {size / 1e6:.0f} MB against two releases, {JOBS} processes; {read_ones} were read")
    print(f"  wall                     {wall:8.1f} s   (target {TARGETS['add-ons']})")
    print(f"  processors               {work:8.1f} s")


def children() -> float:
    """Return the seconds that ended child processes spent."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def read(data: bytes) -> Subject:
    """Return what is read of an add-on."""
    return read_subject(upload(data, "add-on.cfe"))


def peak_mib() -> float:
    """Return the most memory that the process had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def spent(act: Callable[[], object]) -> float:
    """Return the milliseconds that the process spends on an act."""
    start = time.process_time()
    act()
    return (time.process_time() - start) * 1000


if __name__ == "__main__":
    main()
