"""Finds what the code of an add-on does that permissions are for.

Only modules that hold the words of such a thing are read into a tree; of the others it takes one look at their words.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, NamedTuple

from checks.code.collector import collector_off
from checks.code.places import Places
from checks.code.units import Unit
from checks.finding import Location
from checks.permissions.address import MAIL_PROTOCOLS
from checks.permissions.asked import comparable
from checks.permissions.call import Call
from checks.permissions.callers import Callers
from checks.permissions.network import NOWHERE
from checks.permissions.properties import Properties
from checks.permissions.signs import MAIL, SIGNS, needed, needs, patterns, tables
from checks.permissions.wanted import PRIVILEGED, Use, Wanted
from checks.subject import Member
from onec.bsl.code import Code
from onec.bsl.lexer import fold
from onec.bsl.nested import nested
from onec.bsl.seek import places
from onec.permissions import PermissionKind
from rules.language.matcher import Matcher

MAX_USES: Final = 300
"""Different things of one add-on that are told apart; real ones have ten."""

MAX_PLACES: Final = 5
"""Of one thing that are listed, the rest is counted."""

_WORD: Final = re.compile(r"\w+")
_RUNS: Final = frozenset({"выполнить", "execute", "вычислить", "eval"})
_STATEMENTS: Final = ("выполнить", "execute")
_COMPUTED: Final = re.compile(
    r"""(?:выполнить|execute|вычислить(?=[^\S\n]*+\()|eval(?=[^\S\n]*+\())\b
    [^\S\n]*+(?!\(?[^\S\n]*+"[^"\n]*+"[^\S\n]*+\)?[^\S\n]*+;)(?![.=;])""",
    re.VERBOSE,
)
"""What may run a text that is more than one literal, told by what stands behind it."""
_BEFORE_STATEMENT: Final = re.compile(
    r"(?:\A|[;\n]|\b(?:тогда|then|иначе|else|попытка|try|цикл|do)(?=[^\S\n]))[^\S\n]*+\Z"
)
_BEFORE_FUNCTION: Final = re.compile(r"(?<![.\w])(?<!функция[ ])(?<!function[ ])\Z")
_BEFORE_CHARS: Final = 40
"""That are looked at before it; where all are blanks, a statement begins."""


class Uses(NamedTuple):
    """What the code does; `complete` tells that there is nothing else, so far as names tell."""

    found: tuple[Use, ...]
    complete: bool


class _Seen:
    """One thing while its places are counted."""

    __slots__ = ("count", "places", "wanted")

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self.count = 0
        self.places: list[Location] = []


Parse = Callable[[Unit], Code]


def find_uses(member: Member, units: Sequence[Unit], parse: Parse) -> Uses:
    """Return what the code of a file does.

    Args:
        member: the file.
        units: its modules that can be read.
        parse: reads a module.
    """
    found = _Finder(parse)
    computed = False
    for unit in units:
        text = fold(unit.module.text)
        words = frozenset(_WORD.findall(text))
        if _may_use(words):
            with collector_off():
                found.look(unit)
        computed = computed or bool(words & _RUNS and _runs_computed(text))
    found.look_at_flags(member)
    modules = member.file.content.modules if member.file else ()
    return Uses(found.uses(), complete=len(units) == len(modules) and not found.cut and not computed)


def _may_use(words: frozenset[str]) -> bool:
    """Tell whether a module with these words may do anything that is looked for."""
    known, ways = needed()
    present = known & words
    return bool(present) and any(all(not part.isdisjoint(present) for part in parts) for parts in ways)


def _runs_computed(text: str) -> bool:
    """Tell code that runs a text which is more than one literal; a comment may look like it too, which hides no use."""
    for found in _COMPUTED.finditer(text):
        before = _BEFORE_STATEMENT if found[0].startswith(_STATEMENTS) else _BEFORE_FUNCTION
        if before.search(text[max(found.start() - _BEFORE_CHARS, 0) : found.start()]):
            return True
    return False


class _Finder:
    """Gathers the uses of one file, at most `MAX_USES` different ones; `cut` tells that there were more."""

    def __init__(self, parse: Parse) -> None:
        self.cut = False
        self._parse = parse
        self._seen: dict[tuple[Wanted, bool], _Seen] = {}
        self._mail: list[tuple[bool, Callable[[], Location]]] = []

    def look(self, unit: Unit) -> None:
        """Take what one module does, also in constant code that it runs."""
        code = self._parse(unit)
        shown = Places(unit, code.module.tokens.text)
        self._look(code, shown.at)
        for inner in nested(code) if places(code, _RUNS) else ():
            if inner.code is None:
                self.cut = True
                continue
            header = code.symbols.methods.get(inner.method)
            name = code.module.tokens.spelling(header.at) if header else ""
            place = partial(shown.at, code.module.tokens.starts[inner.at], name)
            self._look(inner.code, lambda _, __, place=place: place())  # type: ignore[misc]

    def look_at_flags(self, member: Member) -> None:
        """Take the common modules of a file that run privileged as a whole."""
        for item in member.file.content.objects if member.file else ():
            if item.kind == "CommonModule" and not item.adopted and item.flags and item.flags.privileged:
                self._note(PRIVILEGED, partial(Location, member.entry, item.full_name), free=False)

    def uses(self) -> tuple[Use, ...]:
        """Return all uses; a connection to mail stands for itself where no server of it is named anywhere."""
        protocols = {one.value("Protocol") for one, _ in self._seen if one.kind is PermissionKind.INTERNET}
        for free, place in self._mail if protocols.isdisjoint(MAIL_PROTOCOLS) else ():
            self._note(NOWHERE, place, free=free)
        return tuple(Use(seen.wanted, free, tuple(seen.places), seen.count) for (_, free), seen in self._seen.items())

    def _look(self, code: Code, at: Callable[[int, str], Location]) -> None:
        matcher = Matcher(tables(), code, needs())
        properties, callers = Properties(code), Callers(code)
        for pattern in matcher.patterns(patterns().keys(), patterns().__getitem__):
            sign = SIGNS[pattern.number]
            for match in matcher.places(pattern):
                free = matcher.on_client(match) is True
                method = match.site.method
                place = partial(at, match.offset, code.module.tokens.spelling(method.at) if method else "")
                if sign is MAIL:
                    self._mail += [(free, place)] if len(self._mail) < MAX_PLACES else []
                    continue
                for wanted in dict.fromkeys(sign.read(Call(code, match, properties, callers))):
                    self._note(wanted, place, free=free)

    def _note(self, wanted: Wanted, place: Callable[[], Location], *, free: bool) -> None:
        key = (comparable(wanted), free)
        seen = self._seen.get(key)
        if seen is None:
            if len(self._seen) >= MAX_USES:
                self.cut = True
                return
            seen = self._seen[key] = _Seen(wanted)
        seen.count += 1
        if len(seen.places) < MAX_PLACES:
            seen.places.append(place())
