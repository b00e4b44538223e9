"""Variables and fields that expressions name, and writing to them."""

from typing import Final

from onec.bsl import tree
from onec.bsl.flow.graph import FILE_KEY
from onec.bsl.flow.state import Builder
from onec.bsl.flow.tables import ALL, FILE, OBJECT, REST
from onec.bsl.flow.values import Call, Place, Value
from onec.bsl.lexer import literal_text

MAX_HOPS: Final = 3
"""From a row to its table, from there to what holds the table."""
MAX_PARTS: Final = 64
"""Of an expression in which an address is looked for."""
MAX_WORD: Final = 20
"""Characters of a text that are looked at for its last word."""
FIELDS_A_JOIN: Final = 4
"""Copied fields that count as one variable that is joined: real copies have a few fields, hostile ones 64."""
MAX_KEYS: Final = 8
"""Steps of a place: behind them nothing is told apart anyway."""


def text_of(builder: Builder, expression: object) -> str | None:
    """Return a literal in lower case, None for anything else."""
    if type(expression) is tree.Text and expression.literals == 1:
        return literal_text(builder.words[expression.at])
    return None


def place_of(builder: Builder, expression: object) -> Place | None:
    """Return the variable or field that an expression names, None where it names none."""
    if type(expression) is tree.Name:
        return expression.name, ()
    if type(expression) is not tree.Chain or type(expression.start) is not tree.Name:
        return None
    steps = expression.steps
    root = expression.start.name
    if root in builder.tables.own and root not in builder.outside.locals and type(steps[0]) is tree.Member:
        root, steps = steps[0].name, steps[1:]
    keys: list[str | None] = []
    for step in steps[:MAX_KEYS]:
        if type(step) is tree.Invoke:
            return None
        keys.append(step.name if type(step) is tree.Member else _key(builder, step))
    return root, tuple(keys)


def inner(place: Place | None, key: str | None) -> Place | None:
    """Return the place of a field of a place."""
    if place is None or len(place[1]) == MAX_KEYS:
        return place
    return place[0], (*place[1], key)


def last_name(chain: tree.Chain) -> str:
    """Return the name behind the last dot of a chain."""
    last = chain.steps[-1]
    return "" if isinstance(last, tree.Index) else last.name


def leading(builder: Builder, expression: object) -> int:
    """Return the groups of sinks for which an address is harmless that begins with an expression."""
    text = text_of(builder, expression)
    return max(builder.tables.starts_with.values(), default=0) if text and has_host(text) else 0


def as_name(builder: Builder, before: object, value: Value) -> Value:
    """Return a value that is put behind a text, or a variable given one, as `is_named` does."""
    if type(before) is tree.Name:
        before = builder.outside.receivers.given.get(before.name)
    return is_named(builder, text_of(builder, before) or "", value)


def is_named(builder: Builder, before: str, value: Value) -> Value:
    """Return a value that is put into a text behind some of it: harmless as a name if a name stands there."""
    if value == 0 or not before:
        return value
    last = before.rstrip()
    continued = last == before and (last[-1].isalnum() or last[-1] in "_.&")
    word = last[-MAX_WORD:].lower().split()[-1:] if last != before else ()
    if continued or (word and word[0] in builder.tables.named_after):
        return builder.clean(value, builder.tables.named)
    return value


def has_host(text: str) -> bool:
    """Tell the beginning of an address that says where it leads: the slash stands behind the host, or the base is."""
    scheme, separator, rest = text.partition("://")
    return text.startswith(_WITHIN_BASE) or bool(scheme and separator and "/" in rest.lstrip("/"))


def names_address(builder: Builder, expression: object) -> bool:
    """Tell whether a constant address of the net, or its beginning, is part of an expression."""
    ahead = [expression]
    seen = set()
    for _ in range(MAX_PARTS):
        if not ahead:
            break
        one = ahead.pop()
        if type(one) is tree.Text:
            text = (text_of(builder, one) or "").lower()
            if "://" in text or "mailto:" in text:
                return True
        elif type(one) is tree.Name and one.name not in seen:
            seen.add(one.name)
            ahead.append(builder.outside.receivers.given.get(one.name))
        elif type(one) is tree.Binary:
            ahead += one.operands
        elif type(one) is tree.Call:
            ahead += one.arguments
    return False


_WITHIN_BASE: Final = "e1cib/"


def _key(builder: Builder, step: tree.Step) -> str | None:
    text = text_of(builder, step.key) if type(step) is tree.Index else None
    return None if text is None else text.lower()


def value_at(builder: Builder, place: Place) -> Value:
    """Return the value of a place."""
    value = builder.get(place[0])
    for key in place[1]:
        if key is not None:
            value = builder.read(value, key)
    return value


def write(  # noqa: PLR0913 (each argument is a fact of its own)
    builder: Builder, place: Place, value: Value, *, weak: bool = False, hops: int = 0, known: str = ""
) -> None:
    """Put a value into a place; a weak write leaves what was there besides.

    What else is the same place gets it too; `known` is the variable of it that has it already.
    """
    root, keys = place
    way = (*keys, None) if weak else keys
    builder.set(root, builder.put(builder.get(root), way, value) if way else value)
    if root not in builder.outside.locals:
        share(builder, place, value)
    if builder.held and way and root in builder.held:
        _write_aliases(builder, place, value, weak=weak, known=known)
    owner = builder.rows.get(root)
    if owner and (keys or weak) and hops < MAX_HOPS:
        # A row that was taken from a table is still in it, and what was written to a writer is in its file.
        there = value_at(builder, owner)
        if owner[0] in builder.held:
            _write_aliases(builder, (owner[0], (*owner[1], *keys)), value, weak=weak, known=root)
        if keys:
            value = builder.put(there, keys, builder.join(_read(builder, there, keys), value))
        else:
            value = builder.join(there, value)
        write(builder, owner, value, hops=hops + 1, known=root)


def _write_aliases(builder: Builder, place: Place, value: Value, *, weak: bool, known: str) -> None:
    """Put a value into the variables that were given what lies at a place, or what this place lies in."""
    root, keys = place
    names = builder.held[root]
    builder.spend(len(names))
    for name in names:
        prefix = builder.rows[name][1]
        rest = keys[len(prefix) :]
        if name != known and keys[: len(prefix)] == prefix and (rest or weak):
            before = builder.get(name)
            if isinstance(before, dict):
                builder.spend(len(before) // FIELDS_A_JOIN)  # all of it is copied
            if rest:
                builder.set(name, builder.put(before, rest, builder.join(_read(builder, before, rest), value)))
            else:
                builder.set(name, builder.join(before, value))


def write_same(builder: Builder, place: Place, value: Value) -> None:
    """Let what else is the same place perhaps have the value that was put into it whole."""
    root, keys = place
    if keys:
        return
    if root in builder.held:
        _write_aliases(builder, place, value, weak=True, known="")
    owner = builder.rows.get(root)
    if owner and root in builder.held.get(owner[0], ()):
        write(builder, owner, builder.join(value_at(builder, owner), value), hops=MAX_HOPS, known=root)


def remember(builder: Builder, name: str, place: Place | None) -> None:
    """Keep in mind where what a variable was given lies: in a table, or in another variable."""
    held = builder.held.pop(name, None)
    if held:
        _bequeath(builder, held)
    before = builder.rows.pop(name, None)
    if before and before[0] in builder.held:
        builder.held[before[0]].pop(name, None)
    if place and place[0] != name:
        builder.rows[name] = place


def _bequeath(builder: Builder, held: dict[str, None]) -> None:
    """Let variables that were the same as one, which is something else now, be the same as the first of them."""
    heir = next((one for one in held if not builder.rows[one][1]), "")
    for one in held:
        _, prefix = builder.rows.pop(one)
        if heir and one != heir:
            builder.rows[one] = heir, prefix
            builder.held.setdefault(heir, {})[one] = None


def hold(builder: Builder, name: str, place: Place | None, value: Value) -> None:
    """Keep in mind that a variable was given the value at a place: an object may be changed through either."""
    root, keys = place or ("", ())
    objects = builder.outside.objects
    is_object = root and (name in objects or (root in objects and not keys) or _has_fields(value))
    if is_object and (root in builder.outside.locals or builder.outside.meaning(root)[0]):
        owner = builder.rows.get(root)
        if place and owner and root in builder.held.get(owner[0], ()):
            place = owner[0], (*owner[1], *place[1])[:MAX_KEYS]
        if place == (name, ()):
            return
        remember(builder, name, place)
        if place and name in builder.rows:
            builder.held.setdefault(place[0], {})[name] = None
    elif name in builder.rows or name in builder.held:
        remember(builder, name, None)


def _has_fields(value: Value) -> bool:
    """Tell a container from the name of a file that something is written to."""
    return isinstance(value, dict) and any(key not in {"", FILE_KEY} for key in value)


def same_places(builder: Builder, names: frozenset[str]) -> frozenset[str]:
    """Return names, and those that the same is changed through."""
    more = [builder.rows[name][0] for name in names if name in builder.rows]
    more += [one for name in (*names, *more) for one in builder.held.get(name, ())]
    return names.union(more) if more else names


def share(builder: Builder, place: Place, value: Value) -> None:
    """Note what is written to a name that other methods see."""
    root, keys = place
    if value != 0 and builder.outside.meaning(root)[0]:
        node = builder.pack(builder.put(0, keys, value) if keys else value)
        if node:
            builder.writes.append((root, node))
            builder.written[root] = None


def data_of(builder: Builder, place: int, call: Call) -> Value:
    """Return what is at a place of a call."""
    values = call.values
    if place >= FILE:
        return builder.read(values[place - FILE], FILE_KEY) if place - FILE < len(values) else 0
    if place >= 0:
        return values[place] if place < len(values) else 0
    if place == OBJECT:
        return call.value
    return builder.join_all(values[0 if place == ALL else REST - place :])


def _read(builder: Builder, value: Value, keys: tuple[str | None, ...]) -> Value:
    for key in keys:
        if key is not None:
            value = builder.read(value, key)
    return value
