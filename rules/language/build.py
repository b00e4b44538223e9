"""Makes the tables of a pack from what authors wrote: every name with all its spellings."""

from collections.abc import Iterable

from rules.language import spell
from rules.language.definition import Definition
from rules.language.literals import needed
from rules.language.needs import texts_needed
from rules.language.pattern import Group, LeafKind, Pattern
from rules.language.tables import CONTEXTS, Context, Tables


def tables(definitions: Iterable[Definition]) -> Tables:
    """Return the tables of some rules."""
    made = Tables()
    for one in definitions:
        flow = spell.taint(one.taint) if one.taint else None
        made.rules.append([one.name, one.modules, one.shown, flow])
        for pattern in one.match:
            found = _numbered(made, spell.pattern(pattern), asked=False)
            made.patterns[found.number] = (len(made.rules) - 1, found)
    return made


def _numbered(made: Tables, pattern: Pattern, *, asked: bool) -> Pattern:
    """Give a pattern and those it asks for their numbers, and note by what they are found."""
    if asked and pattern in made.known:
        return made.known[pattern]
    number = len(made.patterns)
    made.patterns.append(None)
    _index(made, pattern, number)
    found = pattern._replace(number=number, group=_group(made, pattern.group))
    if asked:
        made.known[pattern] = found
    return found


def _group(made: Tables, group: Group) -> Group:
    def groups(some: tuple[Group, ...]) -> tuple[Group, ...]:
        return tuple(_group(made, one) for one in some)

    return group._replace(
        near=tuple(
            one._replace(patterns=tuple(_numbered(made, pattern, asked=True) for pattern in one.patterns))
            for one in group.near
        ),
        every=groups(group.every),
        choice=groups(group.choice),
        never=groups(group.never),
    )


def _index(made: Tables, pattern: Pattern, number: int) -> None:
    """Note by what a pattern is found."""
    leaf = pattern.leaf
    if texts := texts_needed(pattern):
        made.texts[str(number)] = texts
    if leaf in CONTEXTS:
        _index_names(made, pattern, number)
    elif leaf is LeafKind.COMMENT:
        made.comments.append((number, pattern.text, needed(pattern.text)))
    elif leaf in (LeafKind.STRING, LeafKind.QUERY):
        needles = needed(pattern.text)
        made.literals.append((number, pattern.text, needles, leaf is LeafKind.QUERY))
        for needle in needles:
            made.needles.setdefault(needle, []).append(number)
    elif leaf in (LeafKind.METHOD, LeafKind.LINE):
        made.plain.setdefault(leaf, []).append(number)
    else:
        for name in pattern.names:
            for word in name.split(spell.OR):
                _once(made.keyed.setdefault(leaf, {}).setdefault(word, []), number)


def _index_names(made: Tables, pattern: Pattern, number: int) -> None:
    context = CONTEXTS[pattern.leaf]
    if context is Context.NEW:
        made.news.append(number)
    for name in pattern.names:
        *front, last = name.split(".")
        if last == spell.ANY:
            _add_wild(made, front, context, number)
            continue
        for word in last.split(spell.OR):
            _once(made.words.setdefault(word, [[] for _ in Context])[context], number)


def _add_wild(made: Tables, front: list[str], context: Context, number: int) -> None:
    """Note a pattern that takes any word, behind the word it begins with if it has one."""
    if not front or front[0] == spell.ANY:
        _once(made.wild[context], number)
        return
    for word in front[0].split(spell.OR):
        made.heads.setdefault(word, []).append((number, context, 2 * len(front)))


def _once(numbers: list[int], number: int) -> None:
    if number not in numbers[-1:]:
        numbers.append(number)
