"""Order of stages, verdict, comparison, report, and the command line `otk`."""
