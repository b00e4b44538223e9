"""The rules of the language on the code of a module: which pattern matches where."""

from dataclasses import replace
from functools import cached_property
from typing import Any, Final

from onec.bsl.code import Code, Surroundings
from onec.bsl.nested import nested
from onec.model import CommonModuleFlags
from rules.language import thaw
from rules.language.gates import Needs
from rules.language.hit import Hit
from rules.language.match import Match
from rules.language.matcher import Matcher
from rules.language.pattern import Modules, Pattern, Taint
from rules.language.scan import is_silent
from rules.language.shown import Ends, argument_of, line_end, name_of, value_of
from rules.language.tables import Tables
from rules.rule import Text  # noqa: TC001 (the type of a local)


class Pack:
    """Compiled rules.

    Attributes:
        tables: what they look for.
        names: of the rules, in the order of their numbers.
    """

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.names = tuple(str(rule[0]) for rule in tables.rules)
        self._needs = Needs(tables.texts)
        self._patterns: dict[int, Pattern] = {}
        self._known: dict[int, Modules] = {}
        self._rules = {number: entry[0] for number, entry in enumerate(tables.patterns) if entry is not None}
        self._looking_in: dict[object, frozenset[int]] = {}

    @cached_property
    def flows(self) -> tuple[tuple[str, Modules, Taint], ...]:
        """Name, modules and flow of the rules that tell one; names in it have all their spellings."""
        told = ((number, thaw.taint(rule[3])) for number, rule in enumerate(self.tables.rules) if rule[3] is not None)
        return tuple((self.names[number], self._modules(number), flow) for number, flow in told if flow is not None)

    def match(self, code: Code) -> list[Hit]:
        """Return the matches of all patterns in a module, by offset and name of the rule, one of a rule at a place.

        What constant code given to `Выполнить` and `Вычислить` does is found at the call.
        """
        found = self._match(code)
        for inner in nested(code):
            if inner.code is None or is_silent(self.tables, inner.code.module.tokens):
                continue
            offset = code.module.tokens.starts[inner.at]
            for hit in self._match(inner.code).values():
                if (offset, hit.rule) not in found:
                    found[offset, hit.rule] = _at_call(hit, inner.at, inner.method, code)
        return [found[key] for key in sorted(found)]

    def _match(self, code: Code) -> dict[tuple[int, str], Hit]:
        """Return the matches in a module without the code in it, by offset and name of the rule."""
        matcher = Matcher(self.tables, code, self._needs)
        ends = Ends(code.module.tokens)
        found: dict[tuple[int, str], Hit] = {}
        for pattern in matcher.patterns(self._looking(code.around), self._pattern):
            rule = self._rules[pattern.number]
            client = self._modules(rule).client
            for place in matcher.places(pattern):
                if client is not None and matcher.on_client(place) is (not client):
                    continue
                key = (place.offset, self.names[rule])
                if key not in found:
                    found[key] = self._hit(rule, pattern, place, code, ends)
        return found

    def _hit(self, rule: int, pattern: Pattern, place: Match, code: Code, ends: Ends) -> Hit:
        method = place.site.method
        tokens = code.module.tokens
        values: dict[str, str | Text] = {
            "name": name_of(place, tokens),
            "value": value_of(pattern, place, code),
            "method": tokens.spelling(method.at) if method else "",
            "object": code.around.object,
            "module": code.around.kind,
        }
        return Hit(
            self.names[rule],
            place.site.at,
            place.offset,
            ends.behind(place.site.at) if place.site.at >= 0 else line_end(tokens.text, place.offset),
            str(values["method"]),
            values,
            self._capability(rule, place, code, str(values["value"])),
        )

    def _capability(self, rule: int, place: Match, code: Code, value: str) -> str:
        shown = self.tables.rules[rule][2]
        if shown is None:
            return ""
        argument, _ = shown
        if argument is None:
            return value
        return argument_of(argument, place, code.scope(place.site.method.name if place.site.method else ""))

    def _pattern(self, number: int) -> Pattern:
        found = self._patterns.get(number)
        if found is None:
            entry: Any = self.tables.patterns[number]  # with what JSON made of a pattern
            found = self._patterns[number] = thaw.pattern(entry[1])
        return found

    def _modules(self, rule: int) -> Modules:
        found = self._known.get(rule)
        if found is None:
            found = self._known[rule] = thaw.modules(self.tables.rules[rule][1])
        return found

    def _looking(self, around: Surroundings) -> frozenset[int]:
        """Return the patterns of the rules that look in such a module."""
        kind = (around.kind, around.file_kind, around.flags, around.adopted, around.managed)
        found = self._looking_in.get(kind)
        if found is None:
            looking = {rule for rule in range(len(self.names)) if looks_in(self._modules(rule), around)}
            found = frozenset(number for number, rule in self._rules.items() if rule in looking)
            self._looking_in[kind] = found
        return found


def _at_call(hit: Hit, at: int, method: str, code: Code) -> Hit:
    """Return what was found in code that a token of a method runs as found at that token."""
    tokens = code.module.tokens
    header = code.symbols.methods.get(method)
    name = tokens.spelling(header.at) if header else ""
    end = Ends(tokens).behind(at)
    values = {**hit.values, "method": name}
    return replace(hit, at=at, offset=tokens.starts[at], end=end, method=name, values=values)


def looks_in(modules: Modules, around: Surroundings) -> bool:
    """Tell whether a rule looks in a module; what is not known of a loose file speaks for it, flags do not."""
    if modules.kinds and around.kind not in modules.kinds:
        return False
    if around.kind in modules.not_kinds:
        return False
    if modules.files and around.file_kind is not None and around.file_kind not in modules.files:
        return False
    if modules.adopted is not None and around.adopted is not modules.adopted:
        return False
    if modules.managed is not None and around.managed is not None and around.managed is not modules.managed:
        return False
    return all(_flag(around.flags, name) is wanted for name, wanted in modules.flags)


def _flag(flags: CommonModuleFlags | None, name: str) -> bool:
    if flags is None:
        return False
    return any(getattr(flags, field) for field in _FIELDS[name])


_FIELDS: Final = {
    "privileged": ("privileged",),
    "server_call": ("server_call",),
    "global": ("global_",),
    "server": ("server",),
    "client": ("client_managed_application", "client_ordinary_application"),
    "external_connection": ("external_connection",),
}
