"""One module for each command; `run(arguments, context)` returns the exit code."""
