from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from app.documents.desk import Desk
from app.documents.library import Suggestion
from app.jobs.job import JobState
from app.jobs.lane import Lanes
from app.messages import Tone
from app.operations.all_operations import Operations
from app.operations.engine import Engine
from app.operations.library_import import Imported, message_of
from gfr_core.library.gather import portrait_of
from gfr_core.media.frame import Frame
from gfr_core.media.still import write_still
from tests.app.operations.library_desks import library_desk
from tests.app.small_engine import FACE
from tests.core.library.kept import picture

Settled = Callable[[], None]


@pytest.fixture
def operations(desk: Desk, lanes: Lanes, engine: Engine, tmp_path: Path) -> Iterator[Operations]:
    with library_desk(desk, lanes, engine, tmp_path) as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three pictures of noise, which look alike, two like no other, and one that is none."""
    made = tmp_path / "album"
    made.mkdir()
    for number in range(3):
        picture(made / f"alike{number}.png", number)
    for number in (7, 8):
        write_still(stripes(number), made / f"other{number}.png")
    (made / "broken.jpg").write_bytes(b"\xff\xd8\xff")
    return made


def stripes(period: int) -> Frame:
    """Bright and dark, down for an even period, across for an odd one: like nothing else."""
    wave = np.rint(127 + 100 * np.sin(np.arange(80) * 2 * np.pi / (period * 2))).astype(np.uint8)
    plane = np.tile(wave, (80, 1)) if period % 2 else np.tile(wave[:, None], (1, 80))
    return Frame(np.repeat(plane[..., None], 3, axis=2), f"stripes{period}.png")


def names(suggestion: Suggestion) -> list[str]:
    return [each.path.name for each in suggestion.portraits]


@pytest.fixture
def imported(operations: Operations, folder: Path, settled: Settled) -> Operations:
    operations.import_folder.start(folder)
    settled()
    return operations


def test_a_folder_gives_suggestions_and_keeps_nothing(imported: Operations, desk: Desk, settled: Settled) -> None:
    assert [names(each) for each in desk.library.suggestions] == [
        ["alike0.png", "alike1.png", "alike2.png"],
        ["other7.png"],
        ["other8.png"],
    ]
    imported.library.refresh()
    settled()
    assert desk.library.people == ()
    message = desk.notice.message
    assert message is not None
    assert message.title == "5 portraits found in album"
    assert message.text.startswith(
        "1 group may show one person; say so or reject it. 1 could not be used: broken.jpg ("
    )


def test_progress_is_told_and_ends(operations: Operations, desk: Desk, folder: Path, settled: Settled) -> None:
    heard: list[str] = []
    desk.library.importing_changed.connect(lambda: heard.append(desk.library.importing))
    operations.import_folder.start(folder)
    settled()
    assert heard[0] == "Looking for pictures"
    assert heard[-1] == ""


def test_an_import_can_be_stopped(operations: Operations, desk: Desk, folder: Path, settled: Settled) -> None:
    job = operations.import_folder.start(folder)
    operations.import_folder.stop()
    settled()
    assert job.state is JobState.STOPPED
    assert (desk.library.suggestions, desk.library.importing) == ((), "")


def test_confirming_keeps_the_ticked_pictures_and_the_others_wait_on(
    imported: Operations, desk: Desk, settled: Settled
) -> None:
    first = desk.library.suggestions[0]
    imported.import_folder.confirm(first.key, first.portraits[:2], None, " Ada ")
    settled()
    assert [(each.name, each.portraits) for each in desk.library.people] == [("Ada", 2)]
    assert [names(each) for each in desk.library.suggestions] == [["other7.png"], ["other8.png"], ["alike2.png"]]
    imported.library.undo.undo()
    settled()
    assert desk.library.people == ()


def test_confirming_can_add_to_somebody_who_is_kept(imported: Operations, desk: Desk, settled: Settled) -> None:
    imported.library_people.add("Ada")
    settled()
    ada = desk.library.people[0]
    single = desk.library.suggestions[1]
    imported.import_folder.confirm(single.key, single.portraits, ada.id, ada.name)
    settled()
    assert [(each.name, each.portraits) for each in desk.library.people] == [("Ada", 1)]


def test_nothing_is_kept_without_a_name_or_a_picture(imported: Operations, desk: Desk) -> None:
    first = desk.library.suggestions[0]
    imported.import_folder.confirm(first.key, first.portraits, None, "  ")
    imported.import_folder.confirm(first.key, (), None, "Ada")
    assert imported.library.undo.count() == 0
    assert len(desk.library.suggestions) == 3


def test_a_rejected_group_falls_apart_and_a_rejected_picture_goes(imported: Operations, desk: Desk) -> None:
    imported.import_folder.reject(desk.library.suggestions[0].key)
    assert [len(each.portraits) for each in desk.library.suggestions] == [1] * 5
    imported.import_folder.reject(desk.library.suggestions[0].key)
    assert len(desk.library.suggestions) == 4
    imported.import_folder.clear()
    assert not desk.library.suggestions


def test_who_is_kept_is_recognised_and_what_is_kept_is_left_out(
    operations: Operations, desk: Desk, folder: Path, settled: Settled
) -> None:
    write_still(stripes(12), folder.parent / "bob.png")
    bob = portrait_of(folder.parent / "bob.png", stripes(12), FACE)
    operations.library_people.add("Bob", (bob,))
    operations.import_folder.start(folder)
    settled()
    first = desk.library.suggestions[0]
    operations.import_folder.confirm(first.key, first.portraits[:1], None, "Ada")
    operations.import_folder.clear()
    operations.import_folder.start(folder)
    settled()
    ada = next(each for each in desk.library.people if each.name == "Ada")
    assert names(desk.library.suggestions[0]) == ["alike1.png", "alike2.png"]
    assert [each.person for each in desk.library.suggestions] == [ada.id, None, None]
    assert desk.notice.message is not None
    assert "1 known already or double." in desk.notice.message.text


def test_a_folder_without_portraits_says_so() -> None:
    message = message_of("album", Imported((), (), 0))
    assert (message.tone, message.title, message.text) == (Tone.WARNING, "No new portrait found in album", "")


def test_many_unusable_files_are_counted() -> None:
    message = message_of("album", Imported((), tuple((f"{number}.jpg", "It is empty.") for number in range(9)), 0))
    assert message.text.startswith("9 could not be used: 0.jpg (It is empty); 1.jpg (It is empty);")
    assert message.text.endswith("; and 3 more.")
