"""`otk kit`: make a delivery kit, check one, show one; one file a word."""

from pipeline.cli import Commands, common_options
from pipeline.commands.kit import check, new, show
from pipeline.language import _

PARTS = (new, check, show)


def register(commands: Commands) -> None:
    """Add the command and its words to the parser."""
    parser = commands.add_parser(
        "kit",
        help=_("make, check and show delivery kits"),
        description=_("Makes a delivery kit from a data processor or report, checks one, shows what one says."),
    )
    common_options(parser)
    words = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"), required=True)
    for part in PARTS:
        part.register(words)
