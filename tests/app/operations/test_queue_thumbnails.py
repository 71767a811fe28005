from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.documents.desk import Desk
from app.documents.qt_image import to_qimage
from app.operations.all_operations import Operations
from app.operations.queue_thumbnails import SIDE_PX, read_thumbnail, thumbnail_of
from tests.app.operations.scenes import photos

Settled = Callable[[], None]


def test_added_pictures_get_small_pictures(
    operations: Operations, desk: Desk, tmp_path: Path, settled: Settled
) -> None:
    operations.queue.add(photos(tmp_path, *(f"{number}.png" for number in range(6))))
    settled()
    assert [max(item.thumbnail.width(), item.thumbnail.height()) for item in desk.project.items] == [80] * 6


def test_a_file_that_qt_cannot_read_has_none(tmp_path: Path) -> None:
    (tmp_path / "old.png").write_bytes(b"no picture")
    assert read_thumbnail(tmp_path / "old.png").isNull()


@pytest.mark.parametrize("size", [(2400, 1000), (1000, 2400)])
def test_small_pictures_keep_their_shape(qapp: QApplication, tmp_path: Path, size: tuple[int, int]) -> None:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    image.save(str(tmp_path / "large.jpg"))
    for small in (read_thumbnail(tmp_path / "large.jpg"), thumbnail_of(image)):
        assert max(small.width(), small.height()) == SIDE_PX
        assert small.width() / small.height() == pytest.approx(size[0] / size[1], rel=0.02)


def test_a_small_picture_shows_the_large_one(qapp: QApplication) -> None:
    image = to_qimage(np.full((1200, 1400, 3), (10, 200, 30), np.uint8))
    assert thumbnail_of(image).pixelColor(64, 50).name() == "#0ac81e"
