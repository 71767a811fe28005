"""The detectors that OpenCV brings: a real face found, nothing found where there is none, clear refusals."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from gfr_core.errors import MachineError
from gfr_core.faces.detect import (
    FaceDetector,
    HaarDetector,
    Look,
    YuNetDetector,
    resized,
    without_doubles,
)
from gfr_core.faces.face import Face
from gfr_core.geometry import Box
from tests.core.faces.astronaut import FACE, astronaut
from tests.helpers.shared import shared_dir


@pytest.fixture(scope="module")
def haar() -> HaarDetector:
    return HaarDetector()


def yunet_file() -> Path:
    shared = shared_dir()
    path = shared / "weights" / "face_detection_yunet.onnx" if shared else Path()
    if not path.is_file():
        pytest.skip("YuNet's file is not on this machine")
    return path


def sized(pixels: NDArray[np.uint8], factor: float) -> NDArray[np.uint8]:
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=how), dtype=np.uint8)


def assert_finds_her(detector: FaceDetector, pixels: NDArray[np.uint8], factor: float = 1.0) -> None:
    faces = detector.detect(pixels)
    assert len(faces) == 1
    truth = Box(FACE.x * factor, FACE.y * factor, FACE.w * factor, FACE.h * factor)
    assert faces[0].box.iou(truth) > 0.6
    assert faces[0].found_by == detector.name
    assert 0 < faces[0].score <= 1
    assert faces[0].landmarks is None


@pytest.mark.parametrize("factor", [0.2, 1.0, 2.5])
def test_haar_finds_a_face_at_any_size_of_picture(haar: HaarDetector, factor: float) -> None:
    assert_finds_her(haar, sized(astronaut(), factor), factor)


def test_haar_finds_a_face_in_grey(haar: HaarDetector) -> None:
    grey = cv2.cvtColor(astronaut(), cv2.COLOR_RGB2GRAY)
    assert_finds_her(haar, np.repeat(grey[..., None], 3, axis=2).astype(np.uint8))


@pytest.mark.parametrize("degrees", [28.0, -28.0])
def test_haar_finds_a_tilted_head_by_turning_the_picture(haar: HaarDetector, degrees: float) -> None:
    middle = FACE.centre
    turned = cv2.warpAffine(astronaut(), cv2.getRotationMatrix2D(middle, degrees, 1.0), (512, 512))
    faces = haar.detect(turned.astype(np.uint8))
    assert len(faces) == 1
    assert faces[0].box.iou(FACE) > 0.5


def test_a_turned_look_gives_its_box_in_the_picture_as_it_is() -> None:
    assert_finds_her(HaarDetector(looks=[Look("haarcascade_frontalface_alt2.xml", turn=10.0)]), astronaut())


@pytest.mark.parametrize(
    "picture",
    [
        np.zeros((480, 640, 3), np.uint8),
        np.full((300, 300, 3), 255, np.uint8),
        np.zeros((1, 1, 3), np.uint8),
        np.zeros((0, 0, 3), np.uint8),
        np.zeros((5, 900, 3), np.uint8),
        np.zeros((16, 3000, 3), np.uint8),
    ],
    ids=["black", "white", "one pixel", "empty", "thin", "long"],
)
def test_there_is_no_face_where_there_is_nothing(haar: HaarDetector, picture: NDArray[np.uint8]) -> None:
    assert haar.detect(picture) == []


def test_a_missing_cascade_is_a_fault_of_the_machine() -> None:
    with pytest.raises(MachineError, match=r"OpenCV's face cascade '.*none\.xml' is missing or unreadable"):
        HaarDetector(looks=[Look("none.xml")]).detect(astronaut())


@pytest.mark.parametrize("factor", [0.3, 1.0, 2.0])
def test_yunet_finds_a_face_at_any_size_of_picture(factor: float) -> None:
    assert_finds_her(YuNetDetector(yunet_file()), sized(astronaut(), factor), factor)


def test_yunet_finds_a_face_in_a_wide_and_in_a_high_picture() -> None:
    detector = YuNetDetector(yunet_file())
    assert_finds_her(detector, np.ascontiguousarray(astronaut()[:230]))
    assert_finds_her(detector, np.ascontiguousarray(astronaut()[:, :300]))


def test_yunet_sees_nothing_in_the_dark() -> None:
    detector = YuNetDetector(yunet_file())
    assert detector.detect(np.zeros((480, 640, 3), np.uint8)) == []
    assert detector.detect(np.zeros((0, 0, 3), np.uint8)) == []


def test_a_missing_yunet_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match=r"YuNet's weights '.*none\.onnx' do not exist"):
        YuNetDetector(tmp_path / "none.onnx")


@pytest.mark.parametrize("content", [b"", b"not a network"], ids=["empty", "noise"])
def test_a_damaged_yunet_file_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.onnx"
    path.write_bytes(content)
    with pytest.raises(MachineError, match=r"OpenCV cannot use 'bad\.onnx' as YuNet's weights"):
        YuNetDetector(path)


def test_resizing_says_by_how_much() -> None:
    small, scale = resized(np.zeros((300, 1280, 3), np.uint8), 640)
    assert (small.shape, scale) == ((150, 640, 3), 0.5)


def test_small_pictures_grow_threefold_at_most() -> None:
    large, scale = resized(np.zeros((20, 30, 3), np.uint8), 640)
    assert (large.shape, scale) == ((60, 90, 3), 3.0)


def face(x: float, side: float, score: float) -> Face:
    return Face(Box(x, 0, side, side), score, "test")


def test_the_best_face_comes_first() -> None:
    faces = [face(0, 100, 0.5), face(300, 100, 0.9)]
    assert without_doubles(faces) == faces[::-1]


def test_a_face_found_twice_is_kept_once() -> None:
    assert without_doubles([face(0, 100, 0.5), face(10, 100, 0.9)]) == [face(10, 100, 0.9)]


def test_a_box_inside_a_face_is_dropped() -> None:
    assert without_doubles([face(0, 100, 0.9), Face(Box(20, 50, 40, 40), 0.5, "test")]) == [face(0, 100, 0.9)]


def test_specks_and_weak_patterns_beside_a_face_are_dropped() -> None:
    good = face(0, 100, 0.9)
    assert without_doubles([good, face(300, 5, 0.8), face(500, 100, 0.1)]) == [good]


def test_no_faces_are_no_faces() -> None:
    assert without_doubles([]) == []
