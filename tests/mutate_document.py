"""XML documents with one thing changed after the other: for tests that bear whatever comes of it."""

import copy
from collections.abc import Callable
from typing import TYPE_CHECKING

from onec.document_values import INSTANCE, namespace

if TYPE_CHECKING:
    from lxml.etree import _Element

TEXTS = ("", "x", "true", "1", "0", " true ", "5", "-5.5", ".", "+.5", "1e3", "Report", "High", "Posting", "  ", "007")
TYPES = ("xs:string", "perm:FileSystemAccess", "perm:PermissionBase", "Nope", "ExtensionCommand", "q:x", "", "xs:int")
WORDS = (
    (f"{INSTANCE}type", TYPES),
    (f"{INSTANCE}nil", ("true", "false", "maybe", " 1 ")),
    ("BeginTime", ("x", "07:30:00")),
)


def mutate(root: "_Element", choose: Callable[[int], int]) -> None:
    """Change one thing of a tree; `choose` gives a number below its argument."""
    every = list(root.iter())
    element, other = every[choose(len(every))], every[choose(len(every))]
    parent = element.getparent()
    act = choose(10)
    if act < len(WORDS):
        name, values = WORDS[act]
        element.set(name, values[choose(len(values))])
    elif act == 3:
        element.text = TEXTS[choose(len(TEXTS))]
    elif act == 4:
        names = (str(other.tag), "x", "{urn:x}Name", f"{{{namespace(element)}}}Name")
        element.tag = names[choose(len(names))]
    elif act == 5:
        element.append(copy.deepcopy(other))
    elif parent is not None:
        rearrange(parent, element, other, act, choose)


def rearrange(
    parent: "_Element", element: "_Element", other: "_Element", act: int, choose: Callable[[int], int]
) -> None:
    """Take a child away, move it, put another beside it, or a text behind it."""
    if act == 6:
        parent.remove(element)
    elif act == 7:
        parent.insert(choose(len(parent)), element)
    elif act == 8:
        parent.insert(choose(len(parent) + 1), copy.deepcopy(other))
    else:
        element.tail = TEXTS[choose(len(TEXTS))]
