import json
from pathlib import Path

import pytest

from gfr_core.errors import GfrError
from gfr_core.train.index import read_index, read_pixels


def test_a_face_too_small_to_learn_from_is_left_out(people: Path) -> None:
    index = people / "index.jsonl"
    rows = [json.loads(line) for line in index.read_text().splitlines()]
    rows[0]["points"] = [[x / 2, y / 2] for x, y in rows[0]["points"]]
    index.write_text("\n".join(json.dumps(row) for row in rows))
    assert len(read_index(index, "train")) == 5


def test_a_missing_or_malformed_index_says_so(tmp_path: Path) -> None:
    with pytest.raises(GfrError, match="cannot be read: No such file"):
        read_index(tmp_path / "index.jsonl", "train")
    (tmp_path / "index.jsonl").write_text('{"id": 1}\n')
    with pytest.raises(GfrError, match="has a row that is not a photograph"):
        read_index(tmp_path / "index.jsonl", "train")
    (tmp_path / "index.jsonl").write_text("")
    with pytest.raises(GfrError, match="no usable photograph in split 'train'"):
        read_index(tmp_path / "index.jsonl", "train")


def test_a_photograph_is_read_as_rgb(people: Path) -> None:
    pixels = read_pixels(read_index(people / "index.jsonl", "train")[0].path)
    assert pixels.shape == (300, 300, 3)
