import io
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from gfr_core.errors import GfrError
from gfr_core.faces.face import Face
from gfr_core.geometry import Box
from gfr_core.library.gather import gather, pictures_in, portrait_from, thumbnail_of
from gfr_core.media.frame import Frame
from gfr_core.media.still import write_still
from gfr_core.progress import Progress, Stopped
from tests.core.library.kept import FACE, find_everywhere, picture


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two pictures and a copy, one without a face, a broken one, a text, and one in a folder below."""
    picture(tmp_path / "a.png", 1)
    picture(tmp_path / "b.png", 2)
    shutil.copy(tmp_path / "a.png", tmp_path / "copy of a.png")
    write_still(Frame(np.zeros((80, 80, 3), np.uint8), "dark.png"), tmp_path / "dark.png")
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8\xff nothing")
    (tmp_path / "list.txt").write_text("no picture")
    (tmp_path / "below").mkdir()
    picture(tmp_path / "below" / "c.png", 3)
    return tmp_path


def test_pictures_are_found_in_folders_below_too(folder: Path) -> None:
    names = [path.name for path in pictures_in(folder)]
    assert names == ["a.png", "b.png", "c.png", "broken.jpg", "copy of a.png", "dark.png"]
    with pytest.raises(GfrError, match="is not a folder"):
        pictures_in(folder / "list.txt")


def test_every_picture_with_a_face_is_a_candidate_and_the_others_are_listed(folder: Path) -> None:
    gathered = gather(pictures_in(folder), find_everywhere)
    assert [each.path.name for each in gathered.portraits] == ["a.png", "b.png", "c.png"]
    assert [name for name, _ in gathered.unusable] == ["broken.jpg", "dark.png"]
    assert gathered.unusable[1][1] == "Guide 'dark.png' shows no face."
    assert gathered.known == 1


def test_what_is_known_is_left_out(folder: Path) -> None:
    first = gather(pictures_in(folder), find_everywhere)
    again = gather(pictures_in(folder), find_everywhere, frozenset(each.sha256 for each in first.portraits))
    assert (again.portraits, again.known) == ((), 4)


def test_every_picture_is_reported_and_the_work_can_be_stopped(folder: Path) -> None:
    heard: list[Progress] = []

    def listen(progress: Progress) -> None:
        heard.append(progress)
        if len(heard) == 3:
            raise Stopped

    with pytest.raises(Stopped):
        gather(pictures_in(folder), find_everywhere, report=listen)
    assert [each.text for each in heard] == [
        "Picture 1 of 6: a.png",
        "Picture 2 of 6: b.png",
        "Picture 3 of 6: c.png",
    ]


def test_a_portrait_remembers_its_file_and_its_face(folder: Path) -> None:
    portrait = portrait_from(folder / "a.png", find_everywhere)
    status = (folder / "a.png").stat()
    assert (portrait.size, portrait.mtime_ns) == (status.st_size, status.st_mtime_ns)
    assert (portrait.face, portrait.path) == (FACE, folder / "a.png")
    assert len(portrait.sha256) == 64


def test_the_thumbnail_is_the_faces_square() -> None:
    pixels = np.zeros((400, 300, 3), np.uint8)
    pixels[100:300, 50:250] = (250, 10, 10)
    image = Image.open(io.BytesIO(thumbnail_of(pixels, Face(Box(100, 150, 100, 100), 1.0, "test"))))
    assert image.size == (128, 128)
    middle = np.asarray(image, dtype=int)[5:-5, 5:-5]
    assert np.abs(middle - (250, 10, 10)).max() < 12


def test_a_face_at_the_border_has_a_thumbnail_too() -> None:
    image = Image.open(io.BytesIO(thumbnail_of(np.zeros((60, 60, 3), np.uint8), Face(Box(0, 0, 40, 40), 1.0, "test"))))
    assert image.size == (60, 60)
