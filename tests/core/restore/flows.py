"""Warps whose answers are known."""

import numpy as np
from numpy.typing import NDArray

from gfr_core.restore.flow_study import FlowStudy, study_flow

Field = NDArray[np.float32]

SIZE = 64


def affine_flow(matrix: list[list[float]], shift: tuple[float, float] = (0, 0), size: int = SIZE) -> Field:
    """The flow of a warp that fetches `matrix` @ (place - middle) + middle + shift."""
    axis = np.arange(size) + 0.5
    places = np.stack(np.meshgrid(axis, axis, indexing="xy"), axis=-1)
    fetched = (places - size / 2) @ np.array(matrix).T + size / 2 + shift
    return np.asarray(fetched - places, dtype=np.float32)


def still(size: int = SIZE) -> Field:
    """Nothing moves."""
    return affine_flow([[1, 0], [0, 1]], size=size)


def mirrored(size: int = SIZE) -> Field:
    """Left is right."""
    return affine_flow([[-1, 0], [0, 1]], size=size)


def grid_of(flow: Field) -> Field:
    """The flow as the grid it came from: positions in [-1, 1]."""
    size = len(flow)
    axis = (np.arange(size) + 0.5) * (2 / size) - 1
    return np.asarray(np.stack(np.meshgrid(axis, axis, indexing="xy"), axis=-1) + flow * (2 / size), dtype=np.float32)


def half_folded() -> Field:
    """The right half mirrors the left one: folded from the middle on."""
    return np.where(np.arange(SIZE)[None, :, None] < SIZE // 2, still(), mirrored())


def points(count: int = 68, size: int = SIZE) -> NDArray[np.float64]:
    """Places in the middle of the crop, pixel-index coordinates."""
    return np.random.default_rng(1).uniform(0.3 * size, 0.7 * size, (count, 2))


def study_of(flow: Field, *, with_landmarks: bool = True, missed_by: tuple[float, float] = (3.0, 4.0)) -> FlowStudy:
    """The study of a flow under a full mask, whose landmarks miss each other by so much."""
    mask = np.ones(flow.shape[:2], np.float32)
    if not with_landmarks:
        return study_flow(grid_of(flow), mask)
    face = np.floor(points(size=len(flow)))
    columns, rows = face.astype(int).T
    portrait = face + flow[rows, columns] - np.array(missed_by)
    return study_flow(grid_of(flow), mask, portrait, face)
