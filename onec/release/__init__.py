"""One release of a configuration as an index: what add-ons lean on, small enough to keep for every release."""
