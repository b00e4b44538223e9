"""Turns what the function was found to return into a `SelfDescription`."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final, TypeVar

from onec.bsl import kinds as k
from onec.bsl.evaluate.runner import Runner
from onec.bsl.evaluate.values import Known, Object, ObjectKind, Path, Ref, Unknown, Value, Where
from onec.description.constructors import PARAMETERS
from onec.description.library import LIBRARY
from onec.description.vocabulary import Vocabulary
from onec.permissions import Permission, PermissionKind
from onec.self_description import CodePlace, DescribedCommand, Gap, SelfDescription, Told, Why

T = TypeVar("T")

MAX_WRITTEN_CHARS: Final = 120
"""Of the code at fault."""


class Teller:
    """Knows the code that was followed, and the words it had to use."""

    def __init__(self, runner: Runner, words: Vocabulary) -> None:
        self._runner = runner
        self._words = words

    def place(self, where: Where) -> CodePlace:
        """Return a token as a place."""
        return CodePlace(where.method, *self._runner.code.module.place(where.at))

    def hidden(self, begun: SelfDescription, why: Unknown) -> SelfDescription:
        """Return a description of which nothing is known."""
        gaps = (self._gap(why),)
        return replace(begun, gaps=gaps, command_gaps=gaps, permission_gaps=gaps, purpose_gaps=gaps)

    def broken(self, begun: SelfDescription) -> SelfDescription:
        """Return a description by a function that returns none."""
        return replace(begun, returns_structure=False)

    def described(self, begun: SelfDescription, value: Value) -> SelfDescription:
        """Return what the function returns."""
        if isinstance(value, Known):
            return self.broken(begun)
        if not isinstance(value, Ref):
            return self.hidden(begun, value if isinstance(value, Unknown) else Unknown(Why.STATE, value.where))
        if value.object.kind is not ObjectKind.STRUCTURE:
            return self.broken(begun)
        return self._structure(begun, value.object)

    def _structure(self, begun: SelfDescription, found: Object) -> SelfDescription:
        heap, words = self._runner.heap, self._words
        cells: dict[str, Value] = {}
        unknown = []
        for name in heap.names(found):
            value = heap.read(found, name)
            field = words.keys.get(name)
            if field is None:
                unknown.append(Told(self._runner.spelled.get(name, name), self.place(value.where)))
            elif not (isinstance(value, Known) and (value.value is None or value.where == found.where)):
                cells[field] = value
        commands, command_gaps = self._items(cells.get("commands"), ObjectKind.TABLE)
        permissions, permission_gaps = self._items(cells.get("permissions"), ObjectKind.ARRAY)
        purpose, purpose_gaps = self._items(cells.get("purpose"), ObjectKind.ARRAY)
        rows = [self._command(one) for one in commands if isinstance(one, Ref)]
        asked = [self._permission(one) for one in permissions if _is_record(one)]
        return replace(
            begun,
            by_library=found.type == LIBRARY,
            library_version=self._text(cells.get("library_version")),
            kind=self._word(cells.get("kind"), words.kinds),
            version=self._text(cells.get("version")),
            name=self._text(cells.get("name")),
            information=self._text(cells.get("information")),
            safe_mode=self._flag(cells.get("safe_mode")),
            form_settings=self._flag(cells.get("form_settings")),
            purpose=tuple(told for told in map(self._text, purpose) if told),
            commands=tuple(rows),
            permissions=tuple(asked),
            open_parameters=tuple(one for value in permissions if _is_record(value) for one in self._open(value)),
            unknown_keys=tuple(unknown),
            gaps=tuple(map(self._gap, heap.gaps(found))),
            command_gaps=(*command_gaps, *(self._odd(one) for one in commands if not isinstance(one, Ref))),
            permission_gaps=(*permission_gaps, *(self._odd(one) for one in permissions if not _is_record(one))),
            purpose_gaps=purpose_gaps,
        )

    def _items(self, value: Value | None, kind: ObjectKind) -> tuple[list[Value], tuple[Gap, ...]]:
        """Return the items that are surely there, and the places because of which there may be more."""
        if value is None:
            return [], ()
        if not isinstance(value, Ref) or value.object.kind is not kind:
            return [], (self._odd(value),)
        heap, owner = self._runner.heap, value.object
        items = [item for number, item in enumerate(heap.items(owner)) if heap.sure(owner, number)]
        return items, tuple(map(self._gap, heap.gaps(owner)))

    def _command(self, row: Ref) -> DescribedCommand:
        heap = self._runner.heap
        cells = {
            self._words.columns[name]: heap.read(row.object, name)
            for name in heap.names(row.object)
            if name in self._words.columns
        }
        gaps = heap.gaps(row.object)
        for field in self._words.columns.values() if gaps else ():
            cells.setdefault(field, gaps[0])
        named = cells.get("id")
        return DescribedCommand(
            place=self.place(named.where if isinstance(named, Known) else row.where),
            id=self._text(named),
            presentation=self._text(cells.get("presentation")),
            use=self._word(cells.get("use"), self._words.uses),
            notification=self._flag(cells.get("notification")),
            modifier=self._text(cells.get("modifier")),
            hidden=self._flag(cells.get("hidden")),
            replaces=self._text(cells.get("replaces")),
        )

    def _permission(self, value: Value) -> Permission:
        made = value.object  # type: ignore[union-attr]  # only records come here
        names = {kind.value: kind for kind in PermissionKind}
        kind = names.get(made.type)
        read = self._runner.heap.read
        shown = [
            (name, text_of(read(made, name.lower()))) for name in (PARAMETERS[kind] if kind else tuple(self._own(made)))
        ]
        place = self.place(value.where)
        description = text_of(read(made, "description"))
        return Permission(kind, made.type, tuple(shown), description, place.line, place.column, place.method)

    def _open(self, value: Value) -> Iterator[tuple[str, Told[str]]]:
        """Yield the parameters of a permission that cannot be determined."""
        made = value.object  # type: ignore[union-attr]  # only records come here
        for name in self._own(made):
            told = self._text(self._runner.heap.read(made, name.lower()))
            if told and told.why:
                yield f"{made.type}.{name}", told

    def _own(self, made: Object) -> list[str]:
        names = self._runner.heap.names(made)
        return [self._runner.spelled.get(name, name) for name in names if name != "description"]

    def _text(self, value: Value | None) -> Told[str] | None:
        found = value.value if isinstance(value, Known) else None
        return self._told(value, found if isinstance(found, str) else None)

    def _flag(self, value: Value | None) -> Told[bool] | None:
        found = value.value if isinstance(value, Known) else None
        return self._told(value, found if isinstance(found, bool) else None)

    def _word(self, value: Value | None, words: Any) -> Told[Any] | None:  # noqa: ANN401 (of one of two lists)
        """Return a word of a list, given as a text or as a value of an enumeration."""
        if isinstance(value, Path) and len(value.spelled) > _ENUM and value.names[-2] in self._words.enums:
            value = Known(value.spelled[-1], value.where)
        written = value.value if isinstance(value, Known) else None
        if isinstance(written, str):
            found = words.get(written.strip().lower())
            return Told(found, self.place(value.where), None, "" if found else written)  # type: ignore[union-attr]
        return self._told(value, None)

    def _told(self, value: Value | None, found: T | None) -> Told[T] | None:
        if value is None or (isinstance(value, Known) and value.value is None):
            return None
        if isinstance(value, Known):
            return Told(found, self.place(value.where), None, "" if found is not None else text_of(value) or "")
        why = value.why if isinstance(value, Unknown) else Why.STATE
        return Told(None, self.place(value.where), why, self._written(value.where))

    def _odd(self, value: Value) -> Gap:
        """Return an item, or a list, that is none."""
        return self._gap(value if isinstance(value, Unknown) else Unknown(Why.OPERATION, value.where))

    def _gap(self, why: Unknown) -> Gap:
        return Gap(self.place(why.where), why.why, self._written(why.where))

    def _written(self, where: Where) -> str:
        """Return the code from a token to the end of its expression or statement."""
        tokens = self._runner.code.module.tokens
        depth, at = 0, where.at
        start = tokens.starts[at]
        while at < len(tokens.kinds) and tokens.starts[at] - start < MAX_WRITTEN_CHARS:
            kind = tokens.kinds[at]
            depth += (kind in _OPENING) - (kind in _CLOSING)
            if depth < 0 or kind == k.SEMICOLON or (depth == 0 and kind in _ENDS and at > where.at):
                break
            at += 1
        return " ".join(tokens.text[start : tokens.end(max(where.at, at - 1))].split())[:MAX_WRITTEN_CHARS]


def text_of(value: Value | None) -> str | None:
    """Return a constant as manifests show it, "" for none, None where it is not known."""
    if value is None:
        return ""
    if not isinstance(value, Known):
        return None
    if isinstance(value.value, bool):
        return "true" if value.value else "false"
    if isinstance(value.value, Decimal):
        return format(value.value.normalize(), "f")
    return value.value or ""


def _is_record(value: Value) -> bool:
    return isinstance(value, Ref) and value.object.kind is ObjectKind.RECORD


_ENUM: Final = 2
_OPENING: Final = (k.OPEN, k.OPEN_INDEX)
_CLOSING: Final = (k.CLOSE, k.CLOSE_INDEX)
_ENDS: Final = (k.COMMA, k.THEN, k.DO)
