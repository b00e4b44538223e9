"""What the command line tells beside its result: notes and refusals, on standard error."""

import sys

from pipeline.visible import visible


def tell(note: object) -> None:
    """Write one line to standard error."""
    sys.stderr.write(f"otk: {visible(str(note))}\n")
