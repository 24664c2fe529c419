"""The deletion of the window, as a command: `python -m tests.faults.wipe wipe --data FOLDER --json`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from core.base.errors import ExitCode, UserError
from tests.faults import prepared


def main(folder: Path) -> int:
    try:
        left = prepared.workspaces().wipe(folder)
    except UserError as error:
        sys.stdout.write(json.dumps({"error": error.code}))
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    sys.stdout.write(json.dumps({"left": [str(path) for path in left]}))
    return ExitCode.DONE


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[sys.argv.index("--data") + 1])))
