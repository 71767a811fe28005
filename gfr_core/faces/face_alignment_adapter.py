"""The package face-alignment (S3FD detector, FAN landmarks), used when its weights are on this machine.

Its own loader downloads whatever it misses, and compiles its networks for minutes. Here the files are found first, in
the weights catalogue's folder or where torch keeps them, and given to it; nothing is ever downloaded or compiled.
"""

import contextlib
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol, cast, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from gfr_core.catalog.folder import Catalog
from gfr_core.errors import GfrError, MachineError
from gfr_core.faces.box_calibration import WIDER
from gfr_core.faces.detect import LONGER_SIDE, SMALLEST_PICTURE, resized, without_doubles
from gfr_core.faces.face import Face
from gfr_core.geometry import Box, Points68

Pixels8 = NDArray[np.uint8]
SENSIBLE_FACE = 8
"""Boxes with a shorter side, in pixels, are none."""


@runtime_checkable
class _Detector(Protocol):
    def detect_from_image(self, tensor_or_path: Pixels8) -> list[NDArray[np.floating[Any]]]: ...


@runtime_checkable
class _Aligner(Protocol):
    def get_landmarks_from_image(
        self, image_or_path: Pixels8, detected_faces: list[list[float]]
    ) -> list[NDArray[np.floating[Any]]] | None: ...


class FaceAlignmentDetector:
    """S3FD on a picture of at most `longer_side` pixels: it takes 22 s on a full-HD one.

    Raises:
        MachineError: its weights are not on this machine or are damaged, or the package is missing.
    """

    name = "s3fd"

    def __init__(self, catalog: Catalog, *, device: str = "cpu", longer_side: int = LONGER_SIDE) -> None:
        path = catalog.need("s3fd")
        self._longer_side = longer_side
        with _ready_to_load(path), _without_compiling():
            from face_alignment.detection.sfd import FaceDetector  # type: ignore[import-untyped]

            self._net = cast("_Detector", FaceDetector(device=device, path_to_detector=str(path)))

    def detect(self, pixels: Pixels8) -> list[Face]:
        """The faces of RGB pixels (H W 3), best first, without landmarks."""
        if min(pixels.shape[:2]) < SMALLEST_PICTURE:
            return []
        small, scale = resized(pixels, min(self._longer_side, max(pixels.shape[:2])))
        with _standard_error():
            rows = self._net.detect_from_image(small)
        faces = [self._face(row / (scale, scale, scale, scale, 1)) for row in rows if _is_box(row, small)]
        return without_doubles(faces)

    def _face(self, row: NDArray[np.floating[Any]]) -> Face:
        left, top, right, bottom, score = (float(value) for value in row)
        return Face(WIDER.apply(Box(left, top, right - left, bottom - top)), min(max(score, 0.0), 1.0), self.name)


def _is_box(row: NDArray[np.floating[Any]], picture: Pixels8) -> bool:
    """Whether left, top, right, bottom are a box whose centre lies in the picture."""
    low, high = row[:2], row[2:4]
    inside = (low + high >= 0).all() and (low + high < 2 * np.array(picture.shape[1::-1])).all()
    return bool(np.isfinite(row).all() and (high - low).min() >= SENSIBLE_FACE and inside)


class FaceAlignmentLandmarker:
    """FAN, 68 points in 2-D: about a third of a second a face on a CPU.

    Raises:
        MachineError: its weights are not on this machine or are damaged, or the package is missing.
    """

    name = "fan"

    def __init__(self, catalog: Catalog, *, device: str = "cpu") -> None:
        path = catalog.need("fan")
        with _ready_to_load(path):
            self._net = _aligner(path, device)

    def landmarks(self, pixels: Pixels8, box: Box) -> Points68:
        """The landmarks of the face in `box` (FAN learnt from landmark boxes), pixel-index coordinates."""
        corners = [box.x, box.y, box.right, box.bottom, 1.0]
        with _standard_error():
            found = self._net.get_landmarks_from_image(pixels, [corners])
        assert found is not None, "the package answers for every box it is given"
        return np.asarray(found[0], dtype=np.float64)


def _aligner(path: Path, device: str) -> _Aligner:
    import torch

    with _without_compiling():
        from face_alignment import FaceAlignment, LandmarksType  # type: ignore[import-untyped]
        from face_alignment.api import FAN  # type: ignore[import-untyped]

    if not hasattr(FaceAlignment, "_load_native"):  # it would download instead of asking us
        raise MachineError("This version of face-alignment is not known.", "Install face-alignment 1.5.")

    class FromFile(FaceAlignment):  # type: ignore[misc]
        """The package's own class, with its one line that may download replaced by a file."""

        def _load_native(self, _name: str, size: int, on: str, dtype: torch.dtype) -> torch.nn.Module:
            net = FAN(size)
            net.load_state_dict(torch.load(path, map_location=on, weights_only=True))
            return cast("torch.nn.Module", net.to(on, dtype=dtype).eval())

    # the "folder" detector holds no weights; boxes always come from outside. Compiling takes minutes and gains nothing
    return cast("_Aligner", FromFile(LandmarksType.TWO_D, device=device, face_detector="folder", compile=False))


@contextlib.contextmanager
def _ready_to_load(path: Path) -> Iterator[None]:
    """Turns what the package raises over a missing installation or a bad file into words."""
    try:
        with _standard_error():
            yield
    except ImportError as error:
        reason = f"The package face-alignment cannot be used ({error})."
        raise MachineError(reason, "Install face-alignment 1.5, or use the built-in face finder.") from error
    except GfrError:
        raise
    except Exception as error:  # a pickle's bad bytes can raise anything
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        message = f"The weights '{path.name}' cannot be loaded ({reason})."
        raise MachineError(message, f"Replace '{path}' with a fresh copy.") from error


@contextlib.contextmanager
def _without_compiling() -> Iterator[None]:
    """For the package's import: its numba functions take 22 s to compile and 7 ms to run, uncompiled no longer."""
    from numba import config

    before = config.DISABLE_JIT  # type: ignore[attr-defined]  # made at run time
    config.DISABLE_JIT = True  # type: ignore[attr-defined]
    try:
        yield
    finally:
        config.DISABLE_JIT = before  # type: ignore[attr-defined]


@contextlib.contextmanager
def _standard_error() -> Iterator[None]:
    """A place for the package's chatter: windowed programs have no standard error, and it writes there unasked."""
    if sys.stderr is not None:
        yield
        return
    with contextlib.redirect_stderr(io.StringIO()):
        yield
