"""`gfr benchmark` measures, tells and writes."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from gfr_core.benchmark.result import BenchmarkResult
from gfr_core.cli import main
from gfr_core.commands.benchmark import Outputs, as_json, benchmark, check_outputs
from gfr_core.errors import GfrError
from gfr_core.progress import Progress, Stopped
from tests.core.benchmark.small_benchmark import plain_result, small_cases, small_plan, small_weights
from tests.core.train.small_run import write_people


def lists(value: object) -> object:
    """The value as JSON gives it back: tuples are lists."""
    if isinstance(value, dict):
        return {name: lists(inner) for name, inner in value.items()}
    return [lists(inner) for inner in value] if isinstance(value, tuple | list) else value


def test_the_word_prints_tables_and_writes_what_was_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    index, weights = write_people(tmp_path), small_weights(tmp_path / "small.safetensors")
    out = {word: tmp_path / f"out.{end}" for word, end in (("--json", "json"), ("--html", "html"), ("--sheet", "png"))}
    words = ["benchmark", str(index), "--split", "train", "--scales", "4", "--pairs", "2", "--size", "64"]
    words += ["--variants", f"-F={weights}", "--device", "cpu"]
    words += [part for word, path in out.items() for part in (word, str(path))]
    assert main(words) == 0
    text = capsys.readouterr().out
    assert "4x, 2 pairs of 2 people: PSNR in dB, SSIM, beside the paper's PSNR" in text
    assert text.splitlines()[-3:] == [f"written: {path}" for path in out.values()]
    stored = json.loads(out["--json"].read_text())
    assert [row["method"] for row in stored["tables"][0]["methods"]] == ["bicubic", "-F", "R"]
    assert stored["variants"][0]["file"] == "small.safetensors"
    assert out["--html"].read_text(encoding="utf-8").startswith("<!doctype html>")
    assert out["--sheet"].read_bytes().startswith(b"\x89PNG")


def test_json_keeps_every_figure(tmp_path: Path) -> None:
    result = plain_result(small_cases(tmp_path))
    stored = json.loads(as_json(result))
    assert stored == lists(asdict(result))
    assert set(stored) == set(BenchmarkResult.__dataclass_fields__)


@pytest.mark.parametrize("last", ["loading weights", "Full, 4x", "Full, grey", "writing"])
def test_who_is_stopped_leaves_no_file(tmp_path: Path, last: str) -> None:
    def stop(progress: Progress) -> None:
        if progress.text == last:
            raise Stopped

    weights = small_weights(tmp_path / "small.safetensors")
    plan = small_plan(tmp_path, pairs=2)
    before = set(tmp_path.iterdir())
    outputs = Outputs(tmp_path / "out.json", tmp_path / "out.html", tmp_path / "out.png")
    with pytest.raises(Stopped):
        benchmark(plan, (f"Full={weights}",), outputs, stop)
    assert set(tmp_path.iterdir()) == before


def test_a_result_without_outputs_is_told_only(tmp_path: Path) -> None:
    weights = small_weights(tmp_path / "small.safetensors")
    plan = small_plan(tmp_path, split="val", pairs=2)
    before = set(tmp_path.iterdir())
    told: list[Progress] = []
    answer = benchmark(plan, (f"Full={weights}",), Outputs(), told.append)
    assert answer.warnings == ("There is one person only, so there is no row R.",)
    assert "written" not in answer.text
    assert set(tmp_path.iterdir()) == before
    assert told[-1] == Progress(0.98, "writing")


def refusal(outputs: Outputs) -> tuple[str, str]:
    with pytest.raises(GfrError) as caught:
        check_outputs(outputs)
    return caught.value.message, caught.value.hint


def test_a_folder_is_no_output(tmp_path: Path) -> None:
    assert refusal(Outputs(json=tmp_path)) == (
        f"'{tmp_path}' is a folder; --json wants a file.",
        "Add the file's name.",
    )


def test_an_output_in_no_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(Outputs(html=tmp_path / "there" / "out.html")) == (
        f"Folder '{tmp_path / 'there'}' does not exist.",
        "Make it first, or choose another --html.",
    )


def test_one_file_cannot_hold_two_outputs(tmp_path: Path) -> None:
    message, hint = refusal(Outputs(json=tmp_path / "out", html=tmp_path / "out"))
    assert message == "Two outputs have the same name."
    assert hint == "Give each of --json, --html and --sheet a file of its own."


def test_a_sheet_is_a_png(tmp_path: Path) -> None:
    message, _ = refusal(Outputs(sheet=tmp_path / "out.jpg"))
    assert message == "'out.jpg' does not end in .png; --sheet writes PNG."


def test_outputs_that_can_be_written_are_fine(tmp_path: Path) -> None:
    outputs = Outputs(tmp_path / "out.json", tmp_path / "out.html", tmp_path / "out.PNG")
    check_outputs(outputs)
    assert list(outputs.named) == ["--json", "--html", "--sheet"]


def test_outputs_are_checked_before_any_work(tmp_path: Path) -> None:
    told: list[Progress] = []
    with pytest.raises(GfrError, match="is a folder"):
        benchmark(small_plan(tmp_path), (), Outputs(json=tmp_path), told.append)
    assert told == []
