"""The language of rules about code: what a rule looks for, and how it is found in modules.

`README.md` is the guide for authors. A rule is read by `definition.py` into the values of `pattern.py`, compiled by
`build.py` into tables, and `engine.py` matches these with a module.
"""
