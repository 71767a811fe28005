from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from gfr_core.faces.face import Face
from gfr_core.geometry import Box
from gfr_core.library.similar import SIMILAR, describe, distances, groups_of, nearest
from gfr_core.media.still import read_still
from gfr_core.progress import Progress, Stopped
from gfr_core.sample import sample_landmarks
from gfr_core.train.index import read_index
from tests.helpers.shared import shared_dir

FACE = Face(Box.around(sample_landmarks()), 1.0, "test", sample_landmarks())


def astronaut() -> NDArray[np.uint8]:
    from skimage.data import astronaut as photograph

    return np.asarray(photograph(), dtype=np.uint8)  # type: ignore[no-untyped-call]


def histogram(*cells: int) -> NDArray[np.float32]:
    """64 histograms that hold everything in the bin of `cells[0]`, `cells[1]`..."""
    made = np.zeros((64, 59), np.float32)
    made[np.arange(64), np.resize(cells, 64)] = 1
    return made.ravel()


def test_a_descriptor_is_64_histograms() -> None:
    made = describe(astronaut(), FACE)
    assert made.dtype == np.float32
    assert np.allclose(made.reshape(64, 59).sum(axis=1), 1, atol=1e-6)


def test_a_face_is_like_itself_in_another_light_and_turned() -> None:
    photo = astronaut()
    darker = (photo * 0.55).astype(np.uint8)
    turned = np.ascontiguousarray(np.rot90(photo))
    points = np.stack([sample_landmarks()[:, 1], photo.shape[1] - 1 - sample_landmarks()[:, 0]], axis=1)
    one = describe(photo, FACE)
    assert distances(one, one[None])[0] == 0
    assert distances(one, describe(darker, FACE)[None])[0] < 0.2
    assert distances(one, describe(turned, Face(Box.around(points), 1.0, "test", points))[None])[0] < 0.2


def test_the_scale_of_the_picture_hardly_matters() -> None:
    photo = astronaut()
    larger = np.repeat(np.repeat(photo, 4, axis=0), 4, axis=1)
    points = sample_landmarks() * 4 + 1.5
    other = describe(larger, Face(Box.around(points), 1.0, "test", points))
    assert distances(describe(photo, FACE), other[None])[0] < 0.35


def test_without_landmarks_the_box_serves() -> None:
    made = describe(astronaut(), replace(FACE, landmarks=None))
    assert made.shape == (64 * 59,)


def test_histograms_without_a_common_bin_are_as_far_apart_as_it_goes() -> None:
    assert distances(histogram(0), histogram(1)[None])[0] == pytest.approx(2.0)
    assert distances(histogram(0), histogram(0, 1)[None])[0] == pytest.approx(1.0)


def test_groups_are_joined_by_their_mean_and_loners_are_left_out() -> None:
    near = [histogram(0), histogram(*[0] * 63, 1), histogram(*[0] * 62, 1, 1)]
    other = [histogram(5), histogram(*[5] * 63, 6)]
    loner = histogram(9)
    assert groups_of([near[0], other[0], loner, near[1], other[1], near[2]]) == [(0, 3, 5), (1, 4)]
    assert groups_of([loner]) == []
    assert groups_of([]) == []


def test_one_likeness_does_not_chain_two_people_together() -> None:
    half = histogram(0, 1)  # 1.0 from either end
    ends = [histogram(0)] * 3 + [histogram(1)] * 3
    assert groups_of([*ends, half], limit=1.1) == [(0, 1, 2, 6), (3, 4, 5)]


def test_grouping_can_be_stopped() -> None:
    def stop(_progress: Progress) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        groups_of([histogram(0), histogram(1)], report=stop)


def test_the_nearest_is_found_if_it_is_near_enough() -> None:
    many = [histogram(0), histogram(1), histogram(2)]
    assert nearest(histogram(*[1] * 60, 3, 3, 3, 3), many) == 1
    assert nearest(histogram(9), many) is None
    assert nearest(histogram(9), []) is None


@pytest.mark.skipif(shared_dir() is None, reason="needs the photographs")
def test_photographs_of_one_person_are_nearer_than_those_of_strangers() -> None:
    folder = shared_dir()
    assert folder is not None
    photos = [each for each in read_index(folder / "data/faces/index.jsonl", "val") if each.source == "london"][:8]
    made = np.stack(
        [
            describe(read_still(each.path).pixels_8bit(), Face(Box.around(each.points), 1.0, "index", each.points))
            for each in photos
        ]
    )
    apart = np.stack([distances(one, made) for one in made])
    same = np.array([each.person for each in photos])[:, None] == np.array([each.person for each in photos])
    assert apart[same].max() < SIMILAR < apart[~same].min()
