"""The whole path of one picture. Read this first."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray

from gfr_core.errors import GfrError, MachineError
from gfr_core.faces.face import Face
from gfr_core.faces.recognise import Recogniser
from gfr_core.geometry import SquareCrop
from gfr_core.media.frame import Frame, Pixels
from gfr_core.pairing.doubts import doubts_about
from gfr_core.pairing.guide_set import Guide
from gfr_core.pairing.rank import RankedGuide, rank_guides
from gfr_core.pixels import crop_to_images, images_to_crop
from gfr_core.progress import Progress, Reporter, part_of, silent
from gfr_core.restore.colour import match_colour
from gfr_core.restore.composite import add_change, changed_outside
from gfr_core.restore.crop import cut
from gfr_core.restore.detail import cut_to_see
from gfr_core.restore.evidence import weigh_evidence, without_guide
from gfr_core.restore.judgement import judge
from gfr_core.restore.mask import face_mask
from gfr_core.restore.outcome import (
    DEFAULT_OPTIONS,
    FaceResult,
    GuideRank,
    Picture,
    RestoreOptions,
    Steps,
    StillRestoration,
)
from gfr_core.restore.restorer import Restoration, Restorer

__all__ = [
    "FaceResult",
    "FaceTask",
    "RestoreOptions",
    "Steps",
    "StillRestoration",
    "compose_still",
    "restore_faces",
    "restore_still",
]


@dataclass(frozen=True, slots=True, eq=False)
class FaceTask:
    """One face to restore.

    Attributes:
        face: the face.
        guides: the portraits of the person whose face it is; at least one.
        choice: index of the portrait to use; None takes the one that suits best.
    """

    face: Face
    guides: Sequence[Guide]
    choice: int | None = None


def restore_still(
    source: Frame,
    faces: Sequence[Face],
    guides: Sequence[Guide],
    restorer: Restorer,
    options: RestoreOptions = DEFAULT_OPTIONS,
    report: Reporter = silent,
    recogniser: Recogniser | None = None,
) -> StillRestoration:
    """The picture with its faces restored, all with the portraits of one person. The source is not altered.

    A face that fails is reported as failed, and its pixels stay as they were. Where there is a recogniser, it compares
    portrait and face too.

    Raises:
        GfrError: there is no portrait, no face, or no portrait of the number chosen.
        MachineError: not even one crop fits this computer's memory.
        Stopped: out of `report`; nothing has been changed.
    """
    tasks = [FaceTask(face, guides, options.guide_choice) for face in faces]
    return restore_faces(source, tasks, restorer, options, report, recogniser)


def restore_faces(
    source: Frame,
    tasks: Sequence[FaceTask],
    restorer: Restorer,
    options: RestoreOptions = DEFAULT_OPTIONS,
    report: Reporter = silent,
    recogniser: Recogniser | None = None,
) -> StillRestoration:
    """The picture with its faces restored, each with the portraits of its own person; else as `restore_still`.

    `options.guide_choice` is not looked at: every task has its own.
    """
    _check(tasks)
    notes_before = len(restorer.notes)
    shares = np.linspace(0, 0.95, len(tasks) + 1)
    results = [
        _restore_face(source, task, restorer, options, _for_face(report, shares, number), recogniser)
        for number, task in enumerate(tasks)
    ]
    report(Progress(0.95, "Putting the faces back"))
    result = compose_still(source, results, options)
    report(Progress(1.0, "Done"))
    return replace(result, notes=result.notes + restorer.notes[notes_before:])


def _restore_face(
    source: Frame,
    task: FaceTask,
    restorer: Restorer,
    options: RestoreOptions,
    report: Reporter,
    recogniser: Recogniser | None,
) -> FaceResult:
    """One face, timed; what goes wrong becomes the result."""
    start, face = time.perf_counter(), task.face
    ranked = rank_guides(face, task.guides)
    chosen = _choose(ranked, task)
    result = FaceResult(face, "failed", ranking=tuple(GuideRank(r.guide.name, r.residual) for r in ranked))
    try:
        steps = _path_of_a_face(source.pixels, face, chosen.guide, restorer, options, report)
        result = _restored(result, steps, chosen.guide, recogniser)
    except MachineError:  # the next face would not fit either
        raise
    except (GfrError, RuntimeError) as error:  # RuntimeError: how torch reports what went wrong inside a network
        result = replace(result, reason=str(error))
    judged = result.judgement.doubts if result.judgement is not None else ()
    doubts = (*doubts_about(face, chosen), *judged)
    return replace(result, doubts=doubts, seconds=time.perf_counter() - start)


def _restored(result: FaceResult, steps: Steps, guide: Guide, recogniser: Recogniser | None) -> FaceResult:
    """The result of a face that came through, judged."""
    judgement = judge(steps, result.face, guide, recogniser)
    return replace(result, status="restored", guide=guide.name, guide_face=guide.face, steps=steps, judgement=judgement)


def _path_of_a_face(
    pixels: Pixels, face: Face, guide: Guide, restorer: Restorer, options: RestoreOptions, report: Reporter
) -> Steps:
    """Crop, warp and restore, colour, mask, evidence: everything but putting it back."""
    report(Progress(0.0, f"Cutting out the face, portrait '{guide.name}'"))
    crop = SquareCrop.of_face(face.box)
    degraded = cut_to_see(pixels, crop)
    size = degraded.shape[0]
    portrait = cut(guide.frame.pixels, SquareCrop.of_face(guide.face.box), size)
    report(Progress(0.1, "Warping the portrait and restoring"))
    is_weighed = options.with_evidence or options.guide_influence < 1
    guides = (portrait, without_guide(degraded)) if is_weighed else (portrait,)
    restoration = _restored_with_each(degraded, guides, restorer)
    report(Progress(0.9, "Matching the colours"))
    mask = face_mask(face, crop, size)
    made = [_finite(images_to_crop(restoration.restored[i : i + 1])) for i in range(len(guides))]
    if options.match_colour:
        made = [match_colour(each, degraded, mask) for each in made]
    warped_guide, grid = images_to_crop(restoration.warped_guide[:1]), restoration.grid[0].numpy()
    steps = Steps(crop, degraded, portrait, warped_guide, made[0], grid, mask)
    return _weighed(steps, made[1], face) if is_weighed else steps


def _restored_with_each(degraded: Picture, guides: Sequence[Picture], restorer: Restorer) -> Restoration:
    """One face with each of the guides, in one call of the network."""
    images = torch.cat([crop_to_images(guide) for guide in guides])
    return restorer.restore_crops(crop_to_images(degraded).repeat(len(guides), 1, 1, 1), images)


def _weighed(steps: Steps, unguided: Picture, face: Face) -> Steps:
    return replace(steps, unguided=unguided, evidence=weigh_evidence(steps, unguided, face))


def compose_still(
    source: Frame,
    results: Sequence[FaceResult],
    options: RestoreOptions = DEFAULT_OPTIONS,
) -> StillRestoration:
    """Put restored faces back at the strength and the influence asked for. Quick: a slider can call it again and again.

    Raises:
        GfrError: the influence is below 1, and a face was restored without the run that it needs.
    """
    pixels = source.pixels.copy()
    mask = np.zeros(pixels.shape[:2], np.float32)
    for steps in (result.steps for result in results if result.steps is not None):
        add_change(pixels, mask, _change(steps, options), steps.mask, steps.crop)
    outside = changed_outside(source.pixels, pixels, mask)
    return StillRestoration(replace(source, pixels=pixels), tuple(results), mask, outside, _notes(results))


def _change(steps: Steps, options: RestoreOptions) -> Picture:
    """What is put back of one face."""
    influence, restored = np.float32(options.guide_influence), steps.restored
    if influence < 1:
        if steps.unguided is None:
            raise GfrError(
                f"The guide influence cannot be {influence:.0%}: the face was restored without its evidence.",
                "Restore the face again, or leave the influence at 100 %.",
            )
        restored = influence * restored + (1 - influence) * steps.unguided
    return np.float32(options.strength) * (restored - steps.degraded)


def _check(tasks: Sequence[FaceTask]) -> None:
    if not tasks:
        raise GfrError("There is no face to restore.", "Draw a box around the face by hand.")
    for task in tasks:
        if not task.guides:
            raise GfrError("No portrait was given.", "Give at least one good photo of the person.")
        if task.choice is not None and not 0 <= task.choice < len(task.guides):
            raise GfrError(f"Portrait number {task.choice + 1} was chosen, but there are {len(task.guides)}.")


def _choose(ranked: Sequence[RankedGuide], task: FaceTask) -> RankedGuide:
    if task.choice is None:
        return ranked[0]
    wanted = task.guides[task.choice]
    return next(r for r in ranked if r.guide is wanted)


def _for_face(report: Reporter, shares: NDArray[np.float64], number: int) -> Reporter:
    """The reporter for one of several faces: says which."""
    whole = part_of(report, float(shares[number]), float(shares[number + 1]))
    count = len(shares) - 1
    if count == 1:
        return whole
    return lambda p: whole(Progress(p.done, f"Face {number + 1} of {count}: {p.text}"))


def _finite(restored: Picture) -> Picture:
    if not np.isfinite(restored).all():
        raise GfrError(
            "The network gave values that are not finite numbers.", "Try another device, or the default weights."
        )
    return restored


def _notes(results: Sequence[FaceResult]) -> tuple[str, ...]:
    """Doubts and failures of all faces; with several, each says which face it speaks of."""
    several = len(results) > 1
    return tuple(
        f"Face {number}: {text}" if several else text
        for number, result in enumerate(results, start=1)
        for text in (*result.doubts, *([f"Not restored: {result.reason}"] if result.status == "failed" else []))
    )
