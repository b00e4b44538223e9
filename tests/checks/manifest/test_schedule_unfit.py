"""A command that needs a user has a schedule."""

import pytest

from checks.manifest import schedule_unfit
from onec.manifest import StartupType
from tests.build_papers import COMMAND_LINE, command, found, manifest, papers


@pytest.mark.parametrize("startup", StartupType)
def test_way_of_start(startup: StartupType):
    """Only what runs on the server alone can be scheduled."""
    lines = [] if startup in (StartupType.SERVER_CALL, StartupType.SAFE_MODE) else [COMMAND_LINE + 9]

    assert found(schedule_unfit, papers(manifest([command(startup=startup, period=0)]))) == lines
    assert found(schedule_unfit, papers(manifest([command(startup=startup)]))) == []


def test_not_known():
    """A way of start that the schema's check tells of is none here."""
    assert found(schedule_unfit, papers(manifest([command(startup=None, period=0)]))) == []
    assert found(schedule_unfit, papers()) == []
