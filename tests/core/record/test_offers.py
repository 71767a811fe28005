"""Which portrait a ranking means."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from gfr_core.pairing.guide_set import Guide
from gfr_core.record.circumstances import offered_of
from gfr_core.record.offers import offers_for
from gfr_core.restore.outcome import FaceResult
from gfr_core.restore.still import FaceTask, restore_faces
from tests.core.record.treated import FACES, Treated, portrait
from tests.core.restore.faces import face_at, frame, guide, noisy_picture, restorer


def restored(guides: tuple[Guide, ...], choice: int | None) -> FaceResult:
    source = frame(noisy_picture(140, 260))
    return restore_faces(source, [FaceTask(FACES[0], guides, choice)], restorer()).faces[0]


def test_every_portrait_of_a_ranking_is_found_best_first(done: Treated) -> None:
    offers = offers_for(done.result.faces[0], done.how.portraits)
    assert [found.name for found, _ in offers.ranked] == ["mum2.png", "mum.png"]
    assert [residual for _, residual in offers.ranked] == [rank.residual for rank in done.result.faces[0].ranking]
    assert offers.used is not None
    assert (offers.used.name, offers.used.person, offers.unknown) == ("mum2.png", "Mum", ())


def test_of_two_files_of_one_name_the_one_that_was_shown_is_found(tmp_path: Path) -> None:
    near, far = portrait(tmp_path / "near.png", 84, 1.0), portrait(tmp_path / "far.png", 90, 1.4)
    guides = tuple(replace(each, name="mum.png") for each in (near, far))
    offered = offered_of(guides, (tmp_path / "near.png", tmp_path / "far.png"))
    for choice, path in ((0, "near.png"), (1, "far.png"), (None, "near.png")):
        used = offers_for(restored(guides, choice), offered).used
        assert used is not None
        assert used.path == tmp_path / path


def test_a_portrait_offered_twice_is_found_twice(tmp_path: Path) -> None:
    same = portrait(tmp_path / "mum.png", 84, 1.0)
    offered = offered_of((same, same), (tmp_path / "mum.png", tmp_path / "copy.png"))
    offers = offers_for(restored((same, same), 1), offered)
    assert [found for found, _ in offers.ranked] == list(offered)


def test_portraits_without_landmarks_are_known_by_their_name() -> None:
    plain = guide("plain.png", face=face_at(30, 30, 60))
    offers = offers_for(restored((plain,), None), offered_of((plain,), (None,)))
    assert offers.used is not None
    assert offers.used.name == "plain.png"


def test_a_portrait_that_is_not_at_hand_is_named(done: Treated) -> None:
    offers = offers_for(done.result.faces[0], done.how.portraits[2:])
    assert (offers.ranked, offers.used, offers.unknown) == ((), None, ("mum2.png", "mum.png"))


def test_the_same_name_on_another_face_is_not_the_portrait(done: Treated) -> None:
    mum2 = done.how.portraits[1]
    assert mum2.face.landmarks is not None
    moved = replace(mum2.face, landmarks=mum2.face.landmarks + np.sin(np.arange(136)).reshape(68, 2) * 9)
    offers = offers_for(done.result.faces[0], [replace(mum2, face=moved)])
    assert offers.unknown == ("mum2.png", "mum.png")
