"""What was written is read again before it counts: frames, their times, sound."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gfr_core.errors import MachineError
from gfr_core.media.clip_seeker import clip_errors, open_container, video_stream
from gfr_core.media.film_plan import FilmPlan

_HINT = "Check the disk, then write it again."


@dataclass(frozen=True, slots=True)
class FoundPackets:
    """What a file turned out to hold. `times_s`: when each frame appears, rising, counted from the first."""

    times_s: NDArray[np.float64]
    ends_s: float
    counts: Mapping[int, int] = field(default_factory=dict)


def check_clip(file: Path, name: str, plan: FilmPlan, counts: Mapping[int, int], tolerance_s: Fraction) -> None:
    """Returns when `file` holds every promised frame at its time and all packets of the other streams.

    Args:
        file: just written.
        name: how to call it in a message.
        plan: what was promised.
        counts: packets that were copied, by stream; streams that are repacked by the container are left out.
        tolerance_s: how far the container may round a time.

    Raises:
        MachineError: it does not.
    """
    with clip_errors(name):
        found = _found(file)
    if len(found.times_s) != plan.frame_count:
        raise _not_as_promised(name, f"{len(found.times_s)} frames", f"{plan.frame_count}")
    facts = plan.facts
    wanted = (facts.pts[plan.start : plan.end] - facts.pts[plan.start]).astype(np.float64) * float(facts.time_base)
    worst = float(np.abs(found.times_s - wanted).max())
    if worst > float(tolerance_s):
        at = int(np.abs(found.times_s - wanted).argmax())
        raise _not_as_promised(name, f"frame {at} at {found.times_s[at]:.6f} s", f"{wanted[at]:.6f} s")
    _check_duration(name, found, plan, float(tolerance_s))
    for stream, count in counts.items():
        if found.counts.get(stream, 0) != count:
            raise _not_as_promised(name, f"{found.counts.get(stream, 0)} packets in stream {stream}", f"{count}")


def count_frames(file: Path, name: str) -> int:
    """How many frames a clip holds, by its packets.

    Raises:
        GfrError: it is damaged.
    """
    with clip_errors(name):
        return len(_found(file).times_s)


def _check_duration(name: str, found: FoundPackets, plan: FilmPlan, tolerance_s: float) -> None:
    """A last frame that is shown for another time than the rate says is not stored by every container."""
    lasts_s = float(plan.ends_s - plan.begins_s)
    allowed_s = tolerance_s + abs(
        float(plan.facts.end_of(plan.end - 1) - plan.facts.time_of(plan.end - 1)) - float(1 / plan.facts.fps)
    )
    if abs(found.ends_s - lasts_s) > allowed_s + 1e-6:
        raise _not_as_promised(name, f"a duration of {found.ends_s:.6f} s", f"{lasts_s:.6f} s")


def _not_as_promised(name: str, found: str, wanted: str) -> MachineError:
    return MachineError(f"'{name}' was written with {found} where {wanted} was promised; it was not kept.", _HINT)


def _found(file: Path) -> FoundPackets:
    with open_container(file) as container:
        pictures = video_stream(container)
        if pictures is None:
            return FoundPackets(np.zeros(0), 0.0)
        base, times, last, counts = float(pictures.time_base or 1), [], 0, dict[int, int]()
        for packet in container.demux():
            if not packet.size:
                continue
            counts[packet.stream_index] = counts.get(packet.stream_index, 0) + 1
            if packet.stream_index == pictures.index and packet.pts is not None:
                times.append(packet.pts)
                last = max(last, packet.pts + (packet.duration or 0))
        ticks = np.sort(np.array(times, np.int64))
        start = int(ticks[0]) if len(ticks) else 0
        return FoundPackets(np.asarray((ticks - start) * base, np.float64), (last - start) * base, counts)
