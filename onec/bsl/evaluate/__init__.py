"""What a method gives back, found without running it: see values.py for what can be known, runner.py for how."""
