"""Time the manifest stage on kits of 1 MB, on top of reading them; print each check that costs something.

usage: bench/manifest.py [--rounds N] [--profile]

The kits are those of tests/build_good_kit.py, with methods and templates added until they have 1 MB: one with little
code and large templates, one with a long object module, one with a long manifest. Figures are milliseconds of the
process, the best of the rounds; reading is read_subject, the stage is run anew on a fresh subject each time.
"""

import argparse
import cProfile
import pstats
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import checks.manifest
from checks.manifest.papers import Papers
from checks.subject import Subject, read_subject
from checks.upload import upload
from pipeline.stages import Stage, run_stage
from tests import build_manifest as xml
from tests.build_container import pack, plain, processor_parts, uuid_of
from tests.build_good_kit import PRINT_FORM
from tests.build_kit import Item, kit

SIZE = 1024 * 1024
TARGET_MS = 50
HEADERS = 1024
"""Bytes that a template's element takes beside its content."""

NOTICED_MS = 0.5
"""A check that costs less is not listed."""

METHOD = """
// Заполняет строку {number} таблицы по данным документа.
Процедура ЗаполнитьСтроку{number}(Таблица, Документ, Отказ = Ложь) Экспорт
	Запрос = Новый Запрос("ВЫБРАТЬ Ссылка, Сумма{number} КАК Сумма ИЗ Документ.Заказ ГДЕ Номер = &Номер");
	Запрос.УстановитьПараметр("Номер", Документ.Номер + "{noise}");
	Для Каждого Строка Из Запрос.Выполнить().Выгрузить() Цикл
		Если Строка.Сумма > {number} Тогда
			Новая = Таблица.Добавить();
			Новая.Сумма = Строка.Сумма * 1.2;
		КонецЕсли;
	КонецЦикла;
КонецПроцедуры
"""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--profile", action="store_true", help="print where the stage spends its time, too")
    options = parser.parse_args()
    for title, data in kits().items():
        report(title, data, options.rounds)
        if options.profile:
            profile(data)


def kits() -> dict[str, bytes]:
    """Return kits of 1 MB, each heavy in another way."""
    return {
        "large templates, 40 KB of code": build(code=40 * 1024, commands=0),
        "object module of 500 KB": build(code=500 * 1024, commands=0),
        "manifest of 1,000 more objects": build(code=40 * 1024, commands=1_000),
    }


def build(code: int, commands: int) -> bytes:
    """Return a kit of 1 MB with so many bytes of methods and so many more objects in its manifest."""
    noise = random.Random(1)  # noqa: S311 (a benchmark needs the same bytes each time)
    good = PRINT_FORM["ru"]
    methods, size, number = [], 0, 0
    while size < code:
        number += 1
        methods.append(METHOD.format(number=number, noise=noise.randbytes(12).hex()))
        size += len(methods[-1].encode())
    modules = {**good.modules, "ObjectModule": good.modules["ObjectModule"] + "".join(methods)}
    forms = [name.removesuffix(".FormModule") for name in modules if name.startswith("Form.")]
    parts = processor_parts(good.name, [*forms, "Template.Макет"], modules, good.root)
    manifest = good.manifest
    if commands:
        objects = [
            xml.assigned(ObjectName=f"Документ.Д{one}", ObjectType="Document", Enabled="false")
            for one in range(commands)
        ]
        manifest = manifest.replace("</Objects>", "\n".join(["</Objects>", *objects]), 1)
    whole = uuid_of(f"{good.root.kind}.{good.name}.Template.Макет")
    room = SIZE - len(written(good.file_name, pack(parts), manifest))
    parts[f"{whole}.0"] = plain(noise.randbytes(max(room - HEADERS, 0)))
    return written(good.file_name, pack(parts), manifest)


def written(name: str, file: bytes, manifest: str) -> bytes:
    """Return the kit of a file and a manifest."""
    return kit(Item("manifest.xml", manifest.encode()), Item(name, file))


def report(title: str, data: bytes, rounds: int) -> None:
    """Print what reading and the stage cost, and the checks that cost most."""
    reading = min(spent(lambda: read(data)) for _ in range(rounds))
    stages, checks_of = [], Counter[str]()
    for _ in range(rounds):
        subject = read(data)
        stages.append(spent(lambda subject=subject: stage(subject)))
    for module in checks.manifest.CHECKS:
        name = module.__name__.rpartition(".")[2]
        costs = []
        for _ in range(rounds):
            papers = warm(read(data))
            costs.append(spent(lambda papers=papers, module=module: list(module.check(papers))))
        checks_of[name] = min(costs)
    parts = {
        "documents": lambda papers: papers.documents,
        "self-description": lambda papers: papers.described,
        "permissions on top": lambda papers: papers.permissions,
    }
    print(f"\n{title}: {len(data)} bytes")
    print(f"  reading                  {reading:8.1f} ms")
    print(f"  manifest stage           {min(stages):8.1f} ms  (target {TARGET_MS})")
    for name, act in parts.items():
        papers = [
            described(read(data)) if act is parts["permissions on top"] else Papers(read(data)) for _ in range(rounds)
        ]
        print(f"    {name:<22} {min(spent(lambda one=one, act=act: act(one)) for one in papers):8.1f} ms")
    for name, cost in checks_of.most_common():
        if cost >= NOTICED_MS:
            print(f"    {name:<22} {cost:8.1f} ms")


def profile(data: bytes) -> None:
    """Print the functions that the stage spends its time in."""
    subject = read(data)
    watch = cProfile.Profile()
    watch.runcall(stage, subject)
    pstats.Stats(watch).sort_stats("cumulative").print_stats(25)


def read(data: bytes) -> Subject:
    """Return what is read of a kit."""
    return read_subject(upload(data, "kit.zip"))


def stage(subject: Subject) -> None:
    """Run the stage."""
    outcome = run_stage(Stage.MANIFEST, subject, checks.manifest.CHECKS)
    if outcome.broken:
        sys.exit(f"broken: {outcome.broken}")


def described(subject: Subject) -> Papers:
    """Return papers whose documents and self-description have been read."""
    papers = Papers(subject)
    _ = papers.documents, papers.described
    return papers


def warm(subject: Subject) -> Papers:
    """Return papers of which all that checks share has been read."""
    papers = described(subject)
    _ = papers.permissions
    return papers


def spent(act: Callable[[], object]) -> float:
    """Return the milliseconds that the process spends on an act."""
    start = time.process_time()
    act()
    return (time.process_time() - start) * 1000


if __name__ == "__main__":
    main()
