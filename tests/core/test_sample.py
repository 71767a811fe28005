"""The sample: three pictures and a recipe, the same every time."""

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from gfr_core.errors import GfrError
from gfr_core.faces.detect import HaarDetector
from gfr_core.geometry import Box
from gfr_core.media.still import read_still
from gfr_core.sample import DAMAGE, TRUTH_SIZE, SamplePaths, sample_landmarks, write_sample


def psnr_db(a: NDArray[np.uint8], b: NDArray[np.uint8]) -> float:
    return float(10 * np.log10(255**2 / np.square(a.astype(np.float64) - b).mean()))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> SamplePaths:
    return write_sample(tmp_path_factory.mktemp("somewhere") / "new" / "folder")


def test_the_four_files_lie_in_the_folder(sample: SamplePaths) -> None:
    names = {path.name for path in sample.portrait.parent.iterdir()}
    assert names == {"portrait.png", "old_photo.png", "truth.png", "recipe.json"}


def test_the_old_photo_is_the_truth_made_worse(sample: SamplePaths) -> None:
    old, truth = read_still(sample.old_photo), read_still(sample.truth)
    assert old.pixels.shape == truth.pixels.shape == (TRUTH_SIZE, TRUTH_SIZE, 3)
    assert (old.grey, truth.grey) == (True, True)
    assert 20 < psnr_db(truth.pixels_8bit(), old.pixels_8bit()) < 30


def test_the_portrait_is_in_colour_and_in_another_pose(sample: SamplePaths) -> None:
    portrait = read_still(sample.portrait)
    assert not portrait.grey
    assert abs(json.loads(sample.recipe.read_text())["pose"]["yaw_rad"]) > 0.1


def test_the_recipe_names_the_photograph_and_the_damage(sample: SamplePaths) -> None:
    recipe = json.loads(sample.recipe.read_text())
    assert "public domain" in recipe["photograph"]
    assert recipe["degradation"]["scale"] == DAMAGE.scale


def test_the_pixels_are_the_same_every_time(sample: SamplePaths, tmp_path: Path) -> None:
    again = write_sample(tmp_path)
    for first, second in (
        (sample.portrait, again.portrait),
        (sample.old_photo, again.old_photo),
        (sample.truth, again.truth),
    ):
        assert np.array_equal(read_still(first).pixels, read_still(second).pixels)
    assert sample.recipe.read_text() == again.recipe.read_text()


def test_an_older_sample_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "truth.png").write_bytes(b"something else")
    assert read_still(write_sample(tmp_path).truth).width == TRUTH_SIZE


def test_the_embedded_detector_sees_the_damaged_face_once(sample: SamplePaths) -> None:
    faces = HaarDetector().detect(read_still(sample.old_photo).pixels_8bit())
    assert len(faces) == 1


def test_the_landmarks_mark_a_face_of_about_ninety_pixels() -> None:
    assert sample_landmarks().shape == (68, 2)
    assert 85 < Box.around(sample_landmarks()).side < 95


def test_a_file_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(GfrError) as caught:
        write_sample(tmp_path / "taken")
    assert caught.value.message == f"Folder '{tmp_path / 'taken'}' cannot be made: File exists."
