"""Add-ons in a folder, and one act on each of them in several processes, none of which can take the others along."""

import os
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from pipeline.errors import EnvironmentTrouble, UsageError
from pipeline.language import _

SUFFIXES: Final = (".cfe", ".epf", ".erf", ".zip")
AHEAD: Final = 2
"""Files a process has been given at most: so few are looked at again when it dies."""

_START: Final = "fork" if sys.platform == "linux" else "spawn"
"""A fork has all that was read already; this process has no threads yet."""

T = TypeVar("T")


def find_add_ons(folder: Path) -> list[Path]:
    """Return the add-ons in a folder and below it, by name; no symbolic link is followed.

    Raises:
        EnvironmentTrouble: it is missing or cannot be read.
        UsageError: it holds none.
    """
    try:
        found = [folder] if folder.is_file() else sorted(_walk(folder))
    except OSError as error:
        raise EnvironmentTrouble(f"{error.filename or folder}: {error.strerror or error}") from error
    if not found:
        raise UsageError(_("%s: no .cfe, .epf, .erf or .zip in it") % folder)
    return found


def _walk(folder: Path) -> Iterator[Path]:
    for place, _folders, names in os.walk(folder, onerror=_fail):
        for name in names:
            path = Path(place, name)
            if name.lower().endswith(SUFFIXES) and not path.is_symlink() and path.is_file():
                yield path


def _fail(error: OSError) -> None:
    raise error


class Processes(Generic[T]):
    """A number of processes that are started anew when one dies.

    Attributes:
        jobs: how many.
        act: a function of a module, called with a path.
        prepare: another one, called once in each process, with `given`.
    """

    def __init__(
        self, jobs: int, act: Callable[[Path], T], prepare: Callable[..., None], given: tuple[Any, ...]
    ) -> None:
        self.jobs = jobs
        self.act = act
        self.prepare = prepare
        self.given = given

    def results(self, paths: Iterable[Path]) -> Iterator[tuple[Path, Future[T]]]:
        """Yield each path with what became of `act`, in the order they end.

        `BrokenProcessPool` is the exception of an act that its process died of.
        """
        rest = deque(paths)
        while rest:
            suspects = yield from self._until_death(rest)
            for path in suspects:
                with self._pool(1) as pool:
                    future = pool.submit(self.act, path)
                    wait([future])
                yield path, future

    def _until_death(self, rest: deque[Path]) -> Generator[tuple[Path, Future[T]], None, list[Path]]:
        """Yield results until a process dies; return the files that were being looked at then."""
        running: dict[Future[T], Path] = {}
        with self._pool(min(self.jobs, len(rest))) as pool, suppress(BrokenProcessPool):
            while rest or running:
                while rest and len(running) < AHEAD * self.jobs:
                    future = pool.submit(self.act, rest[0])
                    running[future] = rest.popleft()
                ended, _others = wait(running, return_when=FIRST_COMPLETED)
                for one in ended:
                    if isinstance(one.exception(), BrokenProcessPool):
                        raise BrokenProcessPool
                    yield running.pop(one), one
        return list(running.values())

    def _pool(self, jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(jobs, get_context(_START), self.prepare, self.given)


def cores() -> int:
    """Return how many processes can work at once."""
    able = getattr(os, "sched_getaffinity", None)
    return len(able(0)) if able else os.cpu_count() or 1


def shown(path: Path, folder: Path) -> str:
    """Return the name of an add-on below its folder."""
    return path.name if path == folder else path.relative_to(folder).as_posix()
