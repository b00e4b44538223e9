"""The stylesheet of the page, and the policy that lets only it in."""

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from itertools import product

from pipeline.html.findings import SEVERITIES, STAGES

_CHOICES = {"severity": SEVERITIES, "stage": STAGES, "since": ("new", "remaining")}
_SHA256 = re.compile(r"[0-9a-f]{64}")


def stylesheet(sha256: str) -> str:
    """Return the CSS, without a tag; on paper the foot of each page names the artifact."""
    foot = f'content: "SHA-256 {sha256}"; ' if _SHA256.fullmatch(sha256) else ""
    return f"{_common()}@page {{ @bottom-left {{ {foot}}} }}\n"


def content_security_policy(style: str) -> str:
    """Return a policy under which a page shows this one style and loads, runs and sends nothing."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@cache
def _common() -> str:
    return files("pipeline.html").joinpath("report.css").read_text("utf-8") + _filter_rules()


def _filter_rules() -> str:
    """Return the rules that make the radio buttons work without a script.

    A finding that a choice leaves out is not shown; a group with nothing left says so. CSS cannot count what is shown,
    so every combination of choices has its selector. On paper there are no choices: all is printed.
    """
    hidden, empty = [], []
    options = [[None, *(f"{name}-{value}" for value in values)] for name, values in _CHOICES.items()]
    for combination in product(*options):
        chosen = [choice for choice in combination if choice]
        root = ":root" + "".join(f":has(#{choice}:checked)" for choice in chosen)
        if len(chosen) == 1:
            hidden.append(f"{root} .counts .finding:not(.{chosen[0]})")
        if chosen:
            empty.append(f"{root} .counts:not(:has({''.join(f'.{choice}' for choice in chosen)}))")
    comma = ",\n"
    return (
        f"@media screen {{\n{comma.join(hidden)} {{ display: none; }}\n"
        f"{comma.join(empty)} {{ --some: none; --none: inline; }}\n}}\n"
    )
