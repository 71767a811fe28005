from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QClipboard, QColor, QImage

from app.panels.clipboard import pasted


def test_a_picture_is_taken_as_it_is(clipboard: QClipboard) -> None:
    image = QImage(4, 3, QImage.Format.Format_RGB32)
    image.fill(QColor(1, 2, 3))
    clipboard.setImage(image)
    picture = pasted().picture
    assert picture is not None
    assert (picture.width, picture.height, picture.name) == (4, 3, "Pasted picture")
    assert picture.pixels[2, 3].tolist() == [1, 2, 3]


def test_a_copied_file_counts_before_its_preview(clipboard: QClipboard, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "old.png"))])
    data.setImageData(QImage(4, 3, QImage.Format.Format_RGB32))
    clipboard.setMimeData(data)
    assert pasted().files == [tmp_path / "old.png"]
    assert pasted().picture is None


def test_words_are_nothing(clipboard: QClipboard) -> None:
    clipboard.setText("hello")
    assert (pasted().files, pasted().picture) == ([], None)
