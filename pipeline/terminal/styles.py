"""Colours, by the names a terminal theme gives them; each stands beside a word that says the same."""

from typing import Final

SEVERITIES: Final = {
    "blocker": "bold white on red",
    "critical": "bold red",
    "major": "bold yellow",
    "minor": "bold cyan",
    "info": "bold",
}
LINES: Final = {"blocker": "bold red", "critical": "bold red", "major": "bold yellow", "minor": "bold", "info": "bold"}
"""Of the line of code at fault, by severity."""

VERDICTS: Final = {
    "accepted": "bold green",
    "rejected": "bold white on red",
    "review": "bold yellow",
    "undecided": "bold reverse",
}
STATUSES: Final = {"passed": "green", "failed": "yellow", "broken": "bold reverse", "skipped": "dim"}
"""A check of ours that broke never wears the red of a finding."""
