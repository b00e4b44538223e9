"""Build hook that compiles the gettext catalogues, for a wheel and for an editable install alike."""

from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CATALOGUES = "*/locale/*/LC_MESSAGES/*.po"


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]  # the parameter is hatchling's own business
    """Puts an `.mo` file beside each `.po` file of our packages."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  # hatchling's signature
        """Compile every catalogue; a broken one stops the build and is named."""
        for source in sorted(Path(self.root).glob(CATALOGUES)):
            try:
                compile_catalogue(source)
            except PoFileError as error:
                error.add_note(str(source.relative_to(self.root)))
                raise


def compile_catalogue(source: Path) -> None:
    """Write the compiled catalogue beside `source`.

    A running `otk` may be reading the old one, so the new one takes its place in one step.
    """
    compiled = BytesIO()
    with source.open("rb") as text:
        write_mo(compiled, read_po(text, abort_invalid=True))
    target = source.with_suffix(".mo")
    draft = target.with_suffix(".mo.new")
    draft.write_bytes(compiled.getvalue())
    draft.replace(target)
