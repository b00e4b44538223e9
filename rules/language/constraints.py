"""Whether the constraints of a pattern hold at a match of its leaf."""

import re
from collections.abc import Callable, Sequence
from operator import attrgetter, itemgetter
from typing import Any, Final, Protocol

from onec.bsl import kinds as k
from onec.bsl import tree
from onec.bsl.client import runs_on_client
from onec.bsl.client_branches import ClientBranches
from onec.bsl.code import Code, Scope
from onec.bsl.module import Method
from rules.language.around import Surroundings
from rules.language.expressions import fits, receiver, regex
from rules.language.match import BODY, Match
from rules.language.pattern import Group, Inside, Near, Pattern, Relation, Shape
from rules.language.sites import Around, Frame, Site


class Matches(Protocol):
    """What gives the places of patterns in one module; it holds on to the constraints, and not they to it."""

    def offsets(self, pattern: Pattern, slot: int) -> Sequence[int]:
        """Return the sorted offsets of the matches of a pattern in the method of a number."""


_AROUND: Final = {"loop": Around.LOOP, "try": Around.TRY, "handler": Around.HANDLER, "if": Around.IF}
_HEAD_END: Final = re.compile(b"[%b]" % bytes([k.THEN, k.DO]))
_NEGATED: Final = {
    Relation.NOT_BEFORE: Relation.BEFORE,
    Relation.NOT_AFTER: Relation.AFTER,
    Relation.WITHOUT: Relation.WITH,
    Relation.MODULE_WITHOUT: Relation.MODULE_WITH,
}


class Constraints:
    """Holds matches of one module to their constraints."""

    def __init__(self, code: Code, matches: Matches) -> None:
        """Take a module, and a weak reference to what gives the places of patterns in it."""
        self._code = code
        self._tokens = code.module.tokens
        self._around = Surroundings(code)
        self._matches = matches
        self._conditions: dict[int, str] = {}
        self._in_modules: dict[int, bool] = {}
        self._clients: dict[str, bool | None] = {}
        self._branches: ClientBranches | None = None
        self._outer = _outer(code)

    def hold(self, group: Group, place: Match, *, sure: bool = False) -> bool:
        """Tell whether all constraints of a group hold; `sure`: for each constant that an expression may be."""
        return (
            (group.shape is None or self.shaped(group.shape, self._method(place)))
            and self._arguments(group, place, sure=sure)
            and self._ends(group, place, sure=sure)
            and (not group.inside or any(self._inside(one, place, maybe=True) for one in group.inside))
            and not any(self._inside(one, place, maybe=False) for one in group.outside)
            and all(self.hold(one, place, sure=sure) for one in group.every)
            and (not group.choice or any(self.hold(one, place, sure=sure) for one in group.choice))
            and not any(self.hold(one, place, sure=not sure) for one in group.never)
            and all(self._near(one, place) for one in group.near)
        )

    def shaped(self, shape: Shape, method: Method | None) -> bool:
        """Tell whether a method has a header of this shape."""
        if method is None:
            return False
        count = len(method.parameters)
        return (
            shape.exported in {None, method.exported}
            and shape.function in {None, method.function}
            and shape.asynchronous in {None, method.asynchronous}
            and shape.fewest <= count
            and (shape.most is None or count <= shape.most)
            and (not shape.annotations or any(one.name in shape.annotations for one in method.annotations))
            and (not shape.name or regex(shape.name).search(self._spelling(method)) is not None)
        )

    def on_client(self, place: Match) -> bool | None:
        """Tell whether a place is code of the client; None where it may be of both sides."""
        code, name = self._code, _name(place)
        if self._outer is not None:
            code, name = self._outer.code, self._outer.method
        if name not in self._clients:
            self._clients[name] = runs_on_client(code, name)
        if self._clients[name] is None and self._outer is None and self._in_client_branch(place.offset):
            return True
        return self._clients[name]

    def _in_client_branch(self, offset: int) -> bool:
        if self._branches is None:
            self._branches = ClientBranches(self._code.module)
        return self._branches.hold(offset)

    def _method(self, place: Match) -> Method | None:
        """Return the method around a place; of code that is run as a text that around the call."""
        if self._outer is None or place.site.method is not None:
            return place.site.method
        return self._outer.code.symbols.methods.get(self._outer.method)

    def _spelling(self, method: Method) -> str:
        tokens = self._tokens
        if self._outer is not None and method not in self._code.module.methods:
            tokens = self._outer.code.module.tokens
        return tokens.spelling(method.at)

    def _arguments(self, group: Group, place: Match, *, sure: bool) -> bool:
        if not group.arguments and group.some is None and group.fewest == 0 and group.most is None:
            return True
        given = arguments(place.site)
        if given is None:
            return False
        name = _name(place)
        if len(given) < group.fewest or (group.most is not None and len(given) > group.most):
            return False
        for number, value in group.arguments:
            if not fits(value, self._code, name, given[number] if number < len(given) else None, sure=sure):
                return False
        some = group.some
        return some is None or any(fits(some, self._code, name, one, sure=sure) for one in given)

    def _ends(self, group: Group, place: Match, *, sure: bool) -> bool:
        """Hold what is written and what stands before the dot to their constraints."""
        site = place.site
        if group.value is not None and (
            site.written is None or not fits(group.value, self._code, _name(place), site.written.value, sure=sure)
        ):
            return False
        if group.receiver is None:
            return True
        chain = site.node
        if not isinstance(chain, tree.Chain):
            return False
        dot = self._tokens.starts[site.at - 1]
        return fits(group.receiver, self._code, _name(place), receiver(chain, site.step), dot, sure=sure)

    def _inside(self, one: Inside, place: Match, *, maybe: bool) -> bool:
        """Tell whether something is around a place; `maybe`: code that runs on both sides counts for each of them."""
        method = self._method(place)
        if one.shape is not None:
            return self.shaped(one.shape, method)
        if one.text:
            return self._text_around(one, place)
        match one.word:
            case "client" | "server":
                client = self.on_client(place)
                found = maybe if client is None else client is (one.word == "client")
            case "method-exported":
                found = method is not None and method.exported
            case "transaction":
                found = self._around.in_transaction(place.offset)
            case "region":
                found = any(True for _ in self._around.regions.at(place.offset))
            case "test":
                found = self._around.is_test
            case _:
                found = _AROUND[one.word] in place.site.frame.around
        return found

    def _text_around(self, one: Inside, place: Match) -> bool:
        expression = regex(one.text)
        if one.word == "if":
            frame: Frame | None = place.site.frame
            while frame is not None:
                if frame.condition >= 0 and expression.search(self._condition(frame.condition)):
                    return True
                frame = frame.outer
            return False
        spans = self._around.conditions if one.word == "pp" else self._around.regions
        return any(expression.search(text) for text in spans.at(place.offset))

    def _condition(self, first: int) -> str:
        """Return the text of the condition that begins with a token."""
        text = self._conditions.get(first)
        if text is None:
            tokens = self._tokens
            head = _HEAD_END.search(tokens.kinds, first)
            end = tokens.starts[head.start()] if head else len(tokens.text)
            text = self._conditions[first] = tokens.text[tokens.starts[first] : end]
        return text

    def _near(self, near: Near, place: Match) -> bool:
        relation = near.relation
        if relation in _NEGATED:
            return not self._is_near(_NEGATED[relation], near.patterns, place)
        return self._is_near(relation, near.patterns, place)

    def _is_near(self, relation: Relation, patterns: Sequence[Pattern], place: Match) -> bool:
        if relation is Relation.MODULE_WITH:
            return any(map(self._in_module, patterns))
        for pattern in patterns:
            offsets = self._matches.offsets(pattern, place.slot)
            if not offsets:
                continue
            if relation is Relation.WITH:
                return True
            if offsets[-1] > place.offset if relation is Relation.BEFORE else offsets[0] < place.offset:
                return True
        return False

    def _in_module(self, pattern: Pattern) -> bool:
        found = self._in_modules.get(pattern.number)
        if found is None:
            slots = range(BODY, len(self._code.module.methods))
            found = self._in_modules[pattern.number] = any(self._matches.offsets(pattern, slot) for slot in slots)
        return found


def arguments(site: Site) -> Sequence[tree.Expression | None] | None:
    """Return the arguments of a call, a constructor, an annotation or a statement.

    Those of `Новый(Тип, Параметры)` stand in an array: None is told then, and no constraint on them holds.
    """
    node = site.node
    take = _ARGUMENTS.get(type(node))
    if take is not None:
        found: Sequence[tree.Expression | None] | None = take(node)
        return found
    if isinstance(node, tree.Chain) and isinstance(step := node.steps[site.step], tree.Invoke):
        return step.arguments
    return ()


def _of_constructor(node: tree.New) -> Sequence[tree.Expression | None] | None:
    if node.type:
        return node.arguments
    return None if len(node.arguments) > 1 else ()


_ARGUMENTS: Final[dict[type, Callable[[Any], Sequence[tree.Expression | None] | None]]] = {
    tree.Call: attrgetter("arguments"),
    tree.New: _of_constructor,
    tree.Raise: attrgetter("arguments"),
    tree.Execute: itemgetter(slice(1, None)),
    tree.Handler: itemgetter(slice(2, None)),
    tree.Return: lambda node: () if node.value is None else (node.value,),
    tree.Annotation: lambda node: [None if isinstance(one, tree.Annotation) else one for _, one in node.arguments],
}


def _outer(code: Code) -> Scope | None:
    """Return the method of a module in which code runs as a text, be it in other such code; None for a module."""
    found = code.outer
    while found is not None and found.code.outer is not None:
        found = found.code.outer
    return found


def _name(place: Match) -> str:
    method = place.site.method
    return method.name if method else ""
