"""The version of the engine, as reports name it."""

ENGINE = "1.0.0"
