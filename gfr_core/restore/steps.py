"""Every stage of a restoration as files: to look at, to keep, to answer for."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gfr_core.errors import GfrError
from gfr_core.media.atomic import write_atomically
from gfr_core.media.frame import Frame, Pixels
from gfr_core.media.still import write_still
from gfr_core.pixels import crop_to_images, to_pixels
from gfr_core.restore.crop import cut
from gfr_core.restore.evidence_sheet import evidence_sheet
from gfr_core.restore.flow_picture import SCALE, flow_of, flow_to_colour, legend
from gfr_core.restore.outcome import Evidence, FaceResult, Steps, StillRestoration
from gfr_core.restore.sheet import Tile, sheet

Picture = NDArray[np.uint8]
EIGHT_BIT = np.dtype(np.uint8)


def save_steps(folder: Path, result: StillRestoration) -> list[Path]:
    """Write the stages of every restored face into a folder; returns the files.

    `degraded.png guide.png warped_guide.png flow.png mask.png restored.png comparison.png steps.json`, and
    `unguided.png evidence.png` when the evidence was asked for; with several faces the names begin with `face_1_`,
    `face_2_` and so on. Crops have the picture's own bit depth.

    Raises:
        GfrError: the folder cannot be made or used.
        MachineError: the disk is full. Nothing is left behind.
    """
    with steps_saved(folder, result) as written:
        return written


@contextmanager
def steps_saved(folder: Path, result: StillRestoration) -> Iterator[list[Path]]:
    """`save_steps` for as long as all goes well: what it wrote is taken away when the block, or it itself, fails."""
    made = _make(folder)
    written: list[Path] = []
    try:
        for path, content in _files(folder, result):
            _write(path, content)
            written.append(path)
        yield written
    except BaseException:
        _take_away(written, made)
        raise


def _make(folder: Path) -> list[Path]:
    """Makes the folder; returns those that were not there, the innermost first."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GfrError(
            f"Folder '{folder}' cannot be made: {error.strerror}.", "Choose another folder for the steps."
        ) from error
    return missing


def _take_away(files: list[Path], folders: list[Path]) -> None:
    with suppress(OSError):  # somebody else put something there, or took it; the first error is the one to tell
        for file in files:
            file.unlink(missing_ok=True)
        for folder in folders:
            folder.rmdir()


def comparison_sheet(result: StillRestoration, face: FaceResult, steps: Steps) -> Picture:
    """Degraded, portrait, warped guide and result of one face, side by side, labelled. H W 3.

    The result is cut from the finished picture: at the strength chosen, and only under the mask.
    """
    size = steps.degraded.shape[0]
    found = f"{face.face.box.side:.0f} px face"
    tiles = [
        Tile(_seen(steps.degraded), "Degraded", found),
        Tile(_seen(steps.guide), "Portrait", face.guide or ""),
        Tile(_seen(steps.warped_guide), "Warped guide", _moved(steps)),
        Tile(_seen(cut(result.frame.pixels, steps.crop, size)), "Result", f"{size} px network, {face.seconds:.1f} s"),
    ]
    return sheet(result.frame.name, tiles, columns=4)


def flow_sheet(steps: Steps) -> Picture:
    """The flow in Middlebury colours with the wheel that explains them and its fixed scale. H W 3."""
    size = steps.grid.shape[0]
    scale = SCALE * size
    flow = flow_to_colour(flow_of(steps.grid), scale)
    tiles = [
        Tile(flow, "Flow", "where in the portrait each pixel comes from"),
        Tile(legend(size), "Scale", f"white: still; rim: {scale:g} px of {size}; darker: farther"),
    ]
    return sheet(f"Flow: {_moved(steps)}", tiles, columns=2)


def _files(folder: Path, result: StillRestoration) -> Iterator[tuple[Path, Frame | bytes]]:
    """What to write where."""
    several = len(result.faces) > 1
    for number, face in enumerate(result.faces, start=1):
        if face.steps is not None:
            for name, content in _stages(result, face, face.steps):
                yield folder / f"{f'face_{number}_' if several else ''}{name}", content


def _stages(result: StillRestoration, face: FaceResult, steps: Steps) -> Iterator[tuple[str, Frame | bytes]]:
    """The files of one face by name."""
    depth = result.frame.pixels.dtype
    pictures: dict[str, Pixels] = {
        "degraded": _at_depth(steps.degraded, depth),
        "guide": _at_depth(steps.guide, depth),
        "warped_guide": _at_depth(steps.warped_guide, depth),
        "flow": flow_sheet(steps),
        "mask": _seen(np.repeat(steps.mask[..., None], 3, axis=-1)),
        "restored": _at_depth(steps.restored, depth),
        "comparison": comparison_sheet(result, face, steps),
    }
    if steps.unguided is not None:
        pictures["unguided"] = _at_depth(steps.unguided, depth)
    if steps.evidence is not None:
        pictures["evidence"] = evidence_sheet(_seen(steps.restored), steps.evidence)
    for name, pixels in pictures.items():
        yield f"{name}.png", Frame(pixels, f"{name}.png", grey=name == "mask")
    yield "steps.json", json.dumps(_facts(result, face, steps), indent=2, ensure_ascii=False).encode()


def _write(path: Path, content: Frame | bytes) -> None:
    if isinstance(content, Frame):
        write_still(content, path)
    else:
        write_atomically(path, content)


def _facts(result: StillRestoration, face: FaceResult, steps: Steps) -> dict[str, object]:
    """What the pictures do not say."""
    size = steps.degraded.shape[0]
    return {
        "source": result.frame.name,
        "box": asdict(face.face.box),
        "found_by": face.face.found_by,
        "crop": asdict(steps.crop),
        "network_size": size,
        "guide": face.guide,
        "ranking": [asdict(rank) for rank in face.ranking],
        "doubts": list(face.doubts),
        "flow_full_scale_px": SCALE * size,
        "flow_longest_px": round(_longest(steps), 2),
        "seconds": round(face.seconds, 3),
        "changed_outside_mask": result.changed_outside_mask,
        "evidence": None if steps.evidence is None else _figures(steps.evidence),
    }


def _figures(evidence: Evidence) -> dict[str, object]:
    """The shares of each region, and how well the restored face fits the old one."""
    return {
        "blur_px": round(evidence.blur_px, 2),
        "redegradation_error": round(evidence.redegradation_error, 2),
        "regions": [asdict(region) for region in evidence.regions],
    }


def _moved(steps: Steps) -> str:
    return f"moved by up to {_longest(steps):.0f} px of {steps.grid.shape[0]}"


def _longest(steps: Steps) -> float:
    """The longest flow under the mask."""
    lengths = np.linalg.norm(flow_of(steps.grid), axis=-1)[steps.mask > 0]
    return float(lengths.max(initial=0.0))


def _at_depth(crop: NDArray[np.float32], depth: np.dtype[np.uint8] | np.dtype[np.uint16]) -> Pixels:
    return to_pixels(crop_to_images(crop), depth)


def _seen(crop: NDArray[np.float32]) -> Picture:
    return _at_depth(crop, EIGHT_BIT).astype(np.uint8, copy=False)
