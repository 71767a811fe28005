from dataclasses import replace

import numpy as np

from app.documents.qt_image import from_qimage
from app.operations.step_pictures import pictures_of
from gfr_core.faces.face import Face
from gfr_core.geometry import Box, SquareCrop
from gfr_core.restore.evidence_legend import KINDS
from gfr_core.restore.outcome import Evidence, Steps
from tests.core.restore.faces import landmark_face

SIZE = 16


def steps(grid: "np.ndarray[tuple[int, ...], np.dtype[np.float32]]") -> Steps:
    grey = np.full((SIZE, SIZE, 3), 0.5, np.float32)
    mask = np.ones((SIZE, SIZE), np.float32)
    return Steps(SquareCrop(1, 2, 8), grey, grey * 0.5, grey * 1.5, grey, grid, mask)


def identity() -> "np.ndarray[tuple[int, ...], np.dtype[np.float32]]":
    axis = (np.arange(SIZE, dtype=np.float32) + 0.5) * (2 / SIZE) - 1
    return np.stack(np.meshgrid(axis, axis, indexing="xy"), axis=-1)


def test_what_was_not_asked_for_is_not_there() -> None:
    pictures = pictures_of(steps(identity()))
    assert pictures.unguided is None
    assert pictures.evidence is None
    assert pictures.guide_points is None
    assert pictures.face_points is None


def test_mask_grid_unguided_run_and_evidence_are_those_of_the_steps() -> None:
    plane = np.zeros((SIZE, SIZE), np.float32)
    evidence = Evidence(plane, plane + 1, plane, 0.0, 0.0, ())
    plain = steps(identity())
    pictures = pictures_of(replace(plain, mask=plane + 0.5, unguided=plain.degraded * 0.5, evidence=evidence))
    assert pictures.mask is not None
    assert pictures.unguided is not None
    assert pictures.evidence is not None
    assert (from_qimage(pictures.mask) == 128).all()
    assert (from_qimage(pictures.unguided) == 64).all()
    assert (from_qimage(pictures.evidence) == KINDS[1].colour).all()
    assert pictures.grid is plain.grid


def test_landmarks_are_those_of_each_face_in_its_own_crop() -> None:
    face, guide = landmark_face(3, 5, 40), landmark_face(70, 20, 90)
    pictures = pictures_of(steps(identity()), face, guide)
    assert face.landmarks is not None
    assert guide.landmarks is not None
    assert pictures.face_points is not None
    assert pictures.guide_points is not None
    back = SquareCrop.of_face(face.box).to_picture(pictures.face_points, SIZE)
    assert np.allclose(back, face.landmarks)
    assert np.allclose(SquareCrop.of_face(guide.box).to_picture(pictures.guide_points, SIZE), guide.landmarks)


def test_guide_and_warped_guide_are_shown_as_they_are() -> None:
    pictures = pictures_of(steps(identity()))
    assert (from_qimage(pictures.guide) == 64).all()
    assert (from_qimage(pictures.warped_guide) == 191).all()


def test_a_grid_that_stands_still_has_no_flow_and_is_white() -> None:
    pictures = pictures_of(steps(identity()))
    assert np.allclose(pictures.flow, 0, atol=1e-5)
    assert (from_qimage(pictures.flow_colours) == 255).all()
    assert pictures.full_scale_px == SIZE / 8


def test_the_flow_is_studied_in_pixels_of_the_crop() -> None:
    study = pictures_of(steps(identity())).study
    assert study is not None
    assert study.size == SIZE
    assert study.pairs is None


def test_landmarks_of_face_and_portrait_are_compared_in_their_own_crops() -> None:
    points = np.random.default_rng(0).uniform(10, 30, (68, 2))
    face = Face(Box(10, 10, 20, 20), 1.0, "test", points)
    guide = Face(Box(110, 60, 40, 40), 1.0, "test", (points + 0.5 - 20) * 2 + (130, 80) - 0.5)
    study = pictures_of(steps(identity()), face, guide).study
    assert study is not None
    assert study.pairs is not None
    assert study.pairs.mean_residual_px < 1e-5
