from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from gfr_core.errors import GfrError, MachineError
from gfr_core.faces.recognise import Recogniser
from gfr_core.geometry import SquareCrop
from gfr_core.media.frame import Frame, Metadata
from gfr_core.model.gfrnet import GFRNet, GFRNetOutput
from gfr_core.pairing.guide_set import Guide
from gfr_core.pixels import crop_to_images, images_to_crop
from gfr_core.progress import Progress, Stopped
from gfr_core.restore import crop, still
from gfr_core.restore.evidence import weigh_evidence, without_guide
from gfr_core.restore.outcome import Judgement, Steps
from gfr_core.restore.restorer import Restorer
from gfr_core.restore.still import RestoreOptions, StillRestoration, compose_still, restore_still
from tests.core.checkpoint.weights import TINY
from tests.core.faces.tiny_onnx import mean_colour_onnx
from tests.core.restore.faces import (
    Copy,
    Depth,
    FailsOnDark,
    Offset,
    Raises,
    face_at,
    frame,
    guide,
    landmark_face,
    noisy_picture,
    restorer,
    smooth_picture,
)

FACE = landmark_face(60, 55, 70)
AS_THE_NETWORK_SAYS = RestoreOptions(match_colour=False)


def restore(
    source: Frame, network: nn.Module | None = None, options: RestoreOptions = AS_THE_NETWORK_SAYS
) -> StillRestoration:
    return restore_still(source, [FACE], [guide()], restorer(network), options)


@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
@pytest.mark.parametrize("options", [AS_THE_NETWORK_SAYS, RestoreOptions()])
def test_a_network_that_corrects_nothing_leaves_every_bit(depth: Depth, options: RestoreOptions) -> None:
    source = frame(noisy_picture(200, 220, depth))
    result = restore(source, Offset(0.0), options)
    assert np.array_equal(result.frame.pixels, source.pixels)
    assert result.frame.pixels.dtype == depth
    assert result.faces[0].status == "restored"
    assert result.changed_outside_mask == 0


@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
def test_a_constant_correction_changes_exactly_the_masks_support(depth: Depth) -> None:
    source = frame(smooth_picture(200, 220, depth))
    result = restore(source, Offset(0.25))
    changed = (result.frame.pixels != source.pixels).any(axis=2)
    visible = np.rint(0.25 * result.mask * np.iinfo(depth).max) > 0
    assert np.array_equal(changed, visible)
    assert 1000 < changed.sum() < changed.size / 2
    assert result.changed_outside_mask == 0


def test_pixels_under_a_full_mask_get_what_the_network_says() -> None:
    source = frame(smooth_picture(200, 220))
    result = restore(source, Offset(0.2))
    full = result.mask > 0.999
    assert full.sum() > 1000
    difference = result.frame.pixels[full].astype(int) - source.pixels[full]
    assert np.abs(difference - 51).max() <= 1


def test_half_the_strength_is_half_the_change_and_none_is_none() -> None:
    source = frame(smooth_picture(200, 220, np.uint16))
    whole, half, none = (
        restore(source, Offset(0.2), replace(AS_THE_NETWORK_SAYS, strength=s)).frame.pixels.astype(int)
        for s in (1.0, 0.5, 0.0)
    )
    assert np.abs((whole - source.pixels) - 2 * (half - source.pixels)).max() <= 1
    assert np.array_equal(none, source.pixels)


def test_the_strength_can_be_changed_without_the_network() -> None:
    source = frame(smooth_picture(200, 220))
    whole = restore(source, Offset(0.2))
    half = RestoreOptions(strength=0.5, match_colour=False)
    assert np.array_equal(
        compose_still(source, whole.faces, half).frame.pixels, restore(source, Offset(0.2), half).frame.pixels
    )


def steps_of(result: StillRestoration) -> Steps:
    steps = result.faces[0].steps
    assert steps is not None
    return steps


def test_evidence_is_given_only_when_asked_for() -> None:
    plain = steps_of(restore(frame(smooth_picture(200, 220)), Copy()))
    assert plain.unguided is None
    assert plain.evidence is None


def test_with_evidence_the_restored_face_is_the_same_and_the_run_without_a_portrait_is_that_of_its_own_call() -> None:
    torch.manual_seed(0)
    source, network = frame(smooth_picture(200, 220)), restorer(GFRNet(TINY))
    plain, weighed = (
        steps_of(restore_still(source, [FACE], [guide()], network, replace(AS_THE_NETWORK_SAYS, with_evidence=wanted)))
        for wanted in (False, True)
    )
    alone = network.restore_crops(crop_to_images(plain.degraded), crop_to_images(without_guide(plain.degraded)))
    assert weighed.unguided is not None
    assert weighed.evidence is not None
    assert np.allclose(weighed.restored, plain.restored, atol=1e-5)
    assert np.allclose(weighed.grid, plain.grid, atol=1e-5)
    assert np.allclose(weighed.unguided, images_to_crop(alone.restored), atol=1e-5)
    again = weigh_evidence(weighed, weighed.unguided, FACE)
    assert again.regions == weighed.evidence.regions
    assert [region.name for region in again.regions] == ["eyes", "nose", "mouth", "skin"]


def test_the_influence_of_the_portrait_blends_between_the_two_runs_without_the_network() -> None:
    source = frame(smooth_picture(200, 220, np.uint16))
    whole = restore(source, Copy(), replace(AS_THE_NETWORK_SAYS, with_evidence=True))
    none, half, full = (
        compose_still(source, whole.faces, RestoreOptions(guide_influence=share)).frame.pixels.astype(int)
        for share in (0.0, 0.5, 1.0)
    )
    assert np.array_equal(full, whole.frame.pixels)
    assert np.abs(full - none).max() > 1000
    assert np.abs(2 * half - none - full).max() <= 2
    steps = steps_of(whole)
    assert steps.unguided is not None
    without = replace(whole.faces[0], steps=replace(steps, restored=steps.unguided))
    assert np.array_equal(none, compose_still(source, [without]).frame.pixels)


def test_less_influence_asked_for_at_once_is_the_same_as_later() -> None:
    source = frame(smooth_picture(200, 220))
    options = replace(AS_THE_NETWORK_SAYS, guide_influence=0.3)
    at_once = restore(source, Copy(), options)
    later = restore(source, Copy(), replace(AS_THE_NETWORK_SAYS, with_evidence=True))
    assert np.array_equal(at_once.frame.pixels, compose_still(source, later.faces, options).frame.pixels)


def test_less_influence_for_a_face_restored_without_evidence_is_a_clear_error() -> None:
    source = frame(smooth_picture(200, 220))
    with pytest.raises(
        GfrError, match=r"^The guide influence cannot be 50%: the face was restored without its evidence\.$"
    ):
        compose_still(source, restore(source, Copy()).faces, RestoreOptions(guide_influence=0.5))


def test_a_run_without_the_portrait_that_fails_fails_the_face() -> None:
    class NeedsAPortrait(Offset):
        def forward(self, degraded: Tensor, guide: Tensor) -> GFRNetOutput:
            output = super().forward(degraded, guide)
            flat = guide.std(dim=(1, 2, 3), keepdim=True) < 0.01
            return output._replace(restored=output.restored + torch.where(flat, torch.nan, 0.0))

    grey = frame(np.full((200, 220, 3), 128, np.uint8))
    weighed = restore(grey, NeedsAPortrait(), replace(AS_THE_NETWORK_SAYS, with_evidence=True))
    assert weighed.faces[0].status == "failed"
    assert "not finite" in weighed.faces[0].reason


def test_the_source_is_not_altered_and_alpha_and_metadata_are_handed_on() -> None:
    pixels = smooth_picture(200, 220)
    alpha = noisy_picture(200, 220)[..., 0]
    source = Frame(pixels.copy(), "old.png", alpha=alpha, metadata=Metadata(dpi=(300.0, 300.0)))
    result = restore(source, Offset(0.2)).frame
    assert np.array_equal(source.pixels, pixels)
    assert result.alpha is alpha
    assert result.metadata == source.metadata


@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
def test_grey_stays_grey_though_the_portrait_is_in_colour(depth: Depth) -> None:
    grey = np.repeat(noisy_picture(200, 220, depth)[..., :1], 3, axis=2)
    result = restore(frame(grey), Copy(), RestoreOptions()).frame.pixels
    assert not np.array_equal(result, grey)
    assert np.array_equal(result[..., 0], result[..., 1])
    assert np.array_equal(result[..., 0], result[..., 2])


def test_a_picture_larger_than_the_network_keeps_its_own_finer_detail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crop, "LARGEST", 256)  # a crop of 400 px is shrunk to 256 for the network
    source = frame(noisy_picture(400, 400, low=0.2, high=0.8))
    face = face_at(100, 100, 200)
    result = restore_still(source, [face], [guide()], restorer(Offset(0.1)), AS_THE_NETWORK_SAYS)
    full = result.mask > 0.999
    difference = result.frame.pixels[full].astype(int) - source.pixels[full]
    assert np.abs(difference - 0.1 * 255).max() < 2


def test_a_real_network_goes_all_the_way() -> None:
    source = frame(smooth_picture(200, 220))
    result = restore(source, GFRNet(TINY), RestoreOptions())
    steps = result.faces[0].steps
    assert steps is not None
    assert (
        steps.degraded.shape == steps.guide.shape == steps.warped_guide.shape == steps.restored.shape == (256, 256, 3)
    )
    assert steps.grid.shape == (256, 256, 2)
    assert steps.mask.shape == (256, 256)
    assert steps.crop == SquareCrop.of_face(FACE.box)
    assert result.faces[0].guide == "mum.png"
    assert result.changed_outside_mask == 0


def test_a_face_over_the_border_is_restored_as_far_as_it_is_there() -> None:
    source = frame(smooth_picture(80, 90))
    result = restore_still(source, [face_at(-20, 40, 60)], [guide()], restorer(Offset(0.2)), AS_THE_NETWORK_SAYS)
    assert result.faces[0].status == "restored"
    assert (result.frame.pixels != source.pixels).any()
    assert result.changed_outside_mask == 0


def test_a_picture_of_one_pixel_does_not_break() -> None:
    source = frame(np.full((1, 1, 3), 100, np.uint8))
    result = restore_still(source, [face_at(0, 0, 1)], [guide()], restorer(Offset(0.2)), AS_THE_NETWORK_SAYS)
    assert result.frame.pixels.shape == (1, 1, 3)
    assert result.changed_outside_mask == 0


def test_a_face_that_fails_says_why_and_keeps_its_pixels() -> None:
    source = frame(noisy_picture(200, 220))
    result = restore(source, Raises())
    assert result.faces[0].status == "failed"
    assert result.faces[0].reason == "the engine is on fire"
    assert result.faces[0].steps is None
    assert result.faces[0].guide is None
    assert np.array_equal(result.frame.pixels, source.pixels)
    assert not result.mask.any()
    assert "Not restored: the engine is on fire" in result.notes


def test_one_face_failing_does_not_stop_the_others() -> None:
    pixels = np.full((200, 400, 3), 150, np.uint8)
    pixels[:, :200] = 20
    source = frame(pixels)
    faces = [face_at(60, 60, 70), face_at(270, 60, 70)]
    result = restore_still(source, faces, [guide()], restorer(FailsOnDark(0.2)), AS_THE_NETWORK_SAYS)
    assert [f.status for f in result.faces] == ["failed", "restored"]
    assert "not finite" in result.faces[0].reason
    assert np.array_equal(result.frame.pixels[:, :200], pixels[:, :200])
    assert (result.frame.pixels[:, 200:] != pixels[:, 200:]).any()
    assert result.notes == ("Face 1: Not restored: " + result.faces[0].reason,)


def test_a_box_outside_the_picture_fails_that_face_only() -> None:
    source = frame(smooth_picture(200, 220))
    result = restore_still(source, [FACE, face_at(900, 900, 50)], [guide()], restorer(), AS_THE_NETWORK_SAYS)
    assert [f.status for f in result.faces] == ["restored", "failed"]
    assert "lies outside the picture of 220 x 200" in result.faces[1].reason


def test_the_best_portrait_is_chosen_and_the_choice_can_be_overridden() -> None:
    points = landmark_face(100, 100, 100).landmarks
    assert points is not None
    grimace = points.copy()
    grimace[48:68, 1] += 25
    unlike = guide("unlike.png", face=replace(landmark_face(100, 100, 100), landmarks=grimace))
    like = guide("like.png", face=landmark_face(100, 100, 100))
    source = frame(smooth_picture(200, 220))

    def used(options: RestoreOptions) -> str | None:
        return restore_still(source, [FACE], [unlike, like], restorer(), options).faces[0].guide

    assert used(AS_THE_NETWORK_SAYS) == "like.png"
    assert used(replace(AS_THE_NETWORK_SAYS, guide_choice=0)) == "unlike.png"
    result = restore_still(source, [FACE], [unlike, like], restorer()).faces[0]
    assert [r.guide for r in result.ranking] == ["like.png", "unlike.png"]
    assert result.guide_face is like.face


def test_doubts_are_noted_with_the_face_they_speak_of() -> None:
    source = frame(smooth_picture(200, 220))
    result = restore_still(source, [FACE, face_at(100, 20, 20)], [guide()], restorer())
    assert result.faces[0].doubts == ()
    assert result.notes == ("Face 2: The face is only 20 px large; most of what is shown comes from the portrait.",)


def test_what_speaks_against_a_restored_face_is_among_its_doubts(monkeypatch: pytest.MonkeyPatch) -> None:
    verdict = Judgement(("It is not her.",), 0.9, 0.5, 0.0, 0.4, None)
    monkeypatch.setattr(still, "judge", lambda steps, face, guide, recogniser: verdict)
    source = frame(smooth_picture(200, 220))
    small, failed = face_at(100, 20, 20), face_at(900, 900, 50)
    result = restore_still(source, [small, failed], [guide()], restorer())
    assert result.faces[0].judgement is verdict
    assert result.faces[0].doubts[-1] == "It is not her."
    assert result.faces[0].doubts[0].startswith("The face is only 20 px large")
    assert result.faces[1].judgement is None


def test_every_restored_face_is_judged() -> None:
    judgement = restore(frame(noisy_picture(200, 220)), Offset(0.0)).faces[0].judgement
    assert judgement is not None
    assert judgement.advised_strength == 1.0


def test_a_recogniser_compares_portrait_and_face(tmp_path: Path) -> None:
    (tmp_path / "mean_colour.onnx").write_bytes(mean_colour_onnx())
    source, portrait = frame(smooth_picture(200, 220)), guide(face=landmark_face(100, 100, 100))
    without, compared = (
        restore_still(source, [FACE], [portrait], restorer(), recogniser=each).faces[0].judgement
        for each in (None, Recogniser(tmp_path / "mean_colour.onnx"))
    )
    assert without is not None
    assert compared is not None
    assert without.cosine is None
    assert compared.cosine is not None
    assert compared.cosine > 0.5


def test_memory_that_does_not_hold_one_face_stops_the_work_as_a_fault_of_the_machine() -> None:
    class Full(Offset):
        def forward(self, degraded: Tensor, guide: Tensor) -> GFRNetOutput:
            raise torch.OutOfMemoryError("CUDA out of memory")

    with pytest.raises(MachineError, match="The memory of this computer does not hold one face"):
        restore(frame(smooth_picture(200, 220)), Full())


def test_progress_grows_to_one_and_names_the_face() -> None:
    seen: list[Progress] = []
    source = frame(smooth_picture(200, 220))
    restore_still(source, [FACE, FACE], [guide()], restorer(), report=seen.append)
    assert [p.done for p in seen] == sorted(p.done for p in seen)
    assert seen[-1] == Progress(1.0, "Done")
    assert any(p.text.startswith("Face 2 of 2: ") for p in seen)


@pytest.mark.parametrize("after", [0, 1, 2, 3, 6])
def test_a_stop_between_any_two_stages_leaves_the_source_alone(after: int) -> None:
    source = frame(smooth_picture(200, 220))
    before = source.pixels.copy()
    left = iter(range(after))

    def stop(progress: Progress) -> None:
        if next(left, None) is None:
            raise Stopped

    with pytest.raises(Stopped):
        restore_still(source, [FACE, FACE], [guide()], restorer(Offset(0.3)), report=stop)
    assert np.array_equal(source.pixels, before)


@pytest.mark.parametrize(
    ("faces", "guides", "options", "message"),
    [
        ([FACE], [], RestoreOptions(), r"No portrait was given\."),
        ([], [guide()], RestoreOptions(), r"There is no face to restore\."),
        ([FACE], [guide()], RestoreOptions(guide_choice=1), r"Portrait number 2 was chosen, but there are 1\."),
    ],
)
def test_nothing_to_work_with_is_a_clear_error(
    faces: list[object], guides: list[Guide], options: RestoreOptions, message: str
) -> None:
    with pytest.raises(GfrError, match=message):
        restore_still(frame(smooth_picture(50, 50)), faces, guides, Restorer(Offset()), options)  # type: ignore[arg-type]  # FACE or nothing
