"""Code of an adopted form names an item that the form of the release does not have any more."""

from collections.abc import Iterator

from checks.compatibility.adopted_forms import adopted_forms
from checks.compatibility.fitting import Fitting
from checks.finding import Finding
from rules.catalogue import rule

RULE = rule("form-item-in-code-absent")


def check(fitting: Fitting) -> Iterator[Finding]:
    """Yield the first place that names each item which was there when the form was adopted and is not now."""
    for one in adopted_forms(fitting):
        for name in one.lost_items:
            place = one.named_in_code.get(name.lower())
            if place is not None:
                values = {"object": one.item.full_name, "name": name, "release": fitting.title}
                yield Finding(RULE, place, values)
