"""What one upload may still cost while it is read."""

from onec.errors import RefusedError
from onec.faults import Fault
from onec.limits import MAX_BASE64_VALUES, MAX_INFLATED_BYTES, MAX_MODULE_BYTES, MAX_ONE_MODULE_BYTES, MAX_UPLOAD_VALUES


class Budget:
    """Counts what is inflated and kept for one upload, over all its files and nested containers.

    Counted, never timed: the same file meets the same limit on every machine.
    """

    __slots__ = ("base64_values", "inflated_bytes", "module_bytes", "values")

    def __init__(
        self,
        inflated_bytes: int = MAX_INFLATED_BYTES,
        module_bytes: int = MAX_MODULE_BYTES,
        values: int = MAX_UPLOAD_VALUES,
    ) -> None:
        self.inflated_bytes = inflated_bytes
        self.module_bytes = module_bytes
        self.values = values
        self.base64_values = MAX_BASE64_VALUES

    def spend_inflated(self, size: int, entry: str) -> None:
        """Take `size` bytes of inflated data.

        Raises:
            RefusedError: deflate-bomb, the upload as a whole inflates beyond its limit.
        """
        self.inflated_bytes -= size
        if self.inflated_bytes < 0:
            raise RefusedError(Fault.DEFLATE_BOMB, entry, limit=MAX_INFLATED_BYTES, of="upload")

    def spend_values(self, count: int, entry: str) -> None:
        """Take values of bracket text that are parsed.

        Raises:
            RefusedError: bracket-too-large, the elements of the upload hold too many together.
        """
        self.values -= count
        if self.values < 0:
            raise RefusedError(Fault.BRACKET_TOO_LARGE, entry, limit=MAX_UPLOAD_VALUES)

    def spend_base64(self, count: int, entry: str) -> None:
        """Take base64 values that checks will decode and look at, each by itself.

        Raises:
            RefusedError: bracket-too-large.
        """
        self.base64_values -= count
        if self.base64_values < 0:
            raise RefusedError(Fault.BRACKET_TOO_LARGE, entry, limit=MAX_BASE64_VALUES)

    def spend_module(self, size: int, entry: str) -> None:
        """Take `size` bytes of module text that stays in memory.

        Raises:
            RefusedError: too-much-module-text.
        """
        self.module_bytes -= size
        if size > MAX_ONE_MODULE_BYTES or self.module_bytes < 0:
            limit = MAX_ONE_MODULE_BYTES if size > MAX_ONE_MODULE_BYTES else MAX_MODULE_BYTES
            raise RefusedError(Fault.TOO_MUCH_MODULE_TEXT, entry, limit=limit)
