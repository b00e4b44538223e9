"""The rules as people read them: a list, a page each in the terminal, a site of all; and what authors do with them."""
