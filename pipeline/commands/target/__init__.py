"""`otk target`: the registry of configuration releases; one file a word."""

from pipeline.cli import Commands, common_options
from pipeline.commands.target import add, diff, listing, remove, show, verify
from pipeline.language import _

PARTS = (add, listing, show, diff, verify, remove)


def register(commands: Commands) -> None:
    """Add the command and its words to the parser."""
    parser = commands.add_parser(
        "target",
        help=_("register configurations to check add-ons against"),
        description=_("Keeps an index of each configuration release that add-ons are checked against."),
    )
    common_options(parser)
    words = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"), required=True)
    for part in PARTS:
        part.register(words)
