"""Methods of an extension in the configuration's modules could meet those of the configuration."""

from collections.abc import Iterator

from checks.finding import Finding, Location
from checks.subject import Member, Subject
from onec.bsl.outline import method_headers
from onec.model import FileKind, Module, ModuleState
from rules.catalogue import rule

RULE = rule("method-without-prefix")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each adopted object's module with such methods, at the first of them."""
    for member in subject.members:
        content = member.file.content if member.file else None
        if content is None or content.kind is not FileKind.EXTENSION or not content.properties.prefix:
            continue
        adopted = {item.full_name for item in content.objects if item.adopted}
        for module in content.modules:
            if module.object in adopted and module.state is ModuleState.READABLE:
                yield from _found(member, module, content.properties.prefix)


def _found(member: Member, module: Module, prefix: str) -> Iterator[Finding]:
    text = module.text
    others = [(name, at) for name, at in method_headers(text) if not name.lower().startswith(prefix.lower())]
    if others:
        name, at = others[0]
        line = text.count("\n", 0, at) + 1
        column = at - text.rfind("\n", 0, at)
        place = Location(member.place(module.entry), module.object, module.kind.value, name, line, column)
        yield Finding(RULE, place, {"name": name, "count": str(len(others)), "prefix": prefix})
