from pathlib import Path

import pytest

from gfr_core.checkpoint import default_weights as module
from gfr_core.checkpoint.default_weights import FILE_NAME, default_weights
from gfr_core.errors import MachineError


def test_they_are_looked_for_beside_the_other_resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "files", lambda package: tmp_path / package)
    path = tmp_path / "resources" / "weights" / FILE_NAME
    path.parent.mkdir(parents=True)
    path.write_bytes(b"x")
    assert default_weights() == path


def test_missing_weights_are_this_machines_fault_and_say_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "files", lambda package: tmp_path / package)
    with pytest.raises(MachineError, match=r"gfrnet-default\.safetensors") as caught:
        default_weights()
    assert "--weights" in caught.value.hint
