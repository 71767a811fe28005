"""Faces with landmarks, from left to right, and faces in boxes drawn by hand."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from gfr_core.catalog.folder import Catalog
from gfr_core.errors import GfrError, MachineError
from gfr_core.faces.detect import HaarDetector, YuNetDetector
from gfr_core.faces.face import Face
from gfr_core.faces.find import FaceFinder, build_finder
from gfr_core.faces.landmarks import NetLandmarker
from gfr_core.faces.plausible import MEAN_SHAPE
from gfr_core.geometry import Box, Points68
from tests.core.faces.astronaut import EYES, FACE, astronaut

BLANK = np.zeros((200, 400, 3), np.uint8)


@dataclass(frozen=True, slots=True)
class FixedDetector:
    """Finds what it is told."""

    faces: tuple[Face, ...]
    name: str = "fixed"

    def detect(self, pixels: NDArray[np.uint8]) -> list[Face]:
        return list(self.faces)


class MeanLandmarker:
    """The mean face in every box."""

    name = "mean"

    def landmarks(self, pixels: NDArray[np.uint8], box: Box) -> Points68:
        shape = Box.around(MEAN_SHAPE)
        return (MEAN_SHAPE + 0.5 - shape.centre) * (box.side / shape.side) + box.centre - 0.5


class BlindLandmarker:
    """Points without sense."""

    name = "blind"

    def landmarks(self, pixels: NDArray[np.uint8], box: Box) -> Points68:
        return np.full((68, 2), np.nan)


def face(x: float, score: float = 0.9) -> Face:
    return Face(Box(x, 50, 60, 60), score, "fixed")


@pytest.fixture(scope="module")
def finder(tmp_path_factory: pytest.TempPathFactory) -> FaceFinder:
    return build_finder(Catalog(tmp_path_factory.mktemp("weights"), environment={}))


def test_a_face_is_found_with_its_landmarks_and_their_box(finder: FaceFinder) -> None:
    (found,) = finder.find(astronaut())
    assert found.found_by == "haar"
    assert found.landmarks is not None
    np.testing.assert_allclose(found.landmarks[36:42].mean(axis=0), EYES[0], atol=3)
    assert found.box == Box.around(found.landmarks)
    assert found.box.iou(FACE) > 0.8


def test_two_faces_come_from_left_to_right(finder: FaceFinder) -> None:
    head = astronaut()[20:240, 110:350]
    found = finder.find(np.ascontiguousarray(np.concatenate([head, head[:, ::-1]], axis=1)))
    assert len(found) == 2
    assert found[0].box.right < found[1].box.x


def test_the_detector_s_order_does_not_matter() -> None:
    found = FaceFinder(FixedDetector((face(200, 0.9), face(10, 0.6))), MeanLandmarker()).find(BLANK)
    assert [round(one.box.x) for one in found] == [10, 200]


def test_faces_with_the_same_landmarks_are_one() -> None:
    found = FaceFinder(FixedDetector((face(100, 0.6), face(108, 0.8))), MeanLandmarker()).find(BLANK)
    assert [one.score for one in found] == [0.8]


def test_a_sure_face_without_sensible_landmarks_is_kept_without_any() -> None:
    assert FaceFinder(FixedDetector((face(100, 0.8),)), BlindLandmarker()).find(BLANK) == [face(100, 0.8)]


def test_a_doubtful_face_without_sensible_landmarks_is_left_out() -> None:
    assert FaceFinder(FixedDetector((face(100, 0.3),)), BlindLandmarker()).find(BLANK) == []


def test_a_doubtful_face_with_ordinary_landmarks_is_kept() -> None:
    (found,) = FaceFinder(FixedDetector((face(100, 0.3),)), MeanLandmarker()).find(BLANK)
    assert found.landmarks is not None


def test_a_doubtful_face_with_odd_landmarks_is_left_out() -> None:
    class OddLandmarker(MeanLandmarker):
        def landmarks(self, pixels: NDArray[np.uint8], box: Box) -> Points68:
            return super().landmarks(pixels, box) + np.random.default_rng(0).normal(0, 2.4, (68, 2))

    assert FaceFinder(FixedDetector((face(100, 0.3),)), OddLandmarker()).find(BLANK) == []
    assert len(FaceFinder(FixedDetector((face(100, 0.9),)), OddLandmarker()).find(BLANK)) == 1


def test_an_empty_picture_shows_no_face(finder: FaceFinder) -> None:
    assert finder.find(BLANK) == []
    assert finder.find(np.zeros((0, 0, 3), np.uint8)) == []


@pytest.mark.parametrize("picture", [np.zeros((9, 9), np.uint8), np.zeros((9, 9, 4), np.uint8)])
def test_pixels_of_another_kind_are_the_caller_s_mistake(finder: FaceFinder, picture: NDArray[np.uint8]) -> None:
    with pytest.raises(ValueError, match=r"wanted uint8 \(height, width, 3\)"):
        finder.find(picture)


@pytest.mark.parametrize("box", [FACE, Box(168, 55, 120, 135), Box(170, 90, 80, 80)])
def test_a_box_drawn_by_hand_leads_to_the_face(finder: FaceFinder, box: Box) -> None:
    found = finder.face_in_box(astronaut(), box)
    assert (found.found_by, found.score) == ("hand", 1.0)
    assert found.landmarks is not None
    assert found.box.iou(FACE) > 0.8


def test_a_box_without_a_face_stays_as_drawn() -> None:
    box = Box(20, 30, 80, 90)
    found = FaceFinder(FixedDetector(()), BlindLandmarker()).face_in_box(BLANK, box)
    assert found == Face(box, 1.0, "hand")


@pytest.mark.parametrize("box", [Box(500, 10, 40, 40), Box(-100, 0, 50, 50), Box(390, 50, 60, 60), Box(0, 0, 900, 900)])
def test_a_box_outside_the_picture_is_refused(finder: FaceFinder, box: Box) -> None:
    with pytest.raises(GfrError, match=r"The face box .* lies outside the picture \(400 x 200 px\)\."):
        finder.face_in_box(BLANK, box)


@pytest.mark.parametrize("box", [Box(10, 10, 15, 40), Box(10, 10, 0, 0), Box(10, 10, -50, 60)])
def test_a_box_too_small_is_refused(finder: FaceFinder, box: Box) -> None:
    with pytest.raises(GfrError, match=r"px, wanted at least 16 px\."):
        finder.face_in_box(BLANK, box)


def test_a_box_that_is_no_number_is_refused(finder: FaceFinder) -> None:
    with pytest.raises(GfrError, match="coordinate that is not a number"):
        finder.face_in_box(BLANK, Box(float("nan"), 0, 50, 50))


def test_the_finder_of_every_machine_is_haar_and_the_network(finder: FaceFinder) -> None:
    assert isinstance(finder.detector, HaarDetector)
    assert isinstance(finder.landmarker, NetLandmarker)


@pytest.mark.parametrize(
    ("detector", "landmarker", "file"),
    [("yunet", "", "face_detection_yunet.onnx"), ("s3fd", "", "s3fd-619a316812.pth"), ("", "fan", "2DFAN4-11f355bf06")],
)
def test_weights_that_are_not_there_are_named(tmp_path: Path, detector: str, landmarker: str, file: str) -> None:
    catalog = Catalog(tmp_path, environment={"TORCH_HOME": str(tmp_path)})
    with pytest.raises(MachineError, match=file) as caught:
        build_finder(catalog, detector=detector, landmarker=landmarker)
    assert str(tmp_path) in caught.value.hint


def test_an_unknown_detector_or_landmarker_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GfrError, match="No face detector is called 'magic'"):
        build_finder(Catalog(tmp_path), detector="magic")
    with pytest.raises(GfrError, match="No landmarker is called 'magic'"):
        build_finder(Catalog(tmp_path), landmarker="magic")


def test_yunet_is_used_when_its_file_is_in_the_folder(tmp_path: Path) -> None:
    from tests.core.faces.test_detect import yunet_file

    (tmp_path / "face_detection_yunet.onnx").write_bytes(yunet_file().read_bytes())
    finder = build_finder(Catalog(tmp_path), detector="yunet")
    assert isinstance(finder.detector, YuNetDetector)
    (found,) = finder.find(astronaut())
    assert found.box.iou(FACE) > 0.8
