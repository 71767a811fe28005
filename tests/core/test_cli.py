"""The command line as people and scripts meet it, run in this process and, where it matters, in one of its own."""

import json
import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

import gfr_core.sample
from gfr_core import __version__
from gfr_core.checkpoint.store import save_checkpoint
from gfr_core.cli import main
from gfr_core.media.frame import Frame
from gfr_core.media.still import read_still, write_still
from gfr_core.sample import SamplePaths, write_sample
from tests.core.checkpoint.weights import tiny_checkpoint
from tests.core.restore.faces import smooth_picture
from tests.helpers.shared import ROOT, shared_dir


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> SamplePaths:
    return write_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of a small network whose last layer says something: an untrained one leaves every face alone."""
    path = tmp_path_factory.mktemp("weights") / "tiny.safetensors"
    checkpoint = tiny_checkpoint()
    last = [name for name, tensor in checkpoint.weights.items() if name.startswith("recnet") and tensor.ndim == 4][-1]
    checkpoint.weights[last] = torch.randn(checkpoint.weights[last].shape, generator=torch.Generator().manual_seed(0))
    save_checkpoint(path, checkpoint)
    return path


@pytest.fixture
def words(sample: SamplePaths, weights: Path, tmp_path: Path) -> list[str]:
    """A command line that works: others are made from it."""
    ends = ["--out", str(tmp_path / "out.png"), "--weights", str(weights), "--device", "cpu"]
    return ["restore", str(sample.old_photo), "--guide", str(sample.portrait), *ends]


def in_place_of(words: list[str], old: object, new: object) -> list[str]:
    return [str(new) if word == str(old) else word for word in words]


def refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Exit code, message, hint. Nothing else may be said."""
    code = main(words)
    said = capsys.readouterr()
    assert said.out == ""
    message, hint = said.err.splitlines()
    return code, message.removeprefix("gfr: "), hint.removeprefix("hint: ")


def in_its_own_process(*words: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "gfr_core.cli", *words]
    environment = {**os.environ, **variables}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_a_face_is_restored_and_everything_else_is_left_alone(
    words: list[str], sample: SamplePaths, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = ("--strength", "1")  # a network that knows nothing is advised against
    assert main([*words, *whole, "--json", "--save-steps", str(tmp_path / "steps")]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert told["output"] == str(tmp_path / "out.png")
    assert told["changed_outside_mask"] == 0
    (face,) = told["faces"]
    assert (face["status"], face["reason"], face["guide"], face["number"]) == ("restored", "", "portrait.png", 1)
    before, after = read_still(sample.old_photo).pixels, read_still(tmp_path / "out.png").pixels
    x, y, w, h = (round(value) for value in face["box"])
    changed = (before != after).any(axis=2)
    assert changed[y : y + h, x : x + w].any()
    changed[max(0, y - h // 2) : y + h + h // 2, max(0, x - w // 2) : x + w + w // 2] = False
    assert not changed.any()
    steps = {Path(path).name for path in told["steps"]}
    assert {"degraded.png", "guide.png", "warped_guide.png", "flow.png", "mask.png", "restored.png"} < steps
    assert "comparison.png" in steps


def test_the_default_weights_bring_the_sample_nearer_to_the_truth(sample: SamplePaths, tmp_path: Path) -> None:
    out = tmp_path / "restored.png"
    assert main(["restore", str(sample.old_photo), "--guide", str(sample.portrait), "--out", str(out)]) == 0
    face = np.s_[80:166, 124:212]  # the landmark box of the truth
    truth, old, restored = (read_still(path).pixels[face] / 255 for path in (sample.truth, sample.old_photo, out))
    gain_db = 10 * np.log10(np.square(old - truth).mean() / np.square(restored - truth).mean())
    assert gain_db > 1.0  # 1.6 with the first weights


def test_text_says_where_the_result_is(words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Face 1 restored with 'portrait.png' in ")
    assert lines[-1] == f"result: {tmp_path / 'out.png'}"


def test_no_strength_gives_the_source_back(words: list[str], sample: SamplePaths, tmp_path: Path) -> None:
    assert main([*words, "--strength", "0"]) == 0
    assert np.array_equal(read_still(tmp_path / "out.png").pixels, read_still(sample.old_photo).pixels)


def test_sixteen_bits_stay_sixteen(words: list[str], sample: SamplePaths, tmp_path: Path) -> None:
    deep = tmp_path / "deep.tif"
    write_still(Frame(read_still(sample.old_photo).pixels.astype(np.uint16) * 257, "deep.tif"), deep)
    assert main(in_place_of(words, sample.old_photo, deep)[:-6] + words[-4:]) == 0
    restored = read_still(tmp_path / "deep_restored.tif").pixels
    assert restored.dtype == np.uint16
    assert np.array_equal(restored[:40], read_still(deep).pixels[:40])


def test_a_box_by_hand_needs_no_detector(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*words, "--box", "120,75,95,95", "--json"]) == 0
    (face,) = json.loads(capsys.readouterr().out)["faces"]
    assert (face["status"], face["number"]) == ("restored", None)


@pytest.mark.parametrize("guide_count", [1, 2])
def test_the_better_portrait_is_chosen_and_named(
    words: list[str], sample: SamplePaths, tmp_path: Path, capsys: pytest.CaptureFixture[str], guide_count: int
) -> None:
    twin = tmp_path / "twin.png"
    twin.write_bytes(sample.truth.read_bytes())
    assert main([*words, *["--guide", str(twin)] * (guide_count - 1), "--json"]) == 0
    (face,) = json.loads(capsys.readouterr().out)["faces"]
    assert face["guide"] == ("portrait.png", "twin.png")[guide_count - 1]


def test_the_faces_of_a_picture_are_listed(sample: SamplePaths, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["faces", str(sample.portrait), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    (face,) = told["faces"]
    assert (told["source"], told["width"], told["height"], face["number"]) == ("portrait.png", 448, 448, 1)
    assert len(face["landmarks"]) == 68


@pytest.fixture
def empty_wall(tmp_path: Path) -> Path:
    path = tmp_path / "wall.png"
    write_still(Frame(smooth_picture(240, 320), "wall.png"), path)
    return path


def test_a_picture_without_a_face_is_bad_input(
    words: list[str], sample: SamplePaths, empty_wall: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, message, hint = refused(in_place_of(words, sample.old_photo, empty_wall), capsys)
    assert (code, message) == (3, "No face was found in 'wall.png'.")
    assert hint == "Mark it by hand with --box X,Y,W,H, in pixels of the source."
    assert not (tmp_path / "out.png").exists()


def test_listing_no_faces_is_an_empty_list_and_bad_input(empty_wall: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["faces", str(empty_wall), "--json"]) == 3
    assert json.loads(capsys.readouterr().out)["faces"] == []


def test_a_portrait_without_a_face_is_bad_input(
    words: list[str], sample: SamplePaths, empty_wall: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, message, hint = refused(in_place_of(words, sample.portrait, empty_wall), capsys)
    assert (code, message) == (3, "Guide 'wall.png' shows no face.")
    assert hint == "Choose a photo whose face is at least 64 px wide."


@pytest.mark.parametrize("box", ["600,10,50,50", "10,10,4,4", "--=-90,-90,50,50"])
def test_a_box_outside_or_too_small_is_bad_input(
    words: list[str], box: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, message, _ = refused([*words, f"--box={box.removeprefix('--=')}"], capsys)
    assert code == 3
    assert "old_photo.png" in message or "box" in message.lower()
    assert not (tmp_path / "out.png").exists()


def test_a_face_number_too_high_is_bad_input(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code, message, _ = refused([*words, "--face", "3"], capsys)
    assert (code, message) == (3, "There is no face 3 in 'old_photo.png'; 1 face was found.")


@pytest.mark.parametrize("damage", ["truncated", "empty", "renamed", "folder", "missing"])
@pytest.mark.parametrize("role", ["old_photo", "portrait"])
def test_a_file_of_no_use_is_bad_input(
    words: list[str],
    sample: SamplePaths,
    damage: str,
    role: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    bad, good = tmp_path / "bad.png", getattr(sample, role)
    contents = {"truncated": good.read_bytes()[:5000], "empty": b"", "renamed": b"just some text\n" * 40}
    if damage in contents:
        bad.write_bytes(contents[damage])
    elif damage == "folder":
        bad.mkdir()
    code, message, hint = refused(in_place_of(words, good, bad), capsys)
    assert code == 3
    assert "bad.png" in message
    assert hint
    assert not (tmp_path / "out.png").exists()


def test_a_pickle_is_never_opened_as_weights(
    words: list[str], weights: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    torch.save({"a": torch.zeros(1)}, tmp_path / "old.pth")
    (tmp_path / "raw.pkl").write_bytes(pickle.dumps({"a": 1}))
    for name in ("old.pth", "raw.pkl"):
        code, message, _ = refused(in_place_of(words, weights, tmp_path / name), capsys)
        assert (code, "never unpickles" in message) == (3, True)


def test_a_device_this_machine_lacks_is_its_fault(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    if torch.backends.mps.is_available():
        pytest.skip("this machine has it")
    code, message, _ = refused(in_place_of(words, "cpu", "mps"), capsys)
    assert code == 4
    assert message.startswith("Device 'mps' was asked for, but torch finds only ")


def test_the_source_is_never_touched(words: list[str], sample: SamplePaths, capsys: pytest.CaptureFixture[str]) -> None:
    before = sample.old_photo.read_bytes(), sample.old_photo.stat().st_mtime_ns
    out = words.index("--out") + 1
    code, message, _ = refused([*words[:out], str(sample.old_photo), *words[out + 1 :]], capsys)
    assert (code, message) == (3, f"'{sample.old_photo}' is one of the files to read; it is never written over.")
    assert (sample.old_photo.read_bytes(), sample.old_photo.stat().st_mtime_ns) == before


def test_ctrl_c_ends_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(gfr_core.sample, "photograph", interrupted)
    assert main(["sample", str(tmp_path)]) == 130
    assert capsys.readouterr() == ("", "gfr: Stopped.\n")


def test_a_fault_of_ours_is_one_line_unless_asked_for_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(gfr_core.sample, "photograph", broken)
    code, message, hint = refused(["sample", str(tmp_path)], capsys)
    assert (code, message) == (1, "Internal error: ZeroDivisionError: by zero")
    assert "GFR_DEBUG=1" in hint
    monkeypatch.setenv("GFR_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["sample", str(tmp_path)])


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"gfr {__version__}\n"


def test_bad_input_in_a_process_of_its_own_is_two_lines(tmp_path: Path) -> None:
    (tmp_path / "empty.png").write_bytes(b"")
    run = in_its_own_process("faces", str(tmp_path / "empty.png"))
    assert run.returncode == 3
    assert run.stdout == ""
    assert run.stderr.splitlines() == [
        "gfr: 'empty.png' is empty (0 bytes).",
        "hint: Copy the file again from where it came.",
    ]


def test_a_sample_in_a_process_of_its_own_says_its_files(tmp_path: Path) -> None:
    run = in_its_own_process("sample", str(tmp_path / "new"))
    assert (run.returncode, run.stderr) == (0, "")
    assert [Path(line).name for line in run.stdout.splitlines()] == [
        "portrait.png",
        "old_photo.png",
        "truth.png",
        "recipe.json",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_without_a_place_to_speak_the_work_is_done_all_the_same(tmp_path: Path) -> None:
    command = f"'{sys.executable}' -m gfr_core.cli sample '{tmp_path}/s' >&- 2>&-"
    assert subprocess.run(["bash", "-c", command], cwd=ROOT, check=False).returncode == 0
    assert (tmp_path / "s" / "old_photo.png").exists()


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    command = f"'{sys.executable}' -m gfr_core.cli sample '{tmp_path}' | true"
    run = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.stderr == ""


def _media() -> list[Path]:
    shared = shared_dir()
    folder = shared / "data" / "media" if shared else Path("nowhere")
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.mark.skipif(not _media(), reason="the shared media are not on this machine")
def test_files_that_break_programs_break_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    for path in _media():
        code = main(["faces", str(path)])
        said = capsys.readouterr().err
        assert code in {0, 3, 4}, (path, said)
        assert "Internal error" not in said, (path, said)
