"""What a managed form holds, as an index keeps it."""

from onec.form_content import FormContent
from onec.release.model import IndexedForm
from onec.release.types import Types


def indexed_form(form: FormContent, types: Types) -> IndexedForm:
    """Return the names of a form's parts, sorted: sources list some of them in orders of their own."""
    return IndexedForm(
        attributes=tuple(sorted({one.name: types.indexed(one.types) for one in form.attributes}.items())),
        items=_sorted(form.named),
        commands=_sorted(form.commands),
        handlers=_sorted(form.methods),
    )


def _sorted(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))
