"""Restores the test's clip in a process of its own, which can be killed. A line on stdout for every report.

python -m tests.core.film_job.worker FOLDER OUT
"""

import sys
from pathlib import Path

from gfr_core.film_job.run import run_film
from gfr_core.progress import Progress
from tests.core.film_job.clips import finder_for, network, wish_for


def told(progress: Progress) -> None:
    print(progress.text, flush=True)  # noqa: T201 - the one who may kill this process reads it


def main() -> None:
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    source = folder / "aunt.mkv"
    run_film(wish_for(folder, source, out=out, resume=True), network(), finder_for(source), told)


if __name__ == "__main__":
    main()
