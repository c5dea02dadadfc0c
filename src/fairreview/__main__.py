"""Runs the command line: ``python -m fairreview``."""

from fairreview.cli.main import main

main()
