"""The command `negotiation-trainer`."""

import sys

from negotiation_trainer.collector import hold_collector, spare_collector


def main() -> int:
    """Run the program with the arguments of the process; return its exit code."""
    hold_collector()
    from negotiation_trainer.cli.run import run

    try:
        return run(sys.argv[1:])
    finally:
        spare_collector()


if __name__ == "__main__":
    sys.exit(main())
