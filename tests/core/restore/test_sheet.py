import numpy as np

from gfr_core.restore.sheet import FAINT, INK, PAPER, Tile, sheet


def tile(level: int, name: str = "A", detail: str = "", side: int = 64) -> Tile:
    return Tile(np.full((side, side, 3), level, np.uint8), name, detail)


def test_tiles_stand_in_rows_all_of_one_size_on_paper() -> None:
    page = sheet("Title", [tile(10), tile(20, side=32), tile(30)], columns=2)
    for level in (10, 20, 30):
        rows, columns = np.nonzero((page == level).all(axis=2))
        assert int(np.ptp(rows)) == int(np.ptp(columns)) == 63
    assert page[0, 0].tolist() == list(PAPER)
    assert page[-1, -1].tolist() == list(PAPER)


def test_a_large_picture_is_shown_smaller() -> None:
    assert sheet("", [tile(10, side=1024)], columns=1).shape[1] < 600


def test_names_are_written_dark_and_details_faint() -> None:
    nothing, name, detail = (
        sheet("", [tile(250, *words, side=400)], columns=1) for words in (("", ""), ("Name", ""), ("", "Detail"))
    )
    assert (name == INK).all(axis=2).any()
    assert (detail == FAINT).all(axis=2).any()
    assert not ((nothing == INK).all(axis=2) | (nothing == FAINT).all(axis=2)).any()


def test_a_long_name_is_cut_and_does_not_reach_its_neighbour() -> None:
    long = sheet("", [tile(250, "W" * 200), tile(250, "")], columns=2)
    short = sheet("", [tile(250, ""), tile(250, "")], columns=2)
    middle = long.shape[1] // 2
    assert np.array_equal(long[:, middle:], short[:, middle:])
    assert not np.array_equal(long, short)
