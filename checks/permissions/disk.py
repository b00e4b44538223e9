"""Which files a call reaches on the server."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from checks.permissions.address import linked
from checks.permissions.call import Call, Said
from checks.permissions.wanted import PROGRAM_FOLDER, TEMPORARY, Wanted, files, internet
from onec.bsl import tree

MAX_STEPS: Final = 24
"""Values that one path is followed through; recursion is no deeper."""

_TEMPORARY: Final = frozenset(
    {
        *("получитьимявременногофайла", "gettempfilename", "каталогвременныхфайлов", "tempfilesdir"),
        *("создатьвременныйкаталог", "createtemporarydirectory"),
    }
)
"""Functions of the platform and the library that name something in the folder of temporary files."""
_PROGRAM: Final = frozenset({"каталогпрограммы", "bindir"})
_FOUND: Final = frozenset({"найтифайлы", "findfiles"})
_NAMES: Final = frozenset({"полноеимя", "fullname", "путь", "path"})
_FILE: Final = frozenset({"файл", "file"})
_STREAMS: Final = frozenset({"stream", "memorystream", "filestream"})
_CALLED_STREAM: Final = re.compile("поток|stream")
_CUT: Final = re.compile(r"[/\\][^/\\]*\Z")

Read = Callable[[Call], Iterator[Wanted]]


def paths(*arguments: tuple[int, str]) -> Read:
    """Return what tells the paths in some arguments, each with `r`, `w` or `rw`."""

    def read(call: Call) -> Iterator[Wanted]:
        for number, modes in arguments:
            if call.is_given(number):
                yield from _paths(call, number, read="r" in modes, write="w" in modes)

    return read


def _paths(call: Call, number: int, *, read: bool, write: bool) -> Iterator[Wanted]:
    node = call.node(number)
    if node is not None and _is_stream(call, node):
        return
    if folder := _Folders(call).of(node):
        yield files(folder, read=read, write=write)
        return
    for one in call.said(number):
        address = linked(one.text, whole=one.whole, default="") if "://" in one.text else None
        if address:
            yield internet(address)
        elif one.text or not one.whole:
            yield files(_path(one), read=read, write=write)


def _path(said: Said) -> str | None:
    """Return a path, or the folder that it begins with, None for neither."""
    if said.whole:
        return said.text.strip()
    cut = _CUT.search(said.text)
    return said.text[: cut.start() + 1].strip() if cut else None


def _is_stream(call: Call, node: tree.Expression) -> bool:
    """Tell a stream from a path."""
    if isinstance(node, tree.Text):
        return False
    types = call.scope.types(node)
    if types:
        return not _STREAMS.isdisjoint(types)
    return isinstance(node, tree.Name) and _CALLED_STREAM.search(node.name) is not None


class _Folders:
    """Follows a path back to the folder of temporary files or of programs, `MAX_STEPS` values far."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._left = MAX_STEPS

    def of(self, node: tree.Expression | None) -> str:
        """Return the folder where all ways to a value lead there, "" for others."""
        self._left -= 1
        if node is None or self._left < 0:
            return ""
        match node:
            case tree.Call(_, name, _) if name in _TEMPORARY | _PROGRAM and not self._call.scope.is_method(name):
                return TEMPORARY if name in _TEMPORARY else PROGRAM_FOLDER
            case tree.Chain(_, start, steps):
                return self._of_chain(start, steps)
            case tree.Binary(_, operands, operators) if operators[0] == "+":
                return self.of(operands[0])
            case tree.Name(_, name):
                return self._of_variable(name)
        return ""

    def _of_chain(self, start: tree.Expression, steps: tuple[tree.Step, ...]) -> str:
        last = steps[-1]
        if isinstance(last, tree.Invoke) and last.name in _TEMPORARY:
            return TEMPORARY
        if len(steps) == 1 and isinstance(last, tree.Member) and last.name in _NAMES and isinstance(start, tree.Name):
            return self._of_variable(start.name)
        return ""

    def _of_variable(self, name: str) -> str:
        """Return the folder of all values of a variable; a file has that of its name, or where it was looked for."""
        facts, method = self._call.scope.code.facts, self._call.scope.method
        if not facts.is_local(method, name) or name in facts.parameters(method):
            return ""
        given = facts.written(method).given.get(name, ())[: MAX_STEPS + 1]
        found = {self.of(_holder(one.value if one.collection is None else one.collection)) for one in given}
        return found.pop() if len(found) == 1 else ""


def _holder(node: tree.Expression | None) -> tree.Expression | None:
    """Return what names the folder where a file is made or looked for, of anything else itself."""
    if isinstance(node, tree.New) and node.type in _FILE:
        return node.arguments[0] if node.arguments else None
    if isinstance(node, tree.Call) and node.name in _FOUND:
        return node.arguments[0] if node.arguments else None
    return node
