"""Methods of an extension that stand before, behind or in place of the configuration's."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from onec.bsl import tree
from onec.bsl.code import Code
from onec.bsl.seek import Part
from onec.bsl.walk import walk
from rules.rule import Text

COMMON_MODULE: Final = "CommonModule"


class Manner(StrEnum):
    """How a method is intercepted."""

    BEFORE = "before"
    AFTER = "after"
    AROUND = "around"
    CHANGE = "changeandvalidate"


_MANNERS: Final = {
    "перед": Manner.BEFORE,
    "после": Manner.AFTER,
    "вместо": Manner.AROUND,
    "изменениеиконтроль": Manner.CHANGE,
    **{one.value: one for one in Manner},
}
MANNER_WORDS: Final = {
    Manner.BEFORE: Text("&Перед", "&Before"),
    Manner.AFTER: Text("&После", "&After"),
    Manner.AROUND: Text("&Вместо", "&Around"),
    Manner.CHANGE: Text("&ИзменениеИКонтроль", "&ChangeAndValidate"),
}

PROCEED: Final = frozenset({"продолжитьвызов", "proceedwithcall"})


class Interceptor(NamedTuple):
    """A method with such an annotation.

    Attributes:
        target: name of the method of the configuration, as written.
        at: token of the annotation.
    """

    part: Part
    manner: Manner
    target: str
    at: int

    def proceeds(self) -> Iterator[int]:
        """Yield the tokens where the intercepted method is called on."""
        for node in walk(self.part.body):
            if type(node) is tree.Call and node.name in PROCEED:
                yield node.at


def interceptors(code: Code) -> Iterator[Interceptor]:
    """Yield the interceptors of a module in the order of the text."""
    for method in code.module.methods:
        for annotation in method.annotations:
            manner = _MANNERS.get(annotation.name)
            if manner is not None:
                target = _target(code, annotation)
                if target:
                    yield Interceptor(Part(method.name, method, method.body), manner, target, annotation.at)


def common_module(code: Code) -> str:
    """Return the name of the common module that this is, "" for any other module."""
    kind, _, name = code.around.object.partition(".")
    return name if kind == COMMON_MODULE else ""


def _target(code: Code, annotation: tree.Annotation) -> str:
    for _, value in annotation.arguments[:1]:
        if isinstance(value, tree.Text):
            return code.module.string(value).strip()
    return ""
