"""Reading the photographs that the landmark network learns from."""

import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from gfr_core.errors import GfrError
from gfr_core.geometry import Box
from gfr_core.train.landmark_photos import load_photos
from tests.core.train.landmark_faces import dotted_photo


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    photo = dotted_photo()
    cv2.imwrite(str(tmp_path / "a.png"), photo.pixels[..., ::-1] * np.array([1, 1, 0], np.uint8))
    rows = [
        {"id": name, "file": "a.png", "source": "drawn", "split": split, "points": photo.points.tolist()}
        for name, split in (("anna", "train"), ("ben", "val"), ("carl", "train"))
    ]
    (tmp_path / "index.jsonl").write_text("\n".join(json.dumps(row) for row in rows) + "\n")
    return tmp_path


def test_only_the_photos_of_the_split_are_read(folder: Path) -> None:
    assert [photo.person for photo in load_photos(folder, "train")] == ["anna", "carl"]
    assert [photo.person for photo in load_photos(folder, "val")] == ["ben"]


def test_pixels_are_rgb_and_points_are_as_listed(folder: Path) -> None:
    (photo,) = load_photos(folder, "val")
    np.testing.assert_array_equal(photo.pixels[0, 0], [0, 200, 200])
    np.testing.assert_allclose(photo.points, dotted_photo().points)


def test_large_faces_are_shrunk_with_their_landmarks(folder: Path) -> None:
    (photo,) = load_photos(folder, "val", face_px=30)
    assert Box.around(photo.points).side == pytest.approx(30, abs=0.5)
    x, y = np.rint(photo.points[8]).astype(int)
    assert int(photo.pixels[y, x, 1]) < 150


def test_small_faces_keep_their_pixels(folder: Path) -> None:
    (photo,) = load_photos(folder, "val", face_px=500)
    assert photo.pixels.shape == (160, 160, 3)


def test_a_folder_without_an_index_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GfrError, match=r"index\.jsonl cannot be read: No such file"):
        load_photos(tmp_path, "train")


def test_a_picture_that_cannot_be_read_is_named(folder: Path) -> None:
    (folder / "a.png").write_bytes(b"")
    with pytest.raises(GfrError, match=r"a\.png cannot be read"):
        load_photos(folder, "train")


def test_an_empty_split_is_refused(folder: Path) -> None:
    with pytest.raises(GfrError, match="has no usable photograph in split 'test'"):
        load_photos(folder, "test")
