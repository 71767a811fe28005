from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QColorSpace
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.documents.qt_image import image_of
from app.documents.source import NumberedFace, Search, Source, SourceDocument
from gfr_core.faces.face import Face
from gfr_core.geometry import Box
from gfr_core.media.frame import Metadata
from tests.app.small_engine import picture

SMALL, LARGE = Face(Box(0, 0, 10, 10), 0.9, "test"), Face(Box(20, 0, 30, 30), 0.9, "test")


@pytest.fixture
def document(qapp: QApplication) -> SourceDocument:
    opened = SourceDocument()
    opened.open(Source(picture()))
    return opened


def test_opening_a_source_takes_the_old_faces_away(document: SourceDocument, qtbot: QtBot) -> None:
    document.set_found([SMALL])
    with qtbot.waitSignals([document.source_changed, document.faces_changed, document.selection_changed]):
        document.open(Source(picture("other.png")))
    assert document.faces == ()
    assert document.selected is None
    assert document.search is Search.IDLE


def test_found_faces_are_numbered_from_one_and_the_largest_is_selected(document: SourceDocument) -> None:
    document.set_found([SMALL, LARGE])
    assert [each.number for each in document.faces] == [1, 2]
    assert document.selected is document.faces[1]
    assert document.search is Search.DONE


def test_a_drawn_face_gets_a_number_that_was_never_used(document: SourceDocument) -> None:
    document.set_found([SMALL, LARGE])
    document.remove_face(2)
    assert document.number_for_next() == 3
    assert document.number_for_next() == 4


def test_an_added_face_is_selected_and_stands_at_its_number(document: SourceDocument) -> None:
    document.set_found([SMALL, LARGE])
    first = document.faces[0]
    document.remove_face(1)
    document.add_face(first)
    assert [each.number for each in document.faces] == [1, 2]
    assert document.selected is first


def test_removing_the_selected_face_selects_another(document: SourceDocument) -> None:
    document.set_found([SMALL, LARGE])
    document.remove_face(2)
    assert document.selected is document.faces[0]
    document.remove_face(1)
    assert document.selected is None


def test_a_moved_face_keeps_number_and_selection(document: SourceDocument, qtbot: QtBot) -> None:
    document.set_found([SMALL])
    moved = NumberedFace(1, LARGE)
    with qtbot.waitSignal(document.faces_changed):
        document.replace_face(moved)
    assert document.selected is moved


def test_selecting_the_selected_face_is_no_news(document: SourceDocument, qtbot: QtBot) -> None:
    document.set_found([SMALL])
    with qtbot.assertNotEmitted(document.selection_changed):
        document.select(1)


def test_a_deep_picture_has_a_version_for_the_screen() -> None:
    deep = replace(picture(), pixels=picture().pixels.astype(np.uint16) * 257)
    source = Source(deep)
    assert np.array_equal(source.shown, picture().pixels)
    assert source.frame.pixels.dtype == np.uint16


def test_a_source_is_shown_in_the_colours_of_its_profile() -> None:
    profile = QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb).iccProfile().data()
    wide = replace(picture(), metadata=Metadata(icc=bytes(profile)))
    source = Source(wide)
    assert source.image == image_of(wide)
    assert source.image != image_of(picture())
    assert np.array_equal(source.shown, wide.pixels)
    assert source.remark == ""


def test_a_damaged_profile_is_told_of() -> None:
    source = Source(replace(picture(), metadata=Metadata(icc=b"damaged")))
    assert source.remark == "Shown as sRGB: the colour profile is damaged"


def test_the_same_pixels_have_the_same_key() -> None:
    other = picture()
    other.pixels[0, 0, 0] += 1
    assert Source(picture()).key == Source(picture()).key
    assert Source(other).key != Source(picture()).key
