"""Where the patterns of a pack match in one module.

Words are looked up among the tokens first; then only statements that hold one are looked into, and the constraints of a
pattern only there. Whatever is asked twice is remembered, so that many places in one method cost so much each.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from operator import attrgetter
from typing import Final
from weakref import proxy

from onec.bsl import tree
from onec.bsl.code import Code, Scope
from rules.language.constraints import Constraints
from rules.language.expressions import is_global, regex, stands_on, text_of
from rules.language.folded import Folded, folded
from rules.language.gates import Gates, Needs
from rules.language.match import Match
from rules.language.pattern import LeafKind, Pattern
from rules.language.scan import candidates, sums
from rules.language.sites import TOP, Finder, Found, Site, Sums
from rules.language.spell import ANY, path
from rules.language.tables import CONTEXTS, Context, Tables
from rules.language.texts import Comments, Literals, long_lines, matches
from rules.language.where import Where

_TEXTS: Final = (LeafKind.STRING, LeafKind.QUERY)
_MARKS: Final = (LeafKind.PARSE, LeafKind.LINE)
_NUMBER: Final = attrgetter("number")
_NOT_NOTED: Final = (LeafKind.METHOD, LeafKind.ANNOTATION, *_MARKS)
_SUMS: Final = -1
"""In place of the number of a pattern: texts that may be put together."""
_STATEMENTS: Final[dict[str, type]] = {
    "goto": tree.Goto,
    "execute": tree.Execute,
    "raise": tree.Raise,
    "return": tree.Return,
    "try": tree.Try,
    "if": tree.If,
    "while": tree.While,
    "for": tree.For,
    "foreach": tree.ForEach,
    "addhandler": tree.Handler,
    "label": tree.Label,
}
_TYPE: Final = frozenset({"тип", "type"})


class Matcher:
    """The patterns of a pack in one module."""

    def __init__(self, tables: Tables, code: Code, needs: Needs) -> None:
        """Take patterns, a module, and what they need."""
        self._tables = tables
        self._code = code
        self._module = code.module
        self._tokens = code.module.tokens
        self._constraints = Constraints(code, proxy(self))
        self._offsets: dict[tuple[int, int], list[int]] = {}
        self._found: dict[int, Found] = {}
        self._sums: dict[int, Sums] = {}
        self._together: dict[int, dict[int, list[Folded]]] = {}
        self._where = Where(self._module)
        self._comments = Comments(self._tokens)
        self._literals = Literals(self._tokens)
        self._looked: set[int] = set()
        self._there = candidates(tables, self._tokens)
        self._needs = needs
        self._gates = Gates(code, needs, self._there, self._comments)
        self._noted: set[int] = set()

    def patterns(self, looking: AbstractSet[int], pattern_of: Callable[[int], Pattern]) -> list[Pattern]:
        """Return the patterns that may match, by number; where, is noted for those and for all that they ask for.

        Args:
            looking: the numbers of those that anybody wants to know of.
            pattern_of: gives a pattern by its number.
        """
        tables = self._tables
        numbers = set(self._there)
        numbers.update(tables.plain.get(LeafKind.LINE, ()))
        numbers.update(self._comments.patterns(tables.comments))
        numbers.update(self._literals.patterns(tables))
        if self._module.methods:
            numbers.update(tables.plain.get(LeafKind.METHOD, ()))
            for name in {one.name for method in self._module.methods for one in method.annotations}:
                numbers.update(tables.keyed.get(LeafKind.ANNOTATION, {}).get(name, ()))
            numbers.update(tables.keyed.get(LeafKind.ANNOTATION, {}).get(ANY, ()))
        for reason in {"any", *(one.reason for one in self._module.unparsed)} if self._module.unparsed else ():
            numbers.update(tables.keyed.get(LeafKind.PARSE, {}).get(reason, ()))
        found = self._open(map(pattern_of, sorted(numbers & looking)))
        self._look_for_texts()
        together = self._open(map(pattern_of, sorted((self._together.keys() - numbers) & looking)))
        return [pattern for pattern in sorted([*found, *together], key=_NUMBER) if self._may_be(pattern)]

    def _open(self, some: Iterable[Pattern]) -> list[Pattern]:
        """Return the patterns among some that may match, and note those they ask for."""
        found = list(filter(self._gates.may_match, some))
        for pattern in found:
            self._note(pattern)
            for one in self._needs.gate(pattern).asked:
                self._note(one)
        return found

    def _note(self, pattern: Pattern) -> None:
        """Note where a pattern may match by its words."""
        number = pattern.number
        if number in self._noted:
            return
        self._noted.add(number)
        places = self._there.get(number)
        if places and self._gates.may_match(pattern):
            starts = self._tokens.starts
            self._where.add(number, [starts[at] for at in self._gates.places(pattern, places)])

    def places(self, pattern: Pattern) -> Iterator[Match]:
        """Yield the matches of a pattern."""
        for slot in self._slots(pattern):
            for place in self._leaves(pattern, slot):
                if self._constraints.hold(pattern.group, place):
                    yield place

    def on_client(self, place: Match) -> bool | None:
        """Tell whether a place is code of the client; None where it may be of both sides."""
        return self._constraints.on_client(place)

    def offsets(self, pattern: Pattern, slot: int) -> Sequence[int]:
        """Return the sorted offsets of the matches of a pattern in one method that surely are some."""
        key = (pattern.number, slot)
        known = self._offsets.get(key)
        if known is None:
            places = self._leaves(pattern, slot)
            found = {place.offset for place in places if self._constraints.hold(pattern.group, place, sure=True)}
            known = self._offsets[key] = sorted(found)
        return known

    def _may_be(self, pattern: Pattern) -> bool:
        """Tell whether any place is noted where a pattern may match, if it is one that places are noted of."""
        if pattern.leaf in _NOT_NOTED:
            return True
        return bool(self._where.slots(pattern.number)) or pattern.number in self._together

    def _look_for_texts(self) -> None:
        """Note the constant texts and comments that match a pattern that is noted, and the texts put together."""
        tables, noted = self._tables, self._noted
        for number, text, needed in tables.comments:
            if number in noted:
                self._where.add(number, self._comments.matching(needed, text))
        for number, text, needed, query in tables.literals:
            if number in noted:
                self._where.add(number, self._literals.matching(needed, text, query=query))
        if tables.literals:
            self._where.add(_SUMS, sums(self._code))
        for slot in self._where.slots(_SUMS):
            for one in self._folded_in(slot):
                self._match_folded(one, slot)

    def _match_folded(self, one: Folded, slot: int) -> None:
        """Note which patterns a text matches that a method puts together."""
        tables = self._tables
        present = {number for needle, numbers in tables.needles.items() if needle in one.low for number in numbers}
        for number, text, needed, query in tables.literals:
            if (not needed or number in present) and matches(regex(text), one.text, query=query):
                self._together.setdefault(number, {}).setdefault(slot, []).append(one)

    def _slots(self, pattern: Pattern) -> Iterable[int]:
        """Return the methods in which a pattern may match."""
        number, leaf = pattern.number, pattern.leaf
        if leaf in (LeafKind.METHOD, LeafKind.ANNOTATION):
            return range(len(self._module.methods))
        if leaf in _TEXTS:
            return sorted({*self._where.slots(number), *self._together.get(number, ())})
        if leaf in _MARKS and number not in self._looked:
            self._looked.add(number)
            self._where.add(number, self._marks(pattern))
        return sorted(self._where.slots(number))

    def _leaves(self, pattern: Pattern, slot: int) -> Iterable[Match]:
        """Return the matches of the leaf of a pattern in one method."""
        match pattern.leaf:
            case LeafKind.METHOD:
                return self._headers(slot, pattern)
            case LeafKind.ANNOTATION:
                return self._annotations(slot, pattern)
            case LeafKind.STRING | LeafKind.QUERY:
                return self._texts(pattern, slot)
            case LeafKind.COMMENT | LeafKind.LINE | LeafKind.PARSE:
                return self._marked(pattern, slot)
            case _:
                return self._nodes(pattern, slot)

    def _nodes(self, pattern: Pattern, slot: int) -> Iterator[Match]:
        offsets = self._where.of(pattern.number, slot)
        if not offsets:
            return
        how = CONTEXTS.get(pattern.leaf, Context.STATEMENT)
        found = self._sites(slot)
        for offset in offsets:
            site = found.get((offset, how))
            if site is None and how is Context.CALLED:
                site = found.get((offset, Context.STATEMENT))
            if site is not None and self._is_leaf(pattern, site):
                yield Match(offset, slot, site)

    def _is_leaf(self, pattern: Pattern, site: Site) -> bool:
        """Tell whether a node is what the words around it promise."""
        node, leaf = site.node, pattern.leaf
        scope = self._code.scope(site.method.name if site.method else "")
        if isinstance(node, tree.Chain):
            return leaf is LeafKind.MEMBER or self._is_member(pattern, scope, node, site)
        if isinstance(node, tree.Name):
            return is_global(scope, node.name)
        if isinstance(node, tree.New):
            return bool(node.type) or self._is_computed(pattern, scope, node)
        if isinstance(node, tree.Call):
            return not scope.is_method(node.name)
        if leaf is LeafKind.GLOBAL:
            return isinstance(node, tree.Execute)
        return any(type(node) is _STATEMENTS[word] for word in pattern.names) and getattr(node, "add", True)

    def _is_member(self, pattern: Pattern, scope: Scope, chain: tree.Chain, site: Site) -> bool:
        step = chain.steps[site.step]
        if isinstance(step, tree.Index) or pattern.access == ("read" if site.written else "write"):
            return False
        for parts in map(path, pattern.names):
            if parts[-1] is not None and step.name not in parts[-1]:
                continue
            if len(parts) == 1 or stands_on(parts[:-1], scope, chain, site.step):
                return True
        return False

    def _is_computed(self, pattern: Pattern, scope: Scope, node: tree.New) -> bool:
        """Tell whether the type that `Новый("…")` or `Новый(Тип("…"))` makes is one of the pattern's."""
        given = node.arguments[0] if node.arguments else None
        if isinstance(given, tree.Call) and given.name in _TYPE and given.arguments:
            given = given.arguments[0]
        name = (text_of(scope, given) or "").strip().lower()
        return any(parts[0] is None or name in parts[0] for parts in map(path, pattern.names))

    def _texts(self, pattern: Pattern, slot: int) -> Iterator[Match]:
        """Yield constant texts: those put together, and the literals that are not in one of them."""
        whole = self._together.get(pattern.number, {}).get(slot, ())
        for one in whole:
            yield Match(one.offset, slot, one.site, one.text)
        sites = self._sites(slot)
        ends = iter(whole)
        around = next(ends, None)
        for offset in self._where.of(pattern.number, slot):
            while around is not None and around.end <= offset:
                around = next(ends, None)
            site = sites.get((offset, Context.TEXT))
            if site is not None and isinstance(site.node, tree.Text) and (around is None or offset < around.offset):
                yield Match(offset, slot, site, self._module.string(site.node))

    def _headers(self, slot: int, pattern: Pattern) -> Iterator[Match]:
        method = self._where.method(slot)
        if method is not None and pattern.shape is not None and self._constraints.shaped(pattern.shape, method):
            site = Site(method.at, method, -1, method, TOP)
            yield Match(self._tokens.starts[method.at], slot, site)

    def _annotations(self, slot: int, pattern: Pattern) -> Iterator[Match]:
        method = self._where.method(slot)
        wanted = [path(name)[0] for name in pattern.names]
        for one in method.annotations if method else ():
            if any(words is None or one.name in words for words in wanted):
                yield Match(self._tokens.starts[one.at], slot, Site(one.at, one, -1, method, TOP))

    def _marks(self, pattern: Pattern) -> Iterator[int]:
        """Yield the offsets of long lines or unread characters."""
        if pattern.leaf is LeafKind.LINE:
            yield from long_lines(self._tokens.text, pattern.longer)
            return
        for one in self._module.unparsed:
            if one.reason in pattern.names or "any" in pattern.names:
                yield one.start

    def _marked(self, pattern: Pattern, slot: int) -> Iterator[Match]:
        method = self._where.method(slot)
        for offset in self._where.of(pattern.number, slot):
            if self._where.slot(offset) == slot:
                text = self._comments.text(offset) if pattern.leaf is LeafKind.COMMENT else ""
                yield Match(offset, slot, Site(-1, None, -1, method, TOP), text)

    def _sites(self, slot: int) -> Found:
        if slot not in self._found:
            finder = Finder(self._module)
            self._found[slot] = finder.find(self._where.method(slot), self._where.all(slot))
            self._sums[slot] = finder.sums
        return self._found[slot]

    def _folded_in(self, slot: int) -> list[Folded]:
        """Return the texts that a method puts together, in the order of the text."""
        self._sites(slot)
        found = folded(self._code, self._where.method(slot), self._sums[slot])
        return sorted({one.offset: one for one in found}.values(), key=lambda one: one.offset)
