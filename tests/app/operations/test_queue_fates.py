from dataclasses import replace

from app.documents.project import QueueItem
from app.messages import Tone
from app.operations.queue_fates import item_from, summary, with_fate
from gfr_core.project.schema import FaceEntry, FileEntry, SourceEntry

BOX = (0.0, 0.0, 30.0, 30.0)
SMALL, LARGE = FaceEntry(2, BOX), FaceEntry(4, (0.0, 0.0, 60.0, 50.0))
OLD = SourceEntry(1, FileEntry("/attic/old.png"))


def test_a_picture_of_a_project_file_has_its_largest_face_selected() -> None:
    item = item_from(replace(OLD, faces=(SMALL, LARGE)))
    assert [each.number for each in item.faces] == [2, 4]
    assert (item.selected, item.next_number) == (4, 5)
    assert (item_from(OLD).selected, item_from(OLD).next_number) == (None, 1)


def test_faces_that_were_found_on_the_way_become_the_pictures() -> None:
    fate = replace(OLD, searched=True, faces=(replace(SMALL, state="restored"),), state="restored")
    item = with_fate(QueueItem(OLD, is_pasted=True), fate)
    assert item.entry == fate
    assert [each.number for each in item.faces] == [2]
    assert item.is_pasted


def test_faces_changed_meanwhile_stay_as_they_are_now() -> None:
    item = item_from(replace(OLD, searched=True, faces=(SMALL, LARGE)))
    gone = FaceEntry(1, BOX, state="restored")
    fate = replace(OLD, searched=True, faces=(gone, replace(SMALL, state="failed", reason="dark")), state="failed")
    settled = with_fate(item, fate)
    assert settled.faces is item.faces
    assert settled.entry.faces == (replace(SMALL, state="failed", reason="dark"), LARGE)
    assert settled.entry.state == "failed"


def test_the_summary_counts_and_names_the_first_that_failed() -> None:
    done = [replace(OLD, state="restored"), replace(OLD, state="failed", reason="too dark"), OLD]
    message = summary(done)
    assert (message.tone, message.text) == (Tone.WARNING, "1 restored, 1 failed. old.png: too dark")
    assert message.hint == "Mend it and retry."
    assert summary(done[:1]).tone is Tone.INFO
