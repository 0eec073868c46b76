"""The console script: runs a command and turns what goes wrong into one line and an exit status."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from migrator.errors import DEBUG, ExitStatus, MigratorError
from migrator.memory import collect_less

_INTERRUPTED = 130


def run() -> NoReturn:
    """The process itself: runs the command line, and leaves without taking the memory apart piece by piece.

    That would be a tenth of the time of a hook. What has to be put in order is put in order before `main` returns.
    """
    status = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        sys.exit(status)  # tells that nobody reads any more, as every Python program does
    os._exit(status)


def main() -> int:
    """Run the command line; the return value is the exit status of the process."""
    collect_less()
    import click  # noqa: PLC0415 - loaded once a command line is there to be read

    from migrator.cli import cli  # noqa: PLC0415

    try:
        status = cli.main(prog_name="migrator", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return ExitStatus.USAGE
    except click.ClickException as error:
        return _fail(error.format_message(), ExitStatus.USAGE)
    except (click.Abort, KeyboardInterrupt):
        return _fail("interrupted", _INTERRUPTED)
    except MigratorError as error:
        return _fail(str(error), error.exit_status)
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        what = f"{type(error).__name__}; run again with {DEBUG}=1 and report what it prints"
        return _fail(f"internal error: {what}", ExitStatus.INCOMPLETE)
    return int(status or ExitStatus.CLEAN)


def _fail(message: str, status: int) -> int:
    line = " ".join(message.split())
    sys.stderr.write(f"migrator: error: {line}\n")
    return status


if __name__ == "__main__":
    run()
