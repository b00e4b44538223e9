"""Names of the platform in both languages, and what its methods give: made by `make.py`, `additions.txt` by hand."""
