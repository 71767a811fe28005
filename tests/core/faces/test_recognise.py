"""The optional face recogniser, with a network made here byte by byte: its vector is the mean colour."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from gfr_core.catalog.folder import Catalog, WeightsEntry
from gfr_core.errors import MachineError
from gfr_core.faces.recognise import ENTRY, SAME_PERSON, Recogniser, five_points
from tests.core.faces.tiny_onnx import mean_colour_onnx, not_a_vector_onnx
from tests.core.restore.faces import landmarks

POINTS = landmarks(40, 40, 120)


def of_colour(red: int, green: int, blue: int) -> NDArray[np.uint8]:
    return np.full((200, 200, 3), (red, green, blue), np.uint8)


def tiny_recogniser(folder: Path) -> Recogniser:
    path = folder / "tiny.onnx"
    path.write_bytes(mean_colour_onnx())
    return Recogniser(path)


def test_a_face_is_wholly_like_itself(tmp_path: Path) -> None:
    picture = of_colour(200, 100, 50)
    assert tiny_recogniser(tmp_path).cosine(picture, POINTS, picture, POINTS) == pytest.approx(1.0, abs=1e-6)


def test_the_cosine_is_that_of_the_network_s_vectors(tmp_path: Path) -> None:
    red, mixed = of_colour(200, 0, 0), of_colour(60, 80, 0)
    assert tiny_recogniser(tmp_path).cosine(red, POINTS, mixed, POINTS) == pytest.approx(0.6, abs=1e-4)
    assert tiny_recogniser(tmp_path).cosine(mixed, POINTS, red, POINTS) == pytest.approx(0.6, abs=1e-4)


def test_faces_are_aligned_before_they_are_compared(tmp_path: Path) -> None:
    picture = of_colour(0, 0, 250)
    picture[30:130, 30:130] = 250, 0, 0  # the only place where the small face is
    small, large = landmarks(64, 64, 30), landmarks(0, 0, 190)
    alike = tiny_recogniser(tmp_path).cosine(picture, small, of_colour(250, 0, 0), POINTS)
    assert alike == pytest.approx(1.0, abs=1e-6)
    assert tiny_recogniser(tmp_path).cosine(picture, large, of_colour(250, 0, 0), POINTS) < 0.9


def test_five_points_are_eyes_nose_and_corners_of_the_mouth() -> None:
    points = landmarks(0.5, 0.5, 100)
    expected = [[27, 18], [73, 18], [50, 50], [68, 75], [50 + 18 * np.cos(0.6 * np.pi), 75 + 6 * np.sin(0.6 * np.pi)]]
    assert five_points(points) == pytest.approx(np.array(expected))


def test_opencv_s_documented_limit_is_used() -> None:
    assert SAME_PERSON == 0.363


def test_without_the_file_there_is_no_recogniser(tmp_path: Path) -> None:
    assert Recogniser.find(Catalog(tmp_path, environment={"TORCH_HOME": str(tmp_path)})) is None


def test_the_catalogue_s_file_is_found(tmp_path: Path) -> None:
    entry = WeightsEntry(ENTRY, "tiny.onnx", "what", "licence", "source")
    (tmp_path / "tiny.onnx").write_bytes(mean_colour_onnx())
    found = Recogniser.find(Catalog(tmp_path, entries=[entry], environment={}))
    assert found is not None
    assert found.cosine(of_colour(9, 9, 9), POINTS, of_colour(200, 200, 200), POINTS) == pytest.approx(1.0, abs=1e-6)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match=r"The face recogniser's weights '.*none\.onnx' do not exist\."):
        Recogniser(tmp_path / "none.onnx")


def test_a_damaged_file_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "bad.onnx").write_bytes(b"no network")
    with pytest.raises(MachineError, match=r"OpenCV cannot use 'bad\.onnx' as a face recogniser") as caught:
        Recogniser(tmp_path / "bad.onnx")
    assert "the recogniser is optional" in caught.value.hint


def test_a_network_of_another_layout_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "other.onnx").write_bytes(not_a_vector_onnx())
    with pytest.raises(MachineError, match=r"OpenCV cannot use 'other\.onnx' as a face recogniser"):
        Recogniser(tmp_path / "other.onnx").cosine(of_colour(1, 2, 3), POINTS, of_colour(1, 2, 3), POINTS)
