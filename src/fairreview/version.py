"""The version of the engine; it is in every report."""

__version__ = "0.1.0"
