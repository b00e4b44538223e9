"""What the manifest stage finds in real extensions, read from their bytes."""

import pytest

from checks.manifest import CHECKS
from checks.subject import read_subject
from checks.upload import upload
from pipeline.stages import Stage, StageStatus, run_stage
from tests.hostile import corpus

BARE = ["comment-missing", "default-name", "default-prefix", "extension-version-missing", "vendor-missing"]

FOUND = {
    "gitsync_3d4816246e.cfe": BARE,
    "vanessa-runner_acb4365f18.cfe": BARE,
    "mcp-1c_a4c86eacda.cfe": ["comment-missing", "extension-version-missing", "vendor-missing"],
    "BOND-Connector_a2916c86eb.cfe": ["comment-missing"],
    "A1-Export_02971033a4.cfe": ["extension-version-not-in-parts"],
    "A1-Files_f47f99c2c4.cfe": ["comment-missing", "extension-version-not-in-parts"],
}
"""The versions `2.0.0+2021-05-26` and `0.4.0 - 2021-01-18` are no numbers with dots between them."""

OF_PROPERTIES = {*BARE, "extension-version-not-in-parts", "extension-version-too-long", "synonym-missing"}


@pytest.mark.skipif(not corpus().is_dir(), reason="no corpus under OTK_SHARED")
@pytest.mark.parametrize("name", FOUND)
def test_properties_of_a_real_extension(name: str):
    """What is missing in the properties of the root is found, and nothing else of them."""
    subject = read_subject(upload((corpus() / "files" / name).read_bytes(), name))

    ended = run_stage(Stage.MANIFEST, subject, CHECKS)

    assert ended.status is StageStatus.FAILED
    assert ended.broken == ()
    names = sorted(finding.rule.name for finding in ended.findings)
    assert [one for one in names if one in OF_PROPERTIES] == FOUND[name]
