"""What the pipeline raises.

    PipelineError
    ├── UsageError           the caller asked for something that makes no sense; exit code 2
    └── EnvironmentTrouble   a file is missing, unreadable, or there is no space; exit code 5

The artifact's faults are findings, ours are broken stages; neither is an exception here.
"""


class PipelineError(Exception):
    """Base of what the pipeline raises on purpose; the message names the thing and is shown to people as it is."""


class UsageError(PipelineError):
    """An option, or a file given to one, is wrong: a baseline that is no report, an unknown policy."""


class EnvironmentTrouble(PipelineError):  # noqa: N818 (an "EnvironmentError" is another thing in Python)
    """The machine does not let us: a file cannot be opened, the disk is full."""
