"""Findings of what the readers met: refusals and anomalies, whose class word is the name of their rule."""

from collections.abc import Iterator

from checks.finding import Finding, Location
from checks.subject import Subject
from rules.rule import Rule


def refused(subject: Subject, rule: Rule) -> Iterator[Finding]:
    """Yield one finding for each file that was refused for the fault the rule is named after."""
    for refusal in subject.refusals():
        if refusal.fault == rule.name:
            yield Finding(rule, Location(refusal.entry), refusal.values)


def noted(subject: Subject, rule: Rule) -> Iterator[Finding]:
    """Yield one finding for each anomaly of the class the rule is named after, at its line where it tells one."""
    for entry, anomaly in subject.anomalies():
        if anomaly.fault == rule.name:
            line = int(anomaly.values.get("line", 0))
            yield Finding(rule, Location(entry, line=line or None), anomaly.values)
