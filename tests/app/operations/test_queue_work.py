from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.documents.portraits import Portrait
from app.operations.engine import Engine
from app.operations.queue_work import DeskShelf, QueueOutput, attempt, prepare_picture, restore_picture, write_picture
from gfr_core.errors import GfrError, MachineError
from gfr_core.progress import Reporter, silent
from gfr_core.project.files import entry_of
from gfr_core.project.schema import PersonEntry, PortraitEntry, SourceEntry
from tests.app.operations.scenes import photo
from tests.app.small_engine import FACE, picture

MUM = PersonEntry(1, "Mum")


@pytest.fixture
def shelf(qapp: QApplication) -> DeskShelf:
    return DeskShelf((Portrait(3, picture("mum.png"), FACE), Portrait(4, picture("dad.png"), FACE, person=2)))


def test_the_portraits_of_the_desk_are_those_of_the_person(shelf: DeskShelf, tmp_path: Path) -> None:
    had = shelf.guides_of(MUM)
    assert ([guide.name for guide in had.guides], had.keys, had.faults) == (["mum.png"], (3,), ())
    lost = PortraitEntry(9, entry_of(photo(tmp_path, "mum9.png")))
    assert shelf.guides_of(PersonEntry(1, "Mum", (lost,))).faults == ("1 portraits of Mum could not be read.",)


def test_the_three_steps_write_a_picture(shelf: DeskShelf, engine: Engine, tmp_path: Path) -> None:
    entry = SourceEntry(1, entry_of(photo(tmp_path, "old.png")))
    mum = PersonEntry(1, "Mum", (PortraitEntry(3, entry.file),))
    prepared = prepare_picture(entry, (mum,), shelf, engine, silent)
    restored = restore_picture(prepared, engine, silent)
    assert [(each.number, each.is_restored, each.pictures is not None) for each in restored.outcomes] == [
        (1, True, True)
    ]
    done = write_picture(restored, engine, QueueOutput(tmp_path, operator="Ada"), silent)
    assert done.output == entry_of(tmp_path / "old-restored.png")
    assert '"Ada"' in (tmp_path / "old-restored.png.json").read_text(encoding="utf-8")


def test_without_a_face_to_restore_no_network_runs(engine: Engine, tmp_path: Path) -> None:
    entry = SourceEntry(1, entry_of(photo(tmp_path, "old.png")))
    prepared = prepare_picture(entry, (MUM,), DeskShelf(()), Engine(engine.finder, pytest.fail), silent)
    restored = restore_picture(prepared, Engine(engine.finder, pytest.fail), silent)
    assert (restored.done, restored.outcomes) == (None, ())
    no_restorer = Engine(engine.finder, pytest.fail)
    assert write_picture(restored, no_restorer, QueueOutput(), silent).state == "skipped"


def test_what_the_user_can_mend_is_a_result_and_the_machines_lack_is_not() -> None:
    def raising(error: GfrError) -> GfrError | None:
        def work(_report: Reporter) -> None:
            raise error

        return attempt(work, silent)

    error = GfrError("gone")
    assert raising(error) is error
    with pytest.raises(MachineError):
        raising(MachineError("no memory"))
    assert attempt(lambda _report: 7, silent) == 7
