import json
from pathlib import Path

import pytest

from gfr_core.errors import GfrError
from gfr_core.train.curves import draw_curves, read_log
from tests.helpers.shared import ROOT

SCORES = {"landmark_px": 3.0, "unwarped_px": 20.0, "folded": 0.0, "psnr": 26.5, "psnr_degraded": 23.0}


def row(samples: int, stage: str = "warp", /, **values: object) -> dict[str, object]:
    return {"stage": stage, "samples": samples, "learning_rate": 1e-3, "losses": {"landmark": 0.1}} | values


def written(path: Path, *rows: dict[str, object]) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in rows))
    return path


def test_rows_are_numbers_by_name_and_psnr_counts_over_bicubic(tmp_path: Path) -> None:
    (only,) = read_log(written(tmp_path / "log.jsonl", row(8, **{"8x": SCORES})))
    assert (only.samples, only.stage) == (8, "warp")
    assert only.values["losses landmark"] == 0.1
    assert only.values["8x landmark_px"] == 3.0
    assert only.values["8x gain"] == 3.5


def test_a_new_run_in_the_same_file_goes_on_to_the_right(tmp_path: Path) -> None:
    rows = read_log(written(tmp_path / "log.jsonl", row(8), row(16), row(4, "rec"), row(8, "rec")))
    assert [one.samples for one in rows] == [8, 16, 20, 24]
    assert [one.begins for one in rows] == [False, False, True, False]


def test_the_drawing_names_what_it_shows(tmp_path: Path) -> None:
    log = written(tmp_path / "log.jsonl", row(8, **{"4x": SCORES}), row(16, "rec & both", losses={"l1": 0.2}))
    drawing = draw_curves([log])
    for word in ("samples", "learning rate", "landmark error of the grid, px of 256", "dB", ">l1<", ">4x<"):
        assert word in drawing
    assert "rec &amp; both" in drawing


def test_several_logs_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    logs = []
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        logs.append(written(tmp_path / name / "log.jsonl", row(8)))
    drawing = draw_curves(logs)
    assert ">landmark, first<" in drawing
    assert ">landmark, second<" in drawing


def test_the_log_of_the_shipped_weights_can_be_drawn() -> None:
    drawing = draw_curves([ROOT / "resources" / "weights" / "gfrnet-default_log.jsonl"])
    assert drawing.count("<circle") > 100


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("not json\n", "is not the log of a run"),
        ('{"stage": "a"}\n', "is not the log of a run"),
        ("", "has no rows yet"),
    ],
)
def test_what_is_no_log_is_refused(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "log.jsonl").write_text(text)
    with pytest.raises(GfrError, match=message):
        read_log(tmp_path / "log.jsonl")


def test_a_missing_log_is_named(tmp_path: Path) -> None:
    with pytest.raises(GfrError, match=r"none\.jsonl' cannot be read: No such file"):
        read_log(tmp_path / "none.jsonl")
