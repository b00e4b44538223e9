"""Rules as pages show them, made up for tests."""

from dataclasses import replace
from datetime import date
from typing import Any

from pipeline.rulebook.sheet import Sheet
from rules.language.definition import Example
from rules.rule import Confidence, Decided, Rule, RuleClass, Severity, Text, Version
from tests.build import made_rule

MESSAGE = Text("Вызов {name} запускает программу", "The call of {name} starts a program")


def rule(code: str = "OS-901", name: str = "program-started", **more: Any) -> Rule:  # noqa: ANN401 (fields of a rule)
    """Return a rule with everything a page shows; `more` are other values for its fields."""
    whole = made_rule(
        code,
        name,
        Severity.CRITICAL,
        Confidence.LOW,
        MESSAGE,
        kind=RuleClass.WEAKNESS,
        decided=Decided.CODE,
        capability="programs",
        versions=(
            Version("2", date(2027, 1, 31), Text("Меньше ложных замечаний.", "Fewer false findings.")),
            Version("1", date(2026, 11, 20), Text("Первая версия.", "First version.")),
        ),
    )
    return replace(whole, **more)


def sheet(one: Rule | None = None, *twins: Rule) -> Sheet:
    """Return the sheet of a rule, with an example of two lines."""
    return Sheet(one or rule(), Example('Если А < Б Тогда\n\tЗапуститьПриложение("x");\n', "// не надо\n"), twins)
