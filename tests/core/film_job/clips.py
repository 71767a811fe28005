"""A clip of two shots with a head in each, a finder that knows where they are, and what is wanted of it."""

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from gfr_core.checkpoint.store import save_checkpoint
from gfr_core.film.options import FilmOptions
from gfr_core.film.two_steps import TwoSteps
from gfr_core.film_job.wish import FilmWish, Person
from gfr_core.media.clip_stream import ClipStream
from gfr_core.media.frame_hash import frame_hash
from gfr_core.media.open_film import open_film
from gfr_core.sample import photograph
from tests.core.checkpoint.weights import tiny_checkpoint
from tests.core.film import scenes
from tests.core.film.films import lively
from tests.core.film.moving import HEIGHT, WIDTH, KnownFaces, Pose, background, cut_out, grain
from tests.core.media.film_files import LOSSLESS, SOUND_HZ, Sound, add_words, sound_packets

RATE = Fraction(25)
CUT = 18
FRAMES = 32
OPTIONS = FilmOptions(grain=0.5, batch=4, grid_every=4)
CHUNK = 8


@cache
def poses() -> tuple[Pose, ...]:
    """One head in each shot, moving; after the cut elsewhere, and slower."""
    first = [Pose(x=100 + 1.5 * n, y=100 + 0.5 * n) for n in range(CUT)]
    return (*first, *(Pose(x=205 - 0.5 * n, y=80 + 0.3 * n, scale=0.6) for n in range(FRAMES - CUT)))


@cache
def table() -> NDArray[np.uint8]:
    """Where the second shot is taken."""
    small = cv2.resize(scenes.picture("coffee"), (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA)
    return np.asarray(small.astype(np.uint8))


def picture(number: int) -> NDArray[np.uint8]:
    wall = background() if number < CUT else table()
    pose, size = poses()[number], (WIDTH, HEIGHT)
    head = cv2.warpAffine(photograph(), pose.matrix(), size, flags=cv2.INTER_AREA).astype(np.float32)
    share = cv2.warpAffine(cut_out(), pose.matrix(), size, flags=cv2.INTER_LINEAR)[..., None]
    seen = wall + share * (head - wall)
    top, left = np.random.default_rng(number).integers(0, 64, 2)
    noisy = seen + 3 * grain()[top : top + HEIGHT, left : left + WIDTH]
    return np.asarray(np.clip(np.rint(noisy), 0, 255).astype(np.uint8))


def write_clip_of_two_shots(path: Path, pixel_format: str = "bgr0", frames: int = FRAMES) -> Path:
    """With sound that starts late, a title and a chapter."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("ffv1", rate=RATE, options=LOSSLESS)
        stream.codec_context.width, stream.codec_context.height = WIDTH, HEIGHT
        stream.codec_context.pix_fmt = pixel_format
        audio = container.add_stream("pcm_s16le", rate=SOUND_HZ)
        audio.layout = "mono"
        add_words(container, stream, is_matroska=False)
        packets: list[Any] = []
        for number in range(frames):
            native = VideoFrame.from_ndarray(picture(number), format="rgb24").reformat(format=pixel_format)
            native.pts = number
            packets += stream.encode(native)
        packets += stream.encode(None)
        packets += sound_packets(audio, Sound(starts_at=4800, samples=48_000))
        container.start_encoding()
        for packet in sorted(packets, key=lambda one: one.dts * one.time_base):
            container.mux(packet)
    return path


def finder_for(source: Path, frames: int = FRAMES) -> "Known":
    with open_film(source) as film:
        seen = [film.rgb(frame) for frame in film.frames()]
    return Known([poses()[:frames]], seen)


class Known(KnownFaces):
    """Knows the portrait too: any picture that is no frame of the film shows the sample's face."""

    def find(self, pixels: NDArray[np.uint8]) -> list:  # type: ignore[type-arg]
        from tests.core.film.films import portrait

        if pixels.tobytes() not in self._numbers:
            return [portrait().face]
        return super().find(pixels)


def network() -> TwoSteps:
    return TwoSteps(lively())


def wish_for(folder: Path, source: Path, **more: object) -> FilmWish:
    """One person with one portrait; a small network's weights stand in for the program's."""
    portrait, weights = folder / "mum.png", folder / "tiny.safetensors"
    if not portrait.exists():
        cv2.imwrite(str(portrait), cv2.cvtColor(photograph(), cv2.COLOR_RGB2BGR))
        save_checkpoint(weights, tiny_checkpoint())
    given: dict[str, object] = {
        "source": source,
        "people": (Person("Mum", (portrait,)),),
        "options": OPTIONS,
        "weights": weights,
        "chunk": CHUNK,
        "threads": 1,
    }
    return FilmWish(**(given | more))  # type: ignore[arg-type]


def hashes(path: Path) -> list[str]:
    with ClipStream.open(path) as clip:
        return [frame_hash(frame.native) for frame in clip.frames()]


def same(one: Sequence[str], other: Sequence[str]) -> list[bool]:
    return [a == b for a, b in zip(one, other, strict=True)]
