"""What is found: flows with the way data take."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class StepKind(StrEnum):
    """What a step of a flow is.

    SOURCE: data begin; ASSIGN: something is made of them; CALL: they are handed to a method; RETURN: they come back
    from one; SINK: they end.
    """

    SOURCE = "source"
    ASSIGN = "assign"
    CALL = "call"
    RETURN = "return"
    SINK = "sink"


class FlowStep(NamedTuple):
    """A place on the way: number of the module, offset in its text."""

    module: int
    offset: int
    kind: StepKind


@dataclass(frozen=True, slots=True)
class Flow:
    """Data of one label that reach a sink.

    Attributes:
        label: what the data are. carried: labels that they have or get on this way, this one included.
        sink: where they end: its word.
        module, offset: the place of the sink; name: the sink as written; method: the method around it, as written.
        steps: from the source to the sink, the shortest way.
    """

    label: str
    carried: tuple[str, ...]
    sink: str
    module: int
    offset: int
    name: str
    method: str
    steps: tuple[FlowStep, ...]


class Cause(StrEnum):
    """Which limit was reached.

    METHOD: one method is too large; MODULE: what the methods of a module cost together; WAY: the search for one way
    was given up; PART: what all modules cost together that are looked at at once.
    """

    METHOD = "method"
    MODULE = "module"
    WAY = "way"
    PART = "part"


class Partly(NamedTuple):
    """A method that was not followed to the end, as a limit was reached."""

    module: int
    method: str
    cause: Cause
