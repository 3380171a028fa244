"""The command `negotiation-trainer`."""

import sys


def main() -> int:
    """Run the program with the arguments of the process; return its exit code."""
    from negotiation_trainer.cli.run import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
