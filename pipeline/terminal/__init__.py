"""The report for people, line by line, as a terminal shows it."""
