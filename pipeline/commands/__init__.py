"""Commands of `otk`, one a file; each registers itself through the entry-point group `otk.commands`."""
