"""Trees as short text, to compare with.

`a := b;` assigns, `do f();` calls, `(a + b * c)` has every bracket, a missing argument is `_`, what was not read `<…>`.
"""

from collections.abc import Iterable

from onec.bsl import tree
from onec.bsl.module import Method, Module


def shape(module: Module) -> str:
    """Return the shape of a module: its variables, methods and body."""
    parts = [f"var {_variable(module, one)};" for one in module.variables]
    parts += [_method(module, one) for one in module.methods]
    return " ".join([*parts, *([body] if (body := _body(module, module.body)) else [])])


def expression(  # noqa: C901, PLR0911, PLR0912 (a case a kind of expression)
    module: Module, node: tree.Expression | tree.Annotation | None
) -> str:
    """Return the shape of an expression."""
    match node:
        case None:
            return "_"
        case tree.Number(_, value) | tree.Constant(_, value) | tree.Name(_, value):
            return value
        case tree.Date(_, value):
            return f"'{value}'"
        case tree.Text():
            return f'"{module.string(node)}"' + (f"*{node.literals}" if node.literals > 1 else "")
        case tree.Call(_, name, arguments):
            return f"{name}({_list(module, arguments)})"
        case tree.New(_, name, arguments):
            return f"new {name}({_list(module, arguments)})"
        case tree.Chain(_, start, steps):
            return expression(module, start) + "".join(_step(module, step) for step in steps)
        case tree.Unary(_, operator, operand):
            return f"({operator} {expression(module, operand)})"
        case tree.Binary(_, operands, operators):
            pairs = zip(operators, operands[1:], strict=True)
            rest = "".join(f" {operator} {expression(module, one)}" for operator, one in pairs)
            return f"({expression(module, operands[0])}{rest})"
        case tree.Ternary(_, condition, then, otherwise):
            return f"?({_list(module, (condition, then, otherwise))})"
        case tree.Await(_, operand):
            return f"(await {expression(module, operand)})"
        case tree.Annotation():
            return _annotation(module, node)
        case tree.Unread():
            return "<…>"


def _statement(module: Module, node: tree.Statement) -> str:  # noqa: C901, PLR0911, PLR0912 (a case a kind of statement)
    match node:
        case tree.Assign(_, target, value):
            return f"{expression(module, target)} := {expression(module, value)};"
        case tree.Evaluate(_, call):
            return f"do {expression(module, call)};"
        case tree.If(_, branches, otherwise):
            parts = [f"if {expression(module, one)} {_block(module, body)}" for one, body in branches]
            return " els".join(parts) + (f" else {_block(module, otherwise)}" if otherwise else "")
        case tree.ForEach(_, variable, collection, body):
            return f"each {expression(module, variable)} in {expression(module, collection)} {_block(module, body)}"
        case tree.For(_, variable, first, last, body):
            name, start, stop = (expression(module, one) for one in (variable, first, last))
            return f"for {name} from {start} to {stop} {_block(module, body)}"
        case tree.While(_, condition, body):
            return f"while {expression(module, condition)} {_block(module, body)}"
        case tree.Try(_, body, handler):
            return f"try {_block(module, body)} except {_block(module, handler)}"
        case tree.Return(_, returned):
            return "return;" if returned is None else f"return {expression(module, returned)};"
        case tree.Raise(_, arguments):
            return f"raise({_list(module, arguments)});"
        case tree.Execute(_, code):
            return f"execute {expression(module, code)};"
        case tree.Handler(_, add, event, handler):
            return f"{'add' if add else 'remove'} {expression(module, event)}, {expression(module, handler)};"
        case tree.Jump(_, kind):
            return f"{kind};"
        case tree.Goto(_, label):
            return f"goto {label};"
        case tree.Label(_, label):
            return f"{label}:"
        case tree.Variables(_, variables):
            return f"var {', '.join(_variable(module, one) for one in variables)};"
        case tree.Branches(_, bodies):
            return "#" + " | ".join(_block(module, body) for body in bodies)
        case tree.Unread():
            return "<…>;"


def _step(module: Module, step: tree.Step) -> str:
    match step:
        case tree.Member(_, name):
            return f".{name}"
        case tree.Invoke(_, name, arguments):
            return f".{name}({_list(module, arguments)})"
        case tree.Index(_, key):
            return f"[{expression(module, key)}]"


def _list(module: Module, nodes: Iterable[tree.Expression | None]) -> str:
    return ", ".join(expression(module, one) for one in nodes)


def _body(module: Module, body: tree.Body) -> str:
    return " ".join(_statement(module, one) for one in body)


def _block(module: Module, body: tree.Body) -> str:
    return f"{{ {_body(module, body)} }}" if body else "{}"


def _variable(module: Module, one: tree.Variable) -> str:
    return "".join(_annotation(module, note) + " " for note in one.annotations) + one.name + " export" * one.exported


def _annotation(module: Module, one: tree.Annotation) -> str:
    if not one.arguments:
        return f"&{one.name}"
    inner = ", ".join((f"{name}=" if name else "") + expression(module, value) for name, value in one.arguments)
    return f"&{one.name}({inner})"


def _method(module: Module, one: Method) -> str:
    words = [_annotation(module, note) for note in one.annotations]
    words += ["async"] * one.asynchronous
    words.append("func" if one.function else "proc")
    parameters = []
    for parameter in one.parameters:
        notes = "".join(_annotation(module, note) + " " for note in parameter.annotations)
        default = f"={expression(module, parameter.default)}" if parameter.default else ""
        parameters.append(f"{notes}{'val ' * parameter.by_value}{parameter.name}{default}")
    words.append(f"{one.name}({', '.join(parameters)})" + " export" * one.exported)
    return " ".join([*words, _block(module, one.body)])
