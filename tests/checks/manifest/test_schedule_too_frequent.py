"""A command runs by itself more often than a service lets it."""

from checks.manifest import schedule_too_frequent
from checks.manifest.schedule_too_frequent import MIN_PERIOD_SECONDS
from tests.build_papers import COMMAND_LINE, command, found, manifest, papers


def test_period():
    """A shorter period than the least one is a finding; 0 is once a day."""
    for period, lines in (
        (1, [COMMAND_LINE + 9]),
        (MIN_PERIOD_SECONDS - 1, [COMMAND_LINE + 9]),
        (MIN_PERIOD_SECONDS, []),
        (0, []),
        (None, []),
    ):
        assert found(schedule_too_frequent, papers(manifest([command(period=period)]))) == lines


def test_nameless_command():
    """A command whose id the schema's check tells of has a schedule all the same."""
    assert found(schedule_too_frequent, papers(manifest([command(None, period=1)]))) == [COMMAND_LINE + 9]
    assert found(schedule_too_frequent, papers()) == []
