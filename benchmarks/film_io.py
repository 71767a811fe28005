"""What films cost: bytes and time of every format, on moving grainy pictures.

    python -m benchmarks.film_io [--frames 24] [--size 1280x720]

Prints bytes a pixel (the numbers of `gfr_core/media/film_size.py`), frames a second of encoding and decoding, what B
frames would save, and what the finer clock of Matroska costs.
"""

import argparse
import tempfile
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
import psutil
from av.codec import CodecContext
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame

from gfr_core.media.clip_codecs import FilmFormat
from gfr_core.media.clip_colour import picture_of
from gfr_core.media.clip_facts import ClipFacts
from gfr_core.media.clip_stream import ClipStream
from gfr_core.media.clip_writer import write_clip
from gfr_core.media.film_plan import FilmPlan
from gfr_core.media.film_source import ClipFrame
from gfr_core.media.frame_patch import patched
from gfr_core.media.native_planes import layout_of, samples_in
from gfr_core.media.sequence_writer import SequenceWriter
from gfr_core.media.stored import framed
from gfr_core.sample import photograph

GRAINS = (0.0, 2.0, 5.0)
"""Standard deviations in levels of 255: a clean digital picture, fine-grained film, grainy film."""

CLIPS = (
    ("yuv420p", FilmFormat.FFV1), ("yuv422p10le", FilmFormat.FFV1), ("gbrp16le", FilmFormat.FFV1),
    ("yuv422p10le", FilmFormat.PRORES), ("yuv420p", FilmFormat.H264), ("yuv420p", FilmFormat.H265),
)  # fmt: skip
TITLE = """| film | samples | bytes a pixel, clean | fine | coarse | encode/decode fps, clean | fine | coarse |
|---|---|---|---|---|---|---|---|"""
SEQUENCES = (FilmFormat.DPX, FilmFormat.DPX16, FilmFormat.TIFF, FilmFormat.PNG, FilmFormat.EXR)


def moving(size: tuple[int, int], frames: int, grain: float, pixel_format: str) -> Iterator[ClipFrame]:
    """The sample photograph, panned by a pixel and a half a frame, with fresh grain."""
    import cv2

    width, height = size
    whole = photograph()
    scale = max((width + 2 * frames) / whole.shape[1], height / whole.shape[0])
    large = cv2.resize(whole, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC).astype(np.float32)
    rng = np.random.default_rng(0)
    for number in range(frames):
        shift = np.array([[1, 0, -1.5 * number], [0, 1, 0]], np.float32)
        view = cv2.warpAffine(large, shift, (width, height))
        noisy = view + grain * rng.standard_normal((height, width, 1)).astype(np.float32)
        deep = np.rint(np.clip(noisy, 0, 255) * 257).astype(np.uint16)
        native = VideoFrame.from_ndarray(deep, format="rgb48le").reformat(
            format=pixel_format, dst_colorspace=1, dst_color_range=1 if pixel_format.startswith("yuv") else 2
        )
        native.colorspace, native.color_range = 1, 1
        yield ClipFrame(number, number, native)


def facts_for(size: tuple[int, int], frames: int, pixel_format: str, path: Path) -> ClipFacts:
    native = VideoFrame(16, 16, pixel_format)
    layout = layout_of(native)
    assert layout is not None
    samples_in(native, 0, layout)
    return ClipFacts(
        path=path, width=size[0], height=size[1], frame_count=frames, fps=Fraction(24), time_base=Fraction(1, 24),
        pts=np.arange(frames, dtype=np.int64), last_duration=1, codec="", pixel_format=pixel_format, bits=layout.bits,
        field_order=1,
    )  # fmt: skip


def clip_row(folder: Path, size: tuple[int, int], frames: int, pixel_format: str, film_format: FilmFormat) -> str:
    cells, speeds = [], []
    for grain in GRAINS:
        pictures = list(moving(size, frames, grain, pixel_format))
        plan = FilmPlan(facts_for(size, frames, pixel_format, folder / "none"), film_format)
        out = folder / f"film{plan.encoding.suffix}"
        begun = time.perf_counter()
        write_clip(iter(pictures), plan, out)
        encoded = time.perf_counter() - begun
        begun = time.perf_counter()
        with ClipStream.open(out) as clip:
            count = sum(1 for _ in clip.frames())
        decoded = time.perf_counter() - begun
        cells.append(f"{out.stat().st_size / (frames * size[0] * size[1]):.3f}")
        speeds.append(f"{frames / encoded:.1f}/{count / decoded:.1f}")
    return f"| {film_format.value} | {pixel_format} | {' | '.join(cells)} | {' | '.join(speeds)} |"


def sequence_row(folder: Path, size: tuple[int, int], frames: int, film_format: FilmFormat) -> str:
    cells, speeds = [], []
    for grain in GRAINS:
        pictures = list(moving(size, frames, grain, "gbrp16le"))
        plan = FilmPlan(facts_for(size, frames, "gbrp16le", folder / "none"), film_format)
        target = folder / f"{film_format.value}{grain}"
        target.mkdir()
        writer = SequenceWriter(plan, target)
        begun = time.perf_counter()
        written = [writer.write(frame) for frame in pictures]
        speeds.append(f"{frames / (time.perf_counter() - begun):.1f}/-")
        cells.append(f"{sum(path.stat().st_size for path in written) / (frames * size[0] * size[1]):.3f}")
    return f"| {film_format.value} | gbrp16le | {' | '.join(cells)} | {' | '.join(speeds)} |"


def b_frame_row(size: tuple[int, int], frames: int) -> str:
    """What three B frames in a row would save in H.264, at the same rate factor."""
    sizes = []
    for b_frames in (0, 3):
        encoder = CodecContext.create("libx264", "w")
        assert isinstance(encoder, VideoCodecContext)
        encoder.width, encoder.height, encoder.pix_fmt = *size, "yuv420p10le"
        encoder.time_base, encoder.framerate = Fraction(1, 24), Fraction(24)
        encoder.options = {"crf": "14", "preset": "medium", "bf": str(b_frames)}
        packets = []
        for frame in moving(size, frames, 2.0, "yuv420p10le"):
            frame.native.pts, frame.native.pict_type = frame.number, 0
            packets += encoder.encode(frame.native)
        sizes.append(sum(packet.size for packet in [*packets, *encoder.encode(None)]))
    return f"H.264 without B frames: {sizes[0] / sizes[1] - 1:+.1%} bytes"


def patch_row(size: tuple[int, int]) -> str:
    """Putting a changed face of 256 x 256 back into a stored frame, and the way from the frame to RGB before it."""
    frame = next(moving(size, 1, 2.0, "yuv420p")).native
    begun = time.perf_counter()
    pictures = [framed(picture_of(frame, "a"), "a").pixels for _ in range(10)]
    to_rgb = (time.perf_counter() - begun) / 10
    after = pictures[0].copy()
    after[100:356, 100:356] //= 2
    begun = time.perf_counter()
    for _ in range(10):
        patched(frame, pictures[0], after, "a")
    return f"to RGB {to_rgb * 1e3:.1f} ms, back {(time.perf_counter() - begun) * 100:.1f} ms a frame"


def memory_row(folder: Path, counts: tuple[int, int]) -> str:
    """Resident memory after a short and after a long clip were read and written in one process."""
    found = []
    for count in counts:
        still = next(moving((320, 240), 1, 2.0, "yuv420p")).native
        source, facts = folder / "long.mkv", facts_for((320, 240), count, "yuv420p", folder / "none")
        write_clip(
            (ClipFrame(number, number, still) for number in range(count)), FilmPlan(facts, FilmFormat.FFV1), source
        )
        with ClipStream.open(source) as clip:
            write_clip(clip.frames(), FilmPlan(clip.facts, FilmFormat.FFV1), folder / "copy.mkv")
        found.append(psutil.Process().memory_info().rss / 2**20)
    return f"resident memory after {counts[0]} and {counts[1]} frames: {found[0]:.0f} and {found[1]:.0f} MiB"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frames", type=int, default=24)
    parser.add_argument("--size", default="1280x720")
    arguments = parser.parse_args()
    width, height = (int(side) for side in arguments.size.split("x"))
    print(
        f"{width} x {height}, {arguments.frames} frames; grain of {', '.join(f'{g:g}' for g in GRAINS)} levels of 255"
    )
    with tempfile.TemporaryDirectory() as name:
        print(memory_row(Path(name), (500, 5000)) + "\n", flush=True)  # first: later the process has held other clips
        print(patch_row((width, height)) + "\n", flush=True)
        print(TITLE)
        for pixel_format, film_format in CLIPS:
            print(clip_row(Path(name), (width, height), arguments.frames, pixel_format, film_format), flush=True)
        for film_format in SEQUENCES:
            print(sequence_row(Path(name), (width, height), min(6, arguments.frames), film_format), flush=True)
        print(b_frame_row((width, height), arguments.frames), flush=True)


if __name__ == "__main__":
    main()
