"""Refuses every mutation and prints the counts (docs/testing.md).

.venv/bin/python -m tests.fuzz
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from tests.fuzz.mutations import MUTATORS
from tests.fuzz.victim import Victim


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        os.environ["TUNG_NHA_STATE"] = f"{name}/state"
        victim = Victim(Path(name), trusted=True)
        counts = {kind: victim.refuse_all(mutate(victim.original)) for kind, mutate in MUTATORS.items()}
        new = victim.accept()
        victim.close()
    for kind, count in counts.items():
        sys.stdout.write(f"{kind}: {count:,} refused\n")
    sys.stdout.write(
        f"in all {sum(counts.values()):,}; accepted 0, crashes 0; then the whole file: {new} new\n"
    )
    sys.stdout.write(f"reasons: {dict(victim.seen.most_common())}\n")


if __name__ == "__main__":
    main()
