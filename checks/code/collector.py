"""Python's collector of cycles: off while a module is examined, for trees have no cycles and are gone without it.

Each look of the collector goes through all there is: through the millions of nodes of a large tree a dozen times over.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_off() -> Iterator[None]:
    """Keep the collector from looking, and leave it as it was found."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
