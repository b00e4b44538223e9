"""What code says: statements and expressions.

Every node is a tuple that begins with `at`, the number of its token in `Module.tokens`; from there come its place and
its spelling. Names are in lower case. Chains are flat: `а + б + в` is one `Binary`, `а.б[0].в()` one `Chain`.
Brackets around an expression leave no trace. An expression that is not there (`Ф(, 1)`) is None.
"""

from typing import NamedTuple, TypeAlias


class Number(NamedTuple):
    """A number as written."""

    at: int
    value: str


class Date(NamedTuple):
    """A date as written, without its quotes."""

    at: int
    value: str


class Text(NamedTuple):
    """String literals side by side, which are one string; `Module.string` gives it."""

    at: int
    literals: int = 1


class Constant(NamedTuple):
    """`true`, `false`, `undefined` or `null`."""

    at: int
    value: str


class Name(NamedTuple):
    """A variable, a property of the context or a global object."""

    at: int
    name: str


class Call(NamedTuple):
    """A call of a method of this module or of the global context."""

    at: int
    name: str
    arguments: "Arguments"


class New(NamedTuple):
    """A constructor; `type` is empty where it is computed and stands first among the arguments: `Новый(Тип, …)`."""

    at: int
    type: str
    arguments: "Arguments"


class Member(NamedTuple):
    """A step of a chain: `.имя`."""

    at: int
    name: str


class Invoke(NamedTuple):
    """A step of a chain: `.имя(…)`."""

    at: int
    name: str
    arguments: "Arguments"


class Index(NamedTuple):
    """A step of a chain: `[…]`."""

    at: int
    key: "Expression"


class Chain(NamedTuple):
    """What starts a chain, and at least one step."""

    at: int
    start: "Expression"
    steps: "tuple[Step, ...]"


class Unary(NamedTuple):
    """`not`, `-` or `+` before one operand."""

    at: int
    operator: str
    operand: "Expression"


class Binary(NamedTuple):
    """Operands with operators of one rank between them, one fewer; `and`, `or`, or the signs as written."""

    at: int
    operands: "tuple[Expression, ...]"
    operators: tuple[str, ...]


class Ternary(NamedTuple):
    """`?(condition, then, otherwise)`."""

    at: int
    condition: "Expression"
    then: "Expression"
    otherwise: "Expression"


class Await(NamedTuple):
    """`Ждать` before a call."""

    at: int
    operand: "Expression"


class Unread(NamedTuple):
    """What could not be read, from `at` up to the token `end`; the module lists it with the reason."""

    at: int
    end: int


Step: TypeAlias = Member | Invoke | Index
Expression: TypeAlias = (
    Number | Date | Text | Constant | Name | Call | New | Chain | Unary | Binary | Ternary | Await | Unread
)
Arguments: TypeAlias = tuple[Expression | None, ...]


class Assign(NamedTuple):
    """`target = value`; the target is a name or a chain."""

    at: int
    target: Expression
    value: Expression


class Evaluate(NamedTuple):
    """A call that stands as a statement."""

    at: int
    call: Expression


class If(NamedTuple):
    """Conditions with their bodies in order, and the body of `Иначе`."""

    at: int
    branches: "tuple[tuple[Expression, Body], ...]"
    otherwise: "Body"


class ForEach(NamedTuple):
    """`Для Каждого variable Из collection`."""

    at: int
    variable: Expression
    collection: Expression
    body: "Body"


class For(NamedTuple):
    """`Для variable = first По last`."""

    at: int
    variable: Expression
    first: Expression
    last: Expression
    body: "Body"


class While(NamedTuple):
    """`Пока condition`."""

    at: int
    condition: Expression
    body: "Body"


class Try(NamedTuple):
    """`Попытка` and what `Исключение` does."""

    at: int
    body: "Body"
    handler: "Body"


class Return(NamedTuple):
    """`Возврат`, in a function with a value."""

    at: int
    value: Expression | None


class Raise(NamedTuple):
    """`ВызватьИсключение`: alone, with a value, or with the arguments of its bracketed form."""

    at: int
    arguments: Arguments


class Execute(NamedTuple):
    """`Выполнить`, with brackets or without."""

    at: int
    code: Expression


class Handler(NamedTuple):
    """`ДобавитьОбработчик` or, with `add` false, `УдалитьОбработчик`."""

    at: int
    add: bool
    event: Expression
    handler: Expression


class Jump(NamedTuple):
    """`break` or `continue`."""

    at: int
    kind: str


class Goto(NamedTuple):
    """`Перейти ~label`."""

    at: int
    label: str


class Label(NamedTuple):
    """`~label:`."""

    at: int
    label: str


class Annotation(NamedTuple):
    """`&Имя(…)`, a directive of compilation too; arguments with the name before `=`, if there is one."""

    at: int
    name: str
    arguments: "tuple[tuple[str, Expression | Annotation | None], ...]" = ()


class Variable(NamedTuple):
    """One name of `Перем`, in a module or a method; `at` is the name itself."""

    at: int
    name: str
    exported: bool
    annotations: "tuple[Annotation, ...]" = ()


class Variables(NamedTuple):
    """`Перем` in a method."""

    at: int
    variables: tuple[Variable, ...]


class Branches(NamedTuple):
    """Bodies of which the preprocessor takes one at most; one of them may be empty."""

    at: int
    bodies: "tuple[Body, ...]"


Statement: TypeAlias = (
    Assign | Evaluate | If | ForEach | For | While | Try | Return | Raise | Execute | Handler | Jump | Goto | Label
    | Variables | Branches | Unread
)  # fmt: skip
Body: TypeAlias = tuple[Statement, ...]
