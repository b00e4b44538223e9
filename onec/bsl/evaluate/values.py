"""What an expression stands for while a method is followed: a constant, a name of the platform, an object made here.

Objects are cells under names or numbers; who reads and writes them is `heap.py`.
"""

from enum import Enum, StrEnum
from typing import Any, Final, NamedTuple, TypeAlias

from onec.bsl.text_functions import Scalar
from onec.self_description import Why


class Where(NamedTuple):
    """A token of the module, and the method it is in, as written."""

    method: str
    at: int


class Known(NamedTuple):
    """A constant and where it is written; None is `Неопределено`."""

    value: Scalar
    where: Where


class Unknown(NamedTuple):
    """A value that cannot be determined: why, and the expression because of which.

    It may be one of `objects`, or something in them: to write through it may change them.
    """

    why: Why
    where: Where
    objects: "tuple[Object, ...]" = ()


class Path(NamedTuple):
    """A name that the module does not define, with its members: `Перечисления.Виды.Отчет`; spelled as written."""

    spelled: tuple[str, ...]
    where: Where

    @property
    def names(self) -> tuple[str, ...]:
        """The names in lower case."""
        return tuple(map(str.lower, self.spelled))


class ObjectKind(StrEnum):
    """What objects are told apart.

    FRAME: variables of a method; STRUCTURE: a map by text too; RECORD: an object of XDTO; OTHER: columns of a table.
    """

    FRAME = "frame"
    STRUCTURE = "structure"
    ARRAY = "array"
    TABLE = "table"
    ROW = "row"
    RECORD = "record"
    OTHER = "other"


class Mark(Enum):
    """Cells beside those of the object itself.

    COUNT: of items; GAPS: places because of which there may be more; ESCAPED: others may change the object from an
    event on; BLURRED: what was written before an event may have changed with it.
    """

    COUNT = "count"
    GAPS = "gaps"
    ESCAPED = "escaped"
    BLURRED = "blurred"


Key: TypeAlias = str | int | Mark


class Cell(NamedTuple):
    """What stands under a key, and how many events had been when it was written; a value None is no cell at all."""

    value: Any
    events: int


class Object:
    """Something made while the method is followed, told from others by identity.

    Attributes:
        number: objects made later have greater ones.
        type: of a record, its name.
        cells: what it holds; only the heap writes them.
    """

    __slots__ = ("cells", "kind", "number", "type", "where")

    def __init__(self, kind: ObjectKind, number: int, where: Where, type_: str = "") -> None:
        self.kind = kind
        self.number = number
        self.where = where
        self.type = type_
        self.cells: dict[Key, Cell] = {}


class Ref(NamedTuple):
    """An object; `sure` is False where it may as well be `Неопределено`, which no member can be asked of."""

    object: Object
    where: Where
    sure: bool = True


Value: TypeAlias = Known | Unknown | Path | Ref

LISTS: Final = frozenset({ObjectKind.ARRAY, ObjectKind.TABLE})


def same(left: Known, right: Known) -> bool:
    """Tell whether two constants are equal; `Истина` is not 1."""
    return type(left.value) is type(right.value) and left.value == right.value


def objects_of(value: object) -> tuple[Object, ...]:
    """Return the objects that a value is, or may be."""
    if isinstance(value, Ref):
        return (value.object,)
    return value.objects if isinstance(value, Unknown) else ()


def unknown_of(value: Value, why: Why = Why.OPERATION) -> Unknown:
    """Return why something is no constant; an object where a constant is needed is for `why`."""
    if isinstance(value, Path):
        return Unknown(Why.STATE, value.where)
    return value if isinstance(value, Unknown) else Unknown(why, value.where, objects_of(value))
