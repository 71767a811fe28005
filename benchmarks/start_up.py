"""How long the programs take to answer: `python benchmarks/start_up.py`. Medians of fresh processes, files cached."""

import statistics
import subprocess
import sys
import time

RUNS = 11
COMMANDS = {
    "python, nothing": ["-c", "pass"],
    "gfr --help": ["-m", "gfr_core.cli", "--help"],
    "gfr restore --help": ["-m", "gfr_core.cli", "restore", "--help"],
}


def median_ms(words: list[str]) -> float:
    """Wall time of one fresh process, in milliseconds."""
    times_s = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL)
        times_s.append(time.perf_counter() - start)
    return statistics.median(times_s) * 1000


def main() -> None:
    for name, words in COMMANDS.items():
        print(f"{name:20} {median_ms(words):6.0f} ms")


if __name__ == "__main__":
    main()
