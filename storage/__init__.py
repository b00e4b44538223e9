"""Adapters of the ports that `pipeline` defines: where things are kept. The only folder that knows where."""
