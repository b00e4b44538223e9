"""An item asks to run outside safe mode."""

from checks.manifest import safe_mode_refused
from tests.build_papers import described, found, line_of, manifest, papers


def test_code_refuses():
    """A refusal in code is one finding there, whatever the manifest says."""
    assert found(safe_mode_refused, papers(code=described(safe_mode=False))) == [100]
    assert found(safe_mode_refused, papers(manifest(safe_mode=True), described(safe_mode=False))) == [100]
    assert found(safe_mode_refused, papers(manifest(safe_mode=False), described(safe_mode=False))) == [100]


def test_manifest_refuses():
    """An old manifest can refuse where the code does not, or cannot be read."""
    for code in (described(safe_mode=True), described(), described(safe_mode=None), None):
        assert found(safe_mode_refused, papers(manifest(safe_mode=False), code)) == [line_of("safe_mode")]


def test_nobody_refuses():
    """Safe mode is on by default."""
    for code in (described(safe_mode=True), described(), described(safe_mode=None), None):
        assert found(safe_mode_refused, papers(manifest(), code)) == []
        assert found(safe_mode_refused, papers(manifest(safe_mode=True), code)) == []
