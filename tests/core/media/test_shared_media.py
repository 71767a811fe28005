"""Files that break programs: each is read, or refused in words, within ten seconds, in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.shared import ROOT, shared_dir

_READER = """
import json, sys, warnings
from pathlib import Path
from gfr_core.errors import GfrError
from gfr_core.media.source import read_source

warnings.simplefilter("error")
for line in sys.stdin:
    path = Path(line.rstrip("\\n"))
    try:
        frame = read_source(path)
    except GfrError as error:
        said = {"message": error.message, "hint": error.hint}
    else:
        said = {"shape": frame.pixels.shape, "bits": frame.bits, "notes": frame.notes}
    print(json.dumps(said), flush=True)
"""


def media_files() -> list[Path]:
    folder = shared_dir()
    media = folder / "data" / "media" if folder else None
    return sorted(path for path in media.rglob("*") if path.is_file()) if media and media.is_dir() else []


@pytest.mark.skipif(not media_files(), reason="the shared data is not on this machine")
def test_every_file_is_read_or_refused_in_words() -> None:
    paths = media_files()
    # Ten seconds a file, were each as slow as allowed; the process as a whole is what can hang or crash.
    done = subprocess.run(
        [sys.executable, "-c", _READER],
        input="\n".join(map(str, paths)),
        capture_output=True,
        text=True,
        timeout=10 * len(paths),
        cwd=ROOT,
        check=False,
    )
    said = [json.loads(line) for line in done.stdout.splitlines()]
    last = paths[min(len(said), len(paths) - 1)]
    assert done.returncode == 0, f"{last} ended the process: {done.stderr[-500:]}"
    assert "Traceback" not in done.stderr
    assert len(said) == len(paths)
    for path, answer in zip(paths, said, strict=True):
        assert path.name in answer["message"] if "message" in answer else len(answer["shape"]) == 3, path


@pytest.mark.skipif(not media_files(), reason="the shared data is not on this machine")
def test_sound_files_are_read_not_refused() -> None:
    from gfr_core.media.source import read_source

    depths = {path.name: read_source(path).bits for path in media_files() if path.name.startswith("flower-")}
    assert all(bits == (8 if int(name.split("-")[-1][:2]) <= 8 else 16) for name, bits in depths.items()
               if "palette" not in name)  # fmt: skip
