"""The description of an object cannot be read."""

from collections.abc import Iterator
from dataclasses import replace

from checks.finding import Finding
from checks.reader_faults import refused
from checks.subject import Subject
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("bad-metadata")

REASONS = {
    "no-header": Text("нет заголовка объекта", "an object has no header"),
    "unknown-class": Text("корень неизвестного вида", "the root is of no known class"),
    "capitals": Text("идентификатор записан заглавными буквами", "an identifier is written in capitals"),
    "named-twice": Text("один объект назван дважды", "an object is named twice"),
    "bad-name": Text("имя объекта недопустимо", "an object has a name that isn’t allowed"),
    "too-many": Text("слишком много объектов", "there are too many objects"),
    "too-deep": Text("объекты вложены слишком глубоко", "objects are nested too deep"),
    "too-long": Text("описания слишком длинны", "the descriptions are too long"),
    "two-texts": Text("у модуля два текста", "a module has two texts"),
    "two-projects": Text("здесь два проекта", "there are two projects"),
}
"""By the words of the readers."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each file refused for it, with the reason in words."""
    for finding in refused(subject, RULE):
        reason = finding.values.get("reason")
        known = {"reason": REASONS[reason]} if isinstance(reason, str) and reason in REASONS else {}
        yield replace(finding, values={**finding.values, **known})
