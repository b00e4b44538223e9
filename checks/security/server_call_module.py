"""Many methods of a common module, or privileged ones, are open to every client."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.metadata.described import in_add_ons
from checks.subject import Subject
from onec.bsl.parser import parse
from onec.model import CommonModuleFlags
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("server-call-module")

MANY_METHODS = 10
"""More exported methods than a client of one function needs."""

GLOBAL = Text("модуль глобальный", "the module is global")
CACHED = Text(
    "модуль привилегированный и повторно использует значения", "the module is privileged and reuses return values"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each own common module that opens too much."""
    counts = _exported(subject)
    for one in in_add_ons(subject, "CommonModule"):
        if one.item.flags and not one.item.adopted:
            told = _told(one.item.flags, counts.get((one.member.entry, one.item.full_name), 0))
            if told is not None:
                yield Finding(RULE, one.place, {"name": one.item.name, "told": told})


def _told(flags: CommonModuleFlags, count: int) -> Text | None:
    if flags.privileged and flags.reuse:
        return CACHED
    if flags.global_ and flags.server:
        return GLOBAL
    if flags.server_call and count > MANY_METHODS:
        return Text(f"экспортных методов: {count}", f"exported methods: {count}")
    return None


def _exported(subject: Subject) -> dict[tuple[str, str], int]:
    """Return how many methods clients can call in the modules that they reach, by file and full name."""
    open_ones = {
        (one.member.entry, one.item.full_name)
        for one in in_add_ons(subject, "CommonModule")
        if one.item.flags and one.item.flags.server_call
    }
    return {
        (member.entry, module.object): sum(method.exported for method in parse(module.text).methods)
        for member, module in subject.modules()
        if (member.entry, module.object) in open_ones
    }
