"""The text of modules: tokens, the tree of what they say, and the names in it."""
