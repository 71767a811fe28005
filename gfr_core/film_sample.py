"""An old film of two people to try things on: three shots, sound, and a good portrait of each.

The people are those of `gfr_core.group_sample`. They turn their heads, nod and sway; the second walks in during the
last shot. The film is grey, blurred, of half the detail, grainy, flickers a little, and is H.264 in MP4 as films are
passed on.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gfr_core.errors import GfrError
from gfr_core.group_sample import person_seen, pose_in_group, write_portraits
from gfr_core.media.file_in_progress import replacing
from gfr_core.progress import Progress, Reporter, silent
from gfr_core.sample import GREY_WEIGHTS, photograph

RATE = 24
SOUND_HZ = 48_000
SHOTS = (("ada",), ("ada", "bea"), ("bea",))
"""Who is in which shot, from left to right; the shots are of one length."""
YAW_RAD, PITCH_RAD, SWAY = 0.2, 0.07, 0.03
"""How far heads turn and nod about their pose, and people sway, in heights of the film."""
TURN_S, NOD_S, SWAY_S = 4.1, 2.3, 5.3
"""How long one turn, one nod and one sway take."""
WALK_S = 1.5
"""How long the second person takes to walk in."""
GRAIN, FLICKER = 6.0, 0.03
"""Levels of 255, and the share by which the light goes up and down."""
EDGE = 0.12
"""Of a person's square, over which it fades into the backdrop."""

GREY = np.asarray(GREY_WEIGHTS, dtype=np.float32)

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class FilmSamplePaths:
    """Where the sample lies. `portraits`: of Ada and of Bea."""

    film: Path
    portraits: tuple[Path, Path]


def write_film_sample(
    folder: Path, seconds: float = 8.0, height: int = 360, report: Reporter = silent
) -> FilmSamplePaths:
    """Make the film and the portraits in `folder`. Older files of the same names are replaced.

    Args:
        folder: where to; made when it is missing.
        seconds: of film.
        height: of the picture, even; the width is 16/9 of it.
        report: told after every frame; may stop.

    Raises:
        GfrError: `folder` is a file or cannot be written, or the film would have no frames or an odd height.
        MachineError: the disk is full.
    """
    count = round(seconds * RATE)
    if count < len(SHOTS) or height < 64 or height % 2:
        raise GfrError(
            f"A sample film of {seconds:g} s and {height} lines was asked for; it needs at least "
            f"{len(SHOTS)} frames, and an even number of lines from 64.",
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GfrError(f"Folder '{folder}' cannot be made: {error.strerror}.", "Choose another folder.") from error
    paths = FilmSamplePaths(folder / "old_film.mp4", (folder / "ada.png", folder / "bea.png"))
    write_portraits(dict(zip(("ada", "bea"), paths.portraits, strict=True)))
    with replacing(paths.film) as file:
        _write(file, sample_frames(count, height), count, report)
    return paths


def sample_frames(count: int, height: int) -> Iterator[Pixels]:
    """The film's frames, H W, grey and damaged."""
    rng = np.random.default_rng(7)
    width = 2 * round(height * 8 / 9)
    backdrop = _backdrop(height, width)
    grains = [rng.normal(0, GRAIN, (height, width)).astype(np.float32) for _ in range(3)]
    source = photograph()
    borders = [round(count * number / len(SHOTS)) for number in range(len(SHOTS) + 1)]
    for shot, people in enumerate(SHOTS):
        for number in range(borders[shot], borders[shot + 1]):
            page = backdrop.copy()
            for place, name in enumerate(people):
                walks_in = shot == len(SHOTS) - 1
                at = _middle(place, len(people), number - borders[shot], walks_in=walks_in)
                _put(page, _person(source, name, number, height), at)
            yield _damaged(page, number, rng, grains)


def _backdrop(height: int, width: int) -> Floats:
    import cv2

    blurred = cv2.GaussianBlur(photograph().astype(np.float32), (0, 0), 40)
    return np.asarray(cv2.resize(blurred, (width, height)) @ GREY * 0.6 + 30, dtype=np.float32)


def _middle(place: int, of: int, frame: int, *, walks_in: bool) -> float:
    """Where a person stands, in widths of the film."""
    stands = (place + 0.5 + (0.08 if place == 0 else -0.08) * (of > 1)) / of
    if not walks_in:
        return stands
    walked = min(1.0, frame / (WALK_S * RATE))
    return stands + (1.2 - stands) * (1 - walked * walked * (3 - 2 * walked))


def _person(source: Pixels, name: str, frame: int, height: int) -> Floats:
    """Somebody at a moment, S S, grey; S is a multiple of 32, the height or a little more."""
    size, time_s = -(-height // 32) * 32, frame / RATE + (1.7 if name == "bea" else 0.0)
    pose = pose_in_group(name, size)
    sway = np.array([np.sin(time_s * 2 * np.pi / SWAY_S), 0.4 * np.sin(time_s * 2 * np.pi / NOD_S)]) * SWAY * height
    moved = replace(
        pose,
        yaw_rad=pose.yaw_rad + YAW_RAD * np.sin(time_s * 2 * np.pi / TURN_S),
        pitch_rad=pose.pitch_rad + PITCH_RAD * np.sin(time_s * 2 * np.pi / NOD_S),
        matrix=pose.matrix + np.column_stack([np.zeros((2, 2)), sway]),
    )
    return np.asarray(person_seen(source, name, moved) @ GREY, dtype=np.float32)


def _put(page: Floats, person: Floats, at: float) -> None:
    """Lays somebody's square on the page, faded at its sides; what leaves the page is cut off, at the top too."""
    size, (height, width) = len(person), page.shape
    left = round(at * width) - size // 2
    ramp = np.clip(np.minimum(np.arange(size), np.arange(size)[::-1]) / (EDGE * size), 0, 1).astype(np.float32)
    from_x, to_x = max(0, left), min(width, left + size)
    if from_x >= to_x:
        return
    seen, share = person[size - height :, from_x - left : to_x - left], ramp[from_x - left : to_x - left]
    below = page[:, from_x:to_x]
    below += share * (seen - below)


def _damaged(page: Floats, number: int, rng: np.random.Generator, grains: list[Floats]) -> Pixels:
    import cv2

    height, width = page.shape
    soft = cv2.GaussianBlur(page, (0, 0), height / 360)
    small = cv2.resize(soft, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    poor = cv2.resize(small, (width, height), interpolation=cv2.INTER_LINEAR)
    light = 1 + FLICKER * np.sin(number * 1.9) * np.cos(number * 0.37)
    grain = np.roll(grains[number % len(grains)], tuple(rng.integers(0, (height, width))), (0, 1))
    return np.asarray(np.clip(np.rint(poor * np.float32(light) + grain), 0, 255), dtype=np.uint8)


def _write(file: Path, frames: Iterator[Pixels], count: int, report: Reporter) -> None:
    import av
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

    with av.open(f"file:{file}", "w", format="mp4") as container:
        stream: Any = None
        sound: Any = container.add_stream("aac", rate=SOUND_HZ, layout="mono")
        for number, pixels in enumerate(frames):
            if stream is None:
                stream = container.add_stream("libx264", rate=RATE, options={"crf": "18", "preset": "veryfast"})
                assert isinstance(stream, VideoStream)
                stream.width, stream.height, stream.pix_fmt = pixels.shape[1], pixels.shape[0], "yuv420p"
            frame = VideoFrame.from_ndarray(pixels, format="gray").reformat(format="yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, RATE)
            container.mux(stream.encode(frame))
            container.mux(sound.encode(_heard(number)))
            report(Progress((number + 1) / count, f"Making the sample film: frame {number + 1} of {count}"))
        container.mux(stream.encode(None))
        container.mux(sound.encode(None))


def _heard(number: int) -> Any:
    """The sound of one frame: a low tone that swells, with a tick at the begin of every second."""
    from av.audio.frame import AudioFrame

    samples = SOUND_HZ // RATE
    at = (np.arange(samples) + number * samples) / SOUND_HZ
    tone = 0.06 * np.sin(2 * np.pi * 110 * at) * (1 + 0.5 * np.sin(2 * np.pi * at / 3))
    tick = 0.3 * np.exp(-(at % 1.0) * 200) * np.sin(2 * np.pi * 1800 * at)
    frame = AudioFrame.from_ndarray((tone + tick).astype(np.float32)[None], format="fltp", layout="mono")
    frame.sample_rate, frame.pts, frame.time_base = SOUND_HZ, number * samples, Fraction(1, SOUND_HZ)
    return frame
