"""Work of bench/bsl.py that needs a process of its own: a share of a tree, or one large module; seconds and memory.

usage: bench/bsl_workers.py PART OF TREE-FOLDER | bench/bsl_workers.py BYTES TREE-FOLDER

It says `ready` when texts and rules are in memory, begins at a line of input, and prints seconds and bytes.
"""

import gc
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

KIB = 1024
SEPARATOR = "\n"


def run_workers(*arguments: list[str]) -> tuple[float, int]:
    """Start a worker for each list of arguments; return the seconds until all were done, and the largest memory."""
    command = [sys.executable, __file__]
    started = [
        subprocess.Popen([*command, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603 (ours)
        for words in arguments
    ]
    for one in started:
        one.stdout.readline()
    begin = time.perf_counter()
    for one in started:
        one.stdin.write("go\n")
        one.stdin.flush()
    told = [one.stdout.readline().split() for one in started]
    seconds = time.perf_counter() - begin
    for one in started:
        one.communicate()
    return seconds, max(int(memory) for _, memory in told)


def work(words: list[str]) -> None:
    """Do the work of one worker."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from checks.code.rule_set import installed  # noqa: PLC0415 (a parent needs none of this)
    from pipeline.cli import ALLOCATIONS  # noqa: PLC0415

    gc.set_threshold(ALLOCATIONS)

    subjects = list(single(int(words[0]), Path(words[1])) if len(words) == 2 else share(words))  # noqa: PLR2004
    installed().pack.flows  # noqa: B018 (loaded before the clock starts)
    print("ready", flush=True)
    sys.stdin.readline()
    start = time.perf_counter()
    examine(subjects)
    seconds = time.perf_counter() - start
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KIB, flush=True)


def examine(subjects: Iterable[object], cache: object = None) -> int:
    """Hold subjects to all rules on code; return the number of findings."""
    from checks.code.examine import examine_code  # noqa: PLC0415
    from checks.security import MODULES  # noqa: PLC0415

    return sum(1 for one in subjects for _ in examine_code(one, attempt, MODULES, cache=cache))


def attempt(_: str, act: Callable[[], T], /) -> T:
    """Act; a fault ends the run."""
    return act()


def contents(folder: Path) -> list[object]:
    """Return what a tree holds."""
    from pipeline.scan_sources import read_sources  # noqa: PLC0415

    sources = read_sources([folder])
    return [*sources.projects, *sources.loose]


def subjects_of(found: Iterable[object]) -> list[object]:
    """Return a subject for each content."""
    from pipeline.scan_sources import subject_of  # noqa: PLC0415

    return [subject_of([one]) for one in found]


def share(words: list[str]) -> Iterator[object]:
    """Yield subjects with every module of a tree that falls to one worker: the one with most code to who has least.

    Tokens of code tell the work: a module may be half comments.
    """
    from onec.bsl.lexer import lex  # noqa: PLC0415

    part, of, folder = int(words[0]), int(words[1]), Path(words[2])
    found = contents(folder)
    sizes = [0] * of
    mine: set[int] = set()
    modules = [one for content in found for one in content.modules]
    tokens = {id(one): len(lex(one.text).code().words) for one in modules}
    for module in sorted(modules, key=lambda one: -tokens[id(one)]):
        least = sizes.index(min(sizes))
        sizes[least] += tokens[id(module)]
        if least == part:
            mine.add(id(module))
    yield from subjects_of(
        replace(content, modules=tuple(one for one in content.modules if id(one) in mine)) for content in found
    )


def single(size: int, folder: Path) -> Iterator[object]:
    """Yield a subject of one module: methods of a tree until it has so many bytes."""
    found = contents(folder)
    texts: list[bytes] = []
    for module in sorted((one for content in found for one in content.modules), key=lambda one: -len(one.data)):
        texts.append(module.data)
        if sum(map(len, texts)) >= size:
            break
    content = next(one for one in found if one.modules)
    whole = SEPARATOR.encode().join(texts)[:size].decode("utf-8", "ignore").encode()
    yield from subjects_of([replace(content, modules=(replace(content.modules[0], data=whole),))])


if __name__ == "__main__":
    work(sys.argv[1:])
