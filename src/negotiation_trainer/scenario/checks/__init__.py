"""All that is wrong with scenario, persona and pack files, told at once and at its place.

A table of small checks, one module for each group; `run` decides which of them a file gets.
"""

from negotiation_trainer.scenario.checks.run import (
    Check,
    check_file,
    check_library,
    check_paths,
    check_source,
    files_below,
)

__all__ = ["Check", "check_file", "check_library", "check_paths", "check_source", "files_below"]
