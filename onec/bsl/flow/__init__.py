"""Where data come from and where they get to, over modules; see README.md. It knows no rule: tables say all names."""
