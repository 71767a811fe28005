"""face-alignment through its real loading code, with weights made up on the spot and put where it looks.

The landmark network gets random weights. The detector gets zeros and biases chosen so that its answer is known: one box
in the middle of a picture of 128 x 128. Nothing may reach for the network: every socket is refused.
"""

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch

from gfr_core.catalog.folder import Catalog
from gfr_core.errors import MachineError
from gfr_core.faces.box_calibration import WIDER
from gfr_core.faces.face_alignment_adapter import FaceAlignmentDetector, FaceAlignmentLandmarker, _without_compiling
from gfr_core.faces.find import build_finder
from gfr_core.geometry import Box

S3FD_FILE = "s3fd-619a316812.pth"
FAN_FILE = "2DFAN4-11f355bf06.pth.tar"
SMALL = np.random.default_rng(0).integers(0, 255, (128, 128, 3), dtype=np.uint8)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        pytest.fail("reached for the network")

    monkeypatch.setattr(socket, "create_connection", refuse)


def s3fd_weights() -> dict[str, torch.Tensor]:
    """Background everywhere but in the coarsest cells, whose boxes are shrunk from 512 px to 103.

    Of these cells one has its centre in the picture; the net's padding adds more beyond its border.
    """
    with _without_compiling():
        from face_alignment.detection.sfd.net_s3fd import s3fd  # type: ignore[import-untyped]

    weights = {name: torch.zeros_like(value) for name, value in s3fd().state_dict().items()}
    for name, bias in weights.items():
        if name.endswith("_mbox_conf.bias"):
            bias[:-1] = 5.0
            bias[-1] = -5.0
    weights["conv7_2_mbox_conf.bias"] = torch.tensor([-5.0, 5.0])
    weights["conv7_2_mbox_loc.bias"] = torch.tensor([0.0, 0.0, -8.0, -8.0])
    return weights


@pytest.fixture(scope="module")
def torch_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A TORCH_HOME that holds both files."""
    with _without_compiling():
        from face_alignment.api import FAN  # type: ignore[import-untyped]

    home = tmp_path_factory.mktemp("torch")
    kept = home / "hub" / "checkpoints"
    kept.mkdir(parents=True)
    torch.manual_seed(0)
    torch.save(FAN(4).state_dict(), kept / FAN_FILE)
    torch.save(s3fd_weights(), kept / S3FD_FILE)
    return home


@pytest.fixture
def catalog(torch_home: Path, tmp_path: Path) -> Catalog:
    return Catalog(tmp_path / "weights", environment={"TORCH_HOME": str(torch_home)})


@pytest.fixture
def no_standard_error() -> Iterator[None]:
    """As in a windowed program."""
    kept, sys.stderr = sys.stderr, None
    yield
    sys.stderr = kept


def test_the_detector_finds_the_box_its_weights_know(catalog: Catalog) -> None:
    (face,) = FaceAlignmentDetector(catalog).detect(SMALL)
    side = 512 * np.exp(-8 * 0.2)
    wanted = WIDER.apply(Box(64 - side / 2, 64 - side / 2, side, side))
    assert face.box.iou(wanted) > 0.97
    assert (face.found_by, face.landmarks) == ("s3fd", None)
    assert face.score == pytest.approx(1.0, abs=1e-3)


def test_large_pictures_are_shrunk_before_detection(catalog: Catalog) -> None:
    large = np.repeat(np.repeat(SMALL, 3, axis=0), 3, axis=1)
    (face,) = FaceAlignmentDetector(catalog, longer_side=128).detect(large)
    (small,) = FaceAlignmentDetector(catalog).detect(SMALL)
    assert face.box.side == pytest.approx(3 * small.box.side)


def test_a_speck_of_a_picture_holds_no_face(catalog: Catalog) -> None:
    assert FaceAlignmentDetector(catalog).detect(SMALL[:10]) == []


def test_the_landmarker_gives_68_points(catalog: Catalog) -> None:
    points = FaceAlignmentLandmarker(catalog).landmarks(SMALL, Box(20, 20, 80, 80))
    assert points.shape == (68, 2)
    assert np.isfinite(points).all()


def test_the_finder_runs_on_both_and_distrusts_random_landmarks(catalog: Catalog, no_standard_error: None) -> None:
    finder = build_finder(catalog, detector="s3fd", landmarker="fan")
    assert isinstance(finder.landmarker, FaceAlignmentLandmarker)
    (face,) = finder.find(SMALL)
    assert (face.found_by, face.landmarks) == ("s3fd", None)


@pytest.mark.parametrize("part", [FaceAlignmentDetector, FaceAlignmentLandmarker])
def test_without_weights_nothing_is_downloaded_but_the_file_named(
    tmp_path: Path, part: type[FaceAlignmentDetector | FaceAlignmentLandmarker]
) -> None:
    with pytest.raises(MachineError, match="are not on this machine") as caught:
        part(Catalog(tmp_path / "weights", environment={"TORCH_HOME": str(tmp_path)}))
    assert str(tmp_path / "weights") in caught.value.hint


@pytest.mark.parametrize(
    ("part", "file"), [(FaceAlignmentDetector, S3FD_FILE), (FaceAlignmentLandmarker, FAN_FILE)], ids=["s3fd", "fan"]
)
@pytest.mark.parametrize("content", [b"", b"not weights"], ids=["empty", "noise"])
def test_damaged_weights_are_named(
    tmp_path: Path, part: type[FaceAlignmentDetector | FaceAlignmentLandmarker], file: str, content: bytes
) -> None:
    (tmp_path / file).write_bytes(content)
    with pytest.raises(MachineError, match=f"The weights '{file}' cannot be loaded"):
        part(Catalog(tmp_path, environment={}))


def test_weights_of_another_network_are_refused(tmp_path: Path) -> None:
    torch.save({"a": torch.zeros(1)}, tmp_path / FAN_FILE)
    with pytest.raises(MachineError, match=f"The weights '{FAN_FILE}' cannot be loaded"):
        FaceAlignmentLandmarker(Catalog(tmp_path, environment={}))
