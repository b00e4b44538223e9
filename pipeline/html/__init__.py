"""The report as one HTML page that opens offline, prints and needs no script."""  # noqa: A005 (only ever imported as pipeline.html)
