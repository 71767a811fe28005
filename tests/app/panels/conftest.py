"""Documents in the states that panels show."""

from collections.abc import Callable

import numpy as np
import pytest

from app.documents.desk import Desk
from app.documents.portraits import Portrait, Rank
from app.documents.qt_image import to_qimage
from app.documents.restoration import FaceOutcome, Restored, StepPictures
from app.documents.source import Source
from gfr_core.faces.face import Face
from gfr_core.geometry import Box, SquareCrop
from gfr_core.restore.outcome import FaceResult
from tests.app.small_engine import FACE, picture

OTHER = Face(Box(0, 0, 30, 30), 0.8, "test")


@pytest.fixture
def opened(desk: Desk) -> Desk:
    """A photo with two faces, the first of which is selected, and two portraits, the second of which suits better."""
    desk.source.open(Source(picture()))
    desk.source.set_found([FACE, OTHER])
    desk.portraits.add(tuple(Portrait(key, picture(name), FACE) for key, name in ((1, "mum.jpg"), (2, "mum2.jpg"))))
    desk.portraits.set_ranking((Rank(2, 1, 0.021), Rank(1, 2, 0.043)))
    return desk


@pytest.fixture
def restored(opened: Desk) -> Callable[[], Desk]:
    """Puts a result for face 1 on the desk."""

    def put() -> Desk:
        opened.restoration.take(Restored(picture(), {1: outcome()}, 0))
        return opened

    return put


def outcome() -> FaceOutcome:
    """Face 1, restored."""
    plain = to_qimage(np.zeros((256, 256, 3), np.uint8))
    steps = StepPictures(SquareCrop(0, 0, 80), plain, plain, np.zeros((256, 256, 2), np.float32), plain, 32.0)
    return FaceOutcome(1, FaceResult(FACE, "restored", guide="mum2.jpg", seconds=0.42), steps)


def failure() -> FaceOutcome:
    """Face 1, failed."""
    return FaceOutcome(1, FaceResult(FACE, "failed", "The face is too small."), None)
