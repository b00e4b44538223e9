"""`otk rules`: read the rules, write new ones, try them; one file a word."""

from pipeline.cli import Commands, common_options
from pipeline.commands.rules import docs, listing, new, replay, show, test
from pipeline.language import _

PARTS = (listing, show, new, test, replay, docs)


def register(commands: Commands) -> None:
    """Add the command and its words to the parser."""
    parser = commands.add_parser(
        "rules",
        help=_("read, write and try rules"),
        description=_("Shows the rules, makes pages of them, and helps their authors."),
    )
    common_options(parser)
    words = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"), required=True)
    for part in PARTS:
        part.register(words)
