"""What the readers raise.

    OneCError
    ├── RefusedError         the file is refused as a whole, with one class of fault
    ├── MissingValueError    a value that bracket text should hold is absent or of another type
    └── BadIndexError        bytes that should be the index of a release are none, or are damaged

`RefusedError` is the artifact's fault and becomes a finding in the format stage. `MissingValueError` never leaves
`onec`: the readers of metadata turn it into a refusal or leave the value out.
"""

from typing import TYPE_CHECKING, Any

from onec.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping


class OneCError(Exception):
    """Base of everything the readers raise on purpose."""


class RefusedError(OneCError):
    """The file, or one file of a kit, cannot be read and is refused as a whole.

    Args:
        fault: the class of the fault.
        entry: name of the element or archive entry at fault, "" for the file itself.
        values: what the message of the fault's rule needs, as text.
    """

    def __init__(self, fault: Fault, entry: str = "", **values: object) -> None:
        self.fault = fault
        self.entry = entry
        self.values: Mapping[str, str] = {name: str(value) for name, value in values.items()}
        details = "".join(f" {name}={value}" for name, value in self.values.items())
        super().__init__(f"{fault}{' in ' + ascii(entry) if entry else ''}{ascii(details)[1:-1]}")

    def inside(self, entry: str) -> "RefusedError":
        """Return the same refusal, placed under an outer element or archive entry."""
        return RefusedError(self.fault, f"{entry}/{self.entry}" if self.entry else entry, **self.values)

    def __reduce__(self) -> tuple[Any, ...]:
        """Keep the fault, the entry and the values when the error crosses to another process."""
        return _rebuild, (self.fault, self.entry, dict(self.values))


class MissingValueError(OneCError):
    """Bracket text lacks a value; `path` says where, as indices from the outermost list."""

    def __init__(self, path: tuple[int, ...], expected: str) -> None:
        self.path = path
        self.expected = expected
        super().__init__(f"no {expected} at [{']['.join(map(str, path))}]")


def _rebuild(fault: Fault, entry: str, values: dict[str, str]) -> RefusedError:
    return RefusedError(fault, entry, **values)


class BadIndexError(OneCError):
    """Bytes that should be the index of a release are none, are damaged, or come of another version of the format."""
