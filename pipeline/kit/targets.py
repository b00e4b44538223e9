"""Configurations named on the command line, as `NAME`, `NAME@VERSION` or `NAME@MIN..MAX`."""

import re

from checks.manifest.versions import MAX_VERSION_CHARS, is_exact
from pipeline.errors import UsageError
from pipeline.kit.draft import DraftTarget
from pipeline.language import _
from pipeline.visible import visible

_NAME = re.compile(r"[^\W\d]\w{0,79}")


def read_target(text: str) -> DraftTarget:
    """Return the configuration that an option names.

    Raises:
        UsageError: the name is no name in metadata, or the version none of four numbers; a range has no place in the
            list of data processors and reports, whose versions are compared exactly.
    """
    name, _at, versions = text.partition("@")
    if not _NAME.fullmatch(name):
        raise UsageError(_("“%s” is no name of a configuration like БухгалтерияПредприятия") % visible(name))
    minimum, dots, maximum = versions.partition("..")
    if dots and minimum != maximum:
        raise UsageError(
            _("“%s”: the list of data processors and reports holds exact versions; give one --target for each")
            % visible(text)
        )
    if minimum and (not is_exact(minimum) or len(minimum) > MAX_VERSION_CHARS):
        raise UsageError(_("“%s” is no version of four numbers like 3.0.150.12") % visible(minimum))
    return DraftTarget(name, minimum)
