"""What the rules ask of data flow: their own sources and sinks beside those of `flow/*.yaml`, and whose a flow is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from onec.bsl.code import Surroundings
from onec.bsl.flow.flow import Flow
from onec.bsl.flow.tables import ALL, TEXT, Demand, Effect, Entry, FlowTables, Free, SinkAt
from rules.flow_names import Collected
from rules.language.engine import Pack, looks_in
from rules.language.pattern import Endpoint, LeafKind, Modules, Taint
from rules.language.spell import OR

_OWN: Final = "@"
"""In front of a source or sink that a rule gives itself."""


class FlowRules:
    """The flows that rules tell.

    Attributes:
        tables: those of `flow/*.yaml`, with what the rules add to them, and with their demands.
    """

    def __init__(self, tables: FlowTables, pack: Pack) -> None:
        self._rules: Sequence[tuple[str, Modules, Taint]] = pack.flows
        added = _Added(tables)
        self._sources = [{added.source(one) for one in taint.sources} for _, _, taint in self._rules]
        self._sinks = [{added.sink(one) for one in taint.sinks} for _, _, taint in self._rules]
        self.tables = added.tables(tuple(self._demands(added)))

    def rules_of(self, flow: Flow, around: Surroundings, side: bool | None = None) -> Iterator[str]:  # noqa: FBT001
        """Yield the names of the rules that a flow into a module breaks.

        Args:
            flow: it ends there.
            around: what is known of the module.
            side: True where the method at its end runs on the client only, False on the server only.
        """
        for (name, modules, taint), sources, sinks in zip(self._rules, self._sources, self._sinks, strict=True):
            told = flow.label in sources and flow.sink in sinks and looks_in(modules, around)
            if modules.client is not None and side is (not modules.client):
                continue
            if told and (not taint.via or not set(taint.via).isdisjoint(flow.carried)):
                yield name

    def _demands(self, added: "_Added") -> Iterator[Demand]:
        for (_, _, taint), sources, sinks in zip(self._rules, self._sources, self._sinks, strict=True):
            labels = sum(1 << added.labels.index(one) for one in sources)
            via = sum(1 << added.labels.index(one) for one in taint.via)
            for sink in sorted(sinks):
                yield Demand(labels, via, added.sinks.index(sink))


class _Added:
    """Tables with what rules add."""

    def __init__(self, tables: FlowTables) -> None:
        self._given = tables
        self.labels = list(tables.labels)
        self.sinks = list(tables.sinks)
        self._groups = list(tables.groups)
        self._globals = dict(tables.globals)
        self._constructors = dict(tables.constructors)
        self._collected = Collected()

    def source(self, one: Endpoint) -> str:
        """Return the label of a source, a new one for a pattern."""
        word = one.word or _OWN + repr(one)
        if word not in self.labels:
            self.labels.append(word)
            self._put(one, Effect(labels=1 << self.labels.index(word)))
        return word

    def sink(self, one: Endpoint) -> str:
        """Return the word of a sink, a new one for a pattern."""
        word = one.word or _OWN + repr(one)
        if word not in self.sinks:
            self.sinks.append(word)
            self._groups.append(TEXT)
            self._put(one, Effect(sinks=(SinkAt(one.argument or 0, self.sinks.index(word)),)))
        return word

    def tables(self, demands: tuple[Demand, ...]) -> FlowTables:
        """Return the tables."""
        found = self._collected
        return replace(
            self._given,
            labels=tuple(self.labels),
            sinks=tuple(self.sinks),
            groups=tuple(self._groups),
            globals=self._globals,
            constructors=self._constructors,
            members=_more(self._given.members, found.members),
            reads=_more(self._given.reads, found.reads),
            writes=_more(self._given.writes, found.writes),
            free={**self._given.free, **{name: tuple(given) for name, given in found.free.items()}},
            deep=sum(1 << number for number in range(len(self._given.labels), len(self.labels))),
            demands=demands,
        )

    def _put(self, one: Endpoint, effect: Effect) -> None:
        names = [variant for name in one.names for variant in _variants(name)]
        if one.leaf is LeafKind.GLOBAL:
            self._merge(self._globals, names, effect)
        elif one.leaf is LeafKind.NEW:
            self._merge(self._constructors, names, effect)
        elif one.leaf in {LeafKind.CALL, LeafKind.MEMBER}:
            for name in names:  # one by one, for each receiver has effects of its own
                self._collected.add_members([name], effect, self._collected.members)
        elif one.leaf is LeafKind.PROPERTY:
            table = self._collected.reads if effect.labels else self._collected.writes
            for name in names:
                self._collected.add_members([name], effect, table)
        elif one.leaf is LeafKind.NAME:
            for name in names:
                self._collected.free[name].append(Free(effect.labels))

    @staticmethod
    def _merge(table: dict[str, Effect], names: Sequence[str], effect: Effect) -> None:
        for name in names:
            before = table.get(name, Effect(passes=(ALL,)))
            table[name] = before._replace(labels=before.labels | effect.labels, sinks=(*before.sinks, *effect.sinks))


def _more(given: Mapping[str, tuple[Entry, ...]], added: Mapping[str, list[Entry]]) -> dict[str, tuple[Entry, ...]]:
    return {**given, **{name: _with_added(given.get(name, ()), entries) for name, entries in added.items()}}


def _with_added(given: Sequence[Entry], added: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return what is given with what rules add; what is known of the same receivers holds besides."""
    found = list(given)
    for entry in added:
        if entry.on or entry.types:
            known = next((one for one in found if _meet(one, entry)), entry)
            found.insert(0, entry._replace(effect=_both(known, entry), idle=known.idle and entry.idle))
        else:
            found = [one._replace(effect=_both(one, entry), idle=one.idle and entry.idle) for one in found]
            if all(one.on or one.types for one in found):
                found.append(entry)
    return tuple(found)


def _meet(one: Entry, other: Entry) -> bool:
    """Tell whether two entries speak of the same receivers, or the first one of any."""
    if not one.on and not one.types:
        return True
    return not one.types.isdisjoint(other.types) or not set(one.on).isdisjoint(other.on)


def _both(known: Entry, added: Entry) -> Effect:
    if known is added:
        return added.effect
    before, more = known.effect, added.effect
    return before._replace(labels=before.labels | more.labels, sinks=(*before.sinks, *more.sinks))


def _variants(name: str) -> Iterator[str]:
    """Yield the spellings of a name; of a dotted one the first of each part stands for all."""
    *front, back = name.split(".")
    if front:
        yield ".".join([*(part.split(OR)[0] for part in front), back.split(OR)[0]])
    else:
        yield from back.split(OR)
