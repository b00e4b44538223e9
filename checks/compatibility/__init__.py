"""The compatibility stage: will the add-on work on a release of its configuration."""
