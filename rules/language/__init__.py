"""The language of security rules: what a rule says about code, and how it is found in modules.

`README.md` beside this folder is the guide for authors. A rule is read by `loader.py` into the values of `pattern.py`.
"""
