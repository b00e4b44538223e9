"""Compatibility modes and the declared platform."""

import pytest

from checks.card import Card
from checks.manifest.compatibility_above_platform import RULE, check
from onec.model import FileKind
from tests.build_submission import submitted


@pytest.mark.parametrize(
    ("mode", "platform"),
    [("8.3.24", "8.3.23"), ("8.3.24", "8.3.9.2170"), ("8.5.1", "8.3.27"), ("8.3.24", "8.3.23.9999")],
)
def test_mode_is_newer(mode: str, platform: str):
    """A mode above the platform is found, compared as numbers and without the build."""
    [finding] = check(submitted(extension_compatibility_mode=mode, card=Card(platform=platform)))

    assert finding.rule is RULE
    assert finding.values == {"mode": mode, "platform": platform}


@pytest.mark.parametrize(
    ("mode", "platform"), [("8.3.24", "8.3.24.1"), ("8.3.9", "8.3.10"), ("8.3.24", ""), ("8.3.24", "8.5.1")]
)
def test_mode_is_no_newer(mode: str, platform: str):
    """The platform of the mode itself will do, and a card need not declare one."""
    assert not list(check(submitted(extension_compatibility_mode=mode, card=Card(platform=platform))))


def test_mode_of_the_configuration():
    """An extension without a mode of its own goes by that of the configuration it was made in."""
    card = Card(platform="8.3.20")

    assert len(list(check(submitted(compatibility_mode="8.3.21", card=card)))) == 1
    assert not list(check(submitted(compatibility_mode="8.3.21", extension_compatibility_mode="8.3.20", card=card)))
    assert not list(check(submitted(card=card)))


def test_data_processor_and_no_card():
    """A data processor has no mode, and without a card nothing is declared."""
    mode = {"extension_compatibility_mode": "8.5.1"}

    assert not list(check(submitted(kind=FileKind.DATA_PROCESSOR, card=Card(platform="8.3.20"), **mode)))  # type: ignore[arg-type]
    assert not list(check(submitted(**mode)))  # type: ignore[arg-type]
