"""The run record: what a report must not hold, because it differs from run to run."""

import json
import platform
import time
import traceback
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pipeline.audit import Audited
from pipeline.version import ENGINE


@dataclass(frozen=True, slots=True)
class RunRecord:
    """When a run started, in UTC, and the reading of the monotonic clock then."""

    started: datetime
    clock: float

    @classmethod
    def start(cls) -> "RunRecord":
        """Return the record of a run that starts now."""
        return cls(datetime.now(UTC), time.monotonic())

    def finish(self, path: Path, audited: Audited) -> bytes:
        """Return the record as JSON: times, path, machine, and what broke with its traceback."""
        record = {
            "schema": "otk-run/1",
            "started": self.started.isoformat(timespec="milliseconds"),
            "seconds": round(time.monotonic() - self.clock, 3),
            "path": str(path.resolve()),
            "sha256": audited.report["artifact"]["sha256"],
            "engine": ENGINE,
            "python": platform.python_version(),
            "system": platform.platform(),
            "host": platform.node(),
            "broken": [
                {"check": one.name, "traceback": traceback.format_exception(one.error)} for one in audited.broken
            ],
        }
        return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")
