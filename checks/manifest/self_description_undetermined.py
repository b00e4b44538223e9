"""Something that the service goes by cannot be told from the code."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.stated import short
from checks.manifest.told import missing, same, things
from onec.self_description import CodePlace, SelfDescription, Why
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("self-description-undetermined")

PASSED_OVER: Final = frozenset({"information", "form_settings", "hidden"})
"""Nobody decides anything by these."""

REASONS: Final = {
    Why.CALL: Text("даёт или может изменить другой код", "is given or may be changed by other code"),
    Why.PARAMETER: Text("передаётся параметром", "is passed as a parameter"),
    Why.DATABASE: Text("хранится в базе", "lies in the database"),
    Why.STATE: Text("задаётся в другом месте или не того вида", "is given elsewhere or is of another sort"),
    Why.CONDITION: Text("зависит от условия", "depends on a condition"),
    Why.LOOP: Text("зависит от цикла", "depends on a loop"),
    Why.OPERATION: Text(
        "получается действием, которое здесь не вычисляется", "comes from an operation that is not computed here"
    ),
    Why.UNREAD: Text("зависит от кода, который не удалось прочитать", "depends on code that could not be read"),
    Why.EXECUTED_TEXT: Text("зависит от кода, который выполняется как текст", "depends on code that runs as a text"),
    Why.LIMIT: Text("получается слишком долгим путём", "comes about in too long a way"),
}


class Open(NamedTuple):
    """Something undetermined: its name, the place because of which, why, and the code there."""

    what: Text
    place: CodePlace
    why: Why
    written: str


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each thing; what one place hides is told once."""
    seen: set[tuple[CodePlace, Why]] = set()
    for one in _open(papers.described) if papers.described else ():
        key = (one.place, one.why)
        if key not in seen:
            seen.add(key)
            values = {"what": one.what, "reason": REASONS[one.why], "written": same(short(one.written))}
            yield Finding(RULE, papers.at(one.place), values, statement=one.what.en)


def _open(described: SelfDescription) -> Iterator[Open]:
    for name, gap in missing(described):
        yield Open(name, gap.place, gap.why, gap.written)
    for field, name, told in things(described):
        if told.why and field not in PASSED_OVER:
            yield Open(name, told.place, told.why, told.written)
    for parameter, told in described.open_parameters:
        if told.why:
            yield Open(Text(f"Разрешение {parameter}", f"Permission {parameter}"), told.place, told.why, told.written)
