"""Contact sheets."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from gfr_core.benchmark.contact import COLUMNS, as_jpeg, contact_sheet, title_of, write_sheets
from gfr_core.errors import GfrError
from gfr_core.restore.sheet import PAPER
from tests.core.benchmark.small_benchmark import plain_shown


def read(data: bytes) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]":
    pixels = cv2.imdecode(np.frombuffer(data, dtype=np.uint8), cv2.IMREAD_COLOR_RGB)
    assert pixels is not None
    return pixels.astype(np.uint8, copy=False)


def test_a_row_shows_five_pictures_in_order() -> None:
    shown = plain_shown(count=1)
    page = contact_sheet(shown)
    greys = [value for value in page[page.shape[0] // 2, :, 0].tolist() if value % 40 == 0]
    assert list(dict.fromkeys(greys)) == [0, 40, 80, 120, 160]
    assert page.shape[1] > COLUMNS * 64


def test_a_sheet_grows_by_its_rows() -> None:
    one, two, three = (contact_sheet(plain_shown(count=count)).shape[0] for count in (1, 2, 3))
    assert two - one == three - two > 64


def test_titles_say_whose_guide_it_is() -> None:
    assert title_of(plain_shown("-W")) == "-W, 4x"
    assert title_of(plain_shown("R")) == "R, another person's guide, 4x"


def test_a_jpeg_is_the_sheet_but_for_its_rounding() -> None:
    page = contact_sheet(plain_shown())
    found = read(as_jpeg(page))
    assert found.shape == page.shape
    assert np.abs(found.astype(int) - page).mean() < 3


def test_sheets_of_all_methods_stand_below_each_other(tmp_path: Path) -> None:
    path = tmp_path / "sheet.png"
    shown = [plain_shown(side=96), plain_shown("R", count=1)]
    write_sheets(shown, path)
    first, second = (contact_sheet(one) for one in shown)
    found = read(path.read_bytes())
    np.testing.assert_array_equal(found[: len(first)], first)
    np.testing.assert_array_equal(found[len(first) :, : second.shape[1]], second)
    assert (found[len(first) :, second.shape[1] :] == PAPER).all()


def test_a_folder_is_no_file_to_write(tmp_path: Path) -> None:
    with pytest.raises(GfrError, match="is a folder"):
        write_sheets([plain_shown()], tmp_path)
