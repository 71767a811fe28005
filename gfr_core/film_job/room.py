"""Room on the disk: what a film will need, asked before it is begun and while it is made."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from gfr_core.errors import MachineError
from gfr_core.media.film_plan import FilmPlan
from gfr_core.media.film_size import estimated_bytes

RESERVE = 64 << 20
"""Bytes that are never touched: a disk without any is a trouble for everything else on the machine."""


@dataclass(frozen=True, slots=True)
class Room:
    """The disk of `folder` and what `plan` needs of it."""

    folder: Path
    plan: FilmPlan

    def needed(self, frames_done: int = 0, bytes_done: int = 0) -> int:
        """Bytes still to be written: judged by what the finished frames took, at first by an estimate.

        The parts of a clip are joined while they are still there: its room is needed twice.
        """
        plan, left = self.plan, self.plan.frame_count - frames_done
        if frames_done == 0:
            rest = estimated_bytes(plan.facts, plan.film_format, left)
        else:
            rest = -(-bytes_done * left // frames_done)
        return rest if plan.film_format.is_sequence else rest + bytes_done + rest

    @property
    def free(self) -> int:
        """Bytes."""
        return shutil.disk_usage(self.folder).free

    def check(self, frames_done: int = 0, bytes_done: int = 0) -> None:
        """Returns when there is room for the rest.

        Raises:
            MachineError: there is not.
        """
        needed, free = self.needed(frames_done, bytes_done), self.free
        if needed + RESERVE > free:
            done = f"; {frames_done} of {self.plan.frame_count} frames are done" if frames_done else ""
            raise MachineError(
                f"The film needs about {in_words(needed)} more on the disk of '{self.folder}', {in_words(free)} are "
                f"free{done}.",
                "Free some space, then go on with --resume." if frames_done else "Free some space.",
            )

    def check_reserve(self) -> None:
        """Returns as long as the disk is not nearly full, whoever fills it.

        Raises:
            MachineError: it is.
        """
        free = self.free
        if free < RESERVE:
            raise MachineError(
                f"The disk of '{self.folder}' is nearly full: {in_words(free)} are left. The finished parts are kept.",
                "Free some space, then go on with --resume.",
            )


def in_words(size: int) -> str:
    """ "1.5 GB": thousands, as disks are sold."""
    amount = float(size)
    for unit in ("bytes", "kB", "MB", "GB"):
        if amount < 1000 or unit == "GB":
            break
        amount /= 1000
    return f"{amount:.0f} {unit}" if unit == "bytes" or amount >= 100 else f"{amount:.1f} {unit}"
