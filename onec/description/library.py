"""What a self-description may ask of the library and the platform, and what they answer.

Source: public code of the standard subsystems library, and delivery-kit.md sections 4.1 and 7.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final

from onec.bsl.evaluate.fill import supplement
from onec.bsl.evaluate.machine import Machine
from onec.bsl.evaluate.texts import applied
from onec.bsl.evaluate.values import Known, ObjectKind, Path, Ref, Unknown, Value, Where
from onec.description.constructors import MODULES, permission
from onec.description.metadata import OwnMetadata
from onec.description.vocabulary import Vocabulary
from onec.self_description import Why

XDTO_TYPE: Final = "тип xdto"
"""Begins the path of a type of XDTO; no name has a space in it."""

SUBSYSTEMS: Final = frozenset(
    {
        "стандартныеподсистемы.дополнительныеотчетыиобработки",
        "standardsubsystems.additionalreportsanddataprocessors",
    }
)
"""Whoever asks for a self-description has it."""


class Library:
    """The world around a self-description.

    Attributes:
        words: of the language it is written for.
        attributes: of the object, in lower case.
    """

    def __init__(self, words: Vocabulary, own: OwnMetadata, attributes: Collection[str]) -> None:
        self.words = words
        self.own = own
        self.attributes = attributes

    def member(self, path: Path, /) -> Value | None:
        """Return what a property gives: only those of the object's metadata are known."""
        return self.own.member(path)

    def call(self, machine: Machine, path: Path, arguments: Sequence[Value], /) -> Value | None:
        """Return what a method gives."""
        module, name = path.names[:-1], path.names[-1]
        if name == self.words.function and module == (self.words.library,):
            return self._begun(machine, arguments, path.where)
        if module == (self.words.words,) and name in self.words.functions:
            return Known(self.words.functions[name], path.where)
        if len(module) == 1 and module[0] in MODULES:
            return permission(machine, name, arguments, path.where)
        answer = _ANSWERS.get(".".join(path.names))
        if answer is not None:
            return answer(machine, arguments, path.where)
        return self.own.call(path, self.words)

    def _begun(self, machine: Machine, arguments: Sequence[Value], where: Where) -> Value:
        """Return the structure the library begins; values that stand where it is made are its defaults."""
        heap = machine.heap
        made = heap.make(ObjectKind.STRUCTURE, where, LIBRARY)
        fields = {field: key for key, field in self.words.keys.items()}
        defaults: Mapping[str, Value] = {
            "kind": Known("", where),
            "version": Known("0.0", where),
            "purpose": Ref(heap.make(ObjectKind.ARRAY, where), where),
            "name": Known(None, where),
            "safe_mode": Known(True, where),  # noqa: FBT003 (a value of the language)
            "information": Known(None, where),
            "library_version": arguments[0] if arguments else Known("", where),
            "form_settings": Known(False, where),  # noqa: FBT003 (as above)
            "option_assignment": Known(None, where),
            "commands": Ref(heap.make(ObjectKind.TABLE, where), where),
            "permissions": Ref(heap.make(ObjectKind.ARRAY, where), where),
        }
        for field, value in defaults.items():
            heap.write(made, fields[field], value)
        return Ref(made, where)


LIBRARY: Final = "library"
"""Type of a structure that the library began."""


def _common_module(_: Machine, arguments: Sequence[Value], where: Where) -> Value | None:
    first = arguments[0] if arguments else None
    named = isinstance(first, Known) and isinstance(first.value, str) and first.value.strip()
    return Path((first.value.strip(),), where) if named else None  # type: ignore[union-attr]  # `named` says it


def _subsystem(_: Machine, arguments: Sequence[Value], where: Where) -> Value | None:
    first = arguments[0] if arguments else None
    asked = first.value.strip().lower() if isinstance(first, Known) and isinstance(first.value, str) else ""
    return Known(True, where) if asked in SUBSYSTEMS else Unknown(Why.CALL, where)  # noqa: FBT003 (a value)


def _template(machine: Machine, arguments: Sequence[Value], where: Where) -> Value:
    return applied(machine, "стршаблон", arguments, where)


def _supplemented(machine: Machine, arguments: Sequence[Value], where: Where) -> Value | None:
    if len(arguments) < _TWO:
        return None
    replaces = arguments[2] if len(arguments) > _TWO else Known(None, where)
    replace = bool(replaces.value) if isinstance(replaces, Known) else None
    return supplement(machine, arguments[0], arguments[1], where, replace=replace)


def _xdto_type(_: Machine, arguments: Sequence[Value], where: Where) -> Value | None:
    name = arguments[1] if len(arguments) > 1 else None
    written = name.value if isinstance(name, Known) else None
    return Path((XDTO_TYPE, written), where) if isinstance(written, str) else None


def _xdto_made(machine: Machine, arguments: Sequence[Value], where: Where) -> Value | None:
    type_ = arguments[0] if arguments else None
    if len(arguments) != 1 or not isinstance(type_, Path) or type_.spelled[0] != XDTO_TYPE:
        return None
    return Ref(machine.heap.make(ObjectKind.RECORD, where, type_.spelled[1]), where)


def _predefined(_: Machine, arguments: Sequence[Value], where: Where) -> Value | None:
    first = arguments[0] if arguments else None
    names = first.value.split(".") if isinstance(first, Known) and isinstance(first.value, str) else []
    if len(names) != _ENUM_NAMES or names[0].lower() not in {"перечисление", "enum"}:
        return None
    return Path(("Enums", *names[1:]), where)


_TWO: Final = 2
_ENUM_NAMES: Final = 3

Answer = Callable[[Machine, Sequence[Value], Where], Value | None]

_BY_NAMES: Final[dict[str, Answer]] = {
    "общегоназначения.общиймодуль common.commonmodule "
    "общегоназначенияклиентсервер.общиймодуль commonclientserver.commonmodule": _common_module,
    "общегоназначения.подсистемасуществует common.subsystemexists": _subsystem,
    "строковыефункцииклиентсервер.подставитьпараметрывстроку "
    "stringfunctionsclientserver.substituteparameterstostring": _template,
    "общегоназначенияклиентсервер.дополнитьструктуру commonclientserver.supplementstructure "
    "общегоназначенияклиентсервер.дополнитьмассив commonclientserver.supplementarray": _supplemented,
    "фабрикаxdto.тип xdtofactory.type": _xdto_type,
    "фабрикаxdto.создать xdtofactory.create": _xdto_made,
    "предопределенноезначение predefinedvalue": _predefined,
}
_ANSWERS: Final = {name: answer for names, answer in _BY_NAMES.items() for name in names.split()}
