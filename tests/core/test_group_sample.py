"""The group photograph: two people, a portrait of each, the same every time."""

from pathlib import Path

import numpy as np
import pytest

from gfr_core.errors import GfrError
from gfr_core.faces.detect import HaarDetector
from gfr_core.group_sample import HALF, PORTRAIT, GroupPaths, write_group_sample
from gfr_core.media.still import read_still


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory) -> GroupPaths:
    return write_group_sample(tmp_path_factory.mktemp("somewhere") / "new")


def test_the_group_shows_two_faces_from_left_to_right(group: GroupPaths) -> None:
    faces = sorted(HaarDetector().detect(read_still(group.group).pixels_8bit()), key=lambda face: face.box.x)
    assert [face.box.centre[0] // HALF for face in faces] == [0, 1]


def test_each_portrait_shows_one_face_in_colour(group: GroupPaths) -> None:
    for path in group.portraits:
        portrait = read_still(path)
        assert portrait.pixels.shape == (PORTRAIT, PORTRAIT, 3)
        assert not portrait.grey
        assert len(HaarDetector().detect(portrait.pixels_8bit())) == 1


def test_the_two_people_are_not_one_in_a_mirror(group: GroupPaths) -> None:
    ada, bea = (read_still(path).pixels.astype(float) for path in group.portraits)
    assert np.abs(ada - bea[:, ::-1]).mean() > 20


def test_the_group_is_its_truth_made_worse(group: GroupPaths) -> None:
    old, truth = read_still(group.group), read_still(group.truth)
    assert old.pixels.shape == truth.pixels.shape == (HALF, 2 * HALF, 3)
    assert 3 < np.abs(old.pixels.astype(float) - truth.pixels).mean() < 20


def test_the_pixels_are_the_same_every_time(group: GroupPaths, tmp_path: Path) -> None:
    again = write_group_sample(tmp_path)
    for first, second in zip((group.group, *group.portraits), (again.group, *again.portraits), strict=True):
        assert np.array_equal(read_still(first).pixels, read_still(second).pixels)


def test_a_file_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(GfrError) as caught:
        write_group_sample(tmp_path / "taken")
    assert caught.value.message == f"Folder '{tmp_path / 'taken'}' cannot be made: File exists."
    assert caught.value.hint == "Choose another folder."
