"""Rules on code: from the modules of an artifact to findings."""
