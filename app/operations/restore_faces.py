"""Restore faces: the main job."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.desk import Desk
from app.documents.portraits import Portrait
from app.documents.restoration import FaceOutcome
from app.documents.source import NumberedFace, Source
from app.jobs.core_words import in_users_words
from app.jobs.job import Job
from app.messages import Message, Tone
from app.operations.blend import Blend
from app.operations.dispatch import Dispatch
from app.operations.engine import Engine
from app.operations.obstacles import obstacle_to_restoring, obstacle_to_restoring_all, restorable_faces
from app.operations.spare_memory import give_back_memory
from app.operations.step_pictures import outcome_pictures
from app.translation import tr
from gfr_core.progress import Progress, Reporter, part_of
from gfr_core.restore.outcome import RestoreOptions


@dataclass(frozen=True, slots=True, eq=False)
class GuidedFace:
    """A face with the portraits of its own person; `choice` is the place of the one chosen by hand."""

    face: NumberedFace
    portraits: tuple[Portrait, ...]
    choice: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Attempt:
    """What one press of Restore works on: a snapshot of the documents. `left_out`: numbers of faces it does not."""

    source: Source
    faces: tuple[GuidedFace, ...]
    left_out: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Attempted:
    """What came out of it. `notes` are what this machine forced."""

    outcomes: tuple[FaceOutcome, ...]
    notes: tuple[str, ...]


class RestoreFaces:
    """Runs on the GPU lane. The old result stays until the new one is ready."""

    def __init__(self, desk: Desk, dispatch: Dispatch, engine: Engine, blend: Blend) -> None:
        self._desk, self._dispatch, self._engine, self._blend = desk, dispatch, engine, blend
        self._job: Job[Attempted] | None = None

    def selected(self) -> Job[Attempted] | None:
        """Restores the selected face; None when there is none, or nothing to guide it."""
        face = self._desk.source.selected
        return None if face is None or obstacle_to_restoring(self._desk) else self._start((face,))

    def all(self) -> Job[Attempted] | None:
        """Restores every face that has a person, each with that person's portraits; None when there is none."""
        if obstacle_to_restoring_all(self._desk):
            return None
        able = restorable_faces(self._desk)
        return self._start(able, tuple(face.number for face in self._desk.source.faces if face not in able))

    def stop(self) -> None:
        """Asks the restoration that runs to stop."""
        if self._job is not None:
            self._job.stop()

    def _start(self, faces: tuple[NumberedFace, ...], left_out: tuple[int, ...] = ()) -> Job[Attempted] | None:
        source = self._desk.source.source
        if source is None or self._desk.restoration.is_running:
            return None
        attempt = Attempt(source, tuple(guided(self._desk, face) for face in faces), left_out)
        title, trouble = _titles(faces)
        self._job = Job(
            title,
            lambda report: attempt_on(attempt, self._engine, report),
            lambda attempted: self._take(attempt, attempted),
            trouble=trouble,
        )
        self._desk.restoration.set_running(running=True)
        self._job.finished.connect(lambda: self._desk.restoration.set_running(running=False))
        return self._dispatch.on_gpu(self._job)

    def _take(self, attempt: Attempt, attempted: Attempted) -> None:
        if self._desk.source.source is not attempt.source:
            return
        self._desk.restoration.remember(attempted.outcomes)
        lowered = self._follow_advice(attempted)
        self._blend.start()
        message = _message_of(attempted, (*_left(attempt.left_out), *lowered))
        if message is not None:
            self._desk.notice.show(message)
        else:
            self._desk.notice.clear()

    def _follow_advice(self, attempted: Attempted) -> tuple[str, ...]:
        """Lowers the strength where a restoration would do more harm than good, and says so. The strength is one for
        all faces, so only where there is one."""
        restoration = self._desk.restoration
        judgement = attempted.outcomes[0].result.judgement
        if len(restoration.outcomes) > 1 or judgement is None or judgement.advised_strength >= restoration.strength:
            return ()
        self._blend.set_strength(judgement.advised_strength)
        return (
            tr("The strength was set to {strength:.0%}, as advised; undo or the slider change it.").format(
                strength=judgement.advised_strength
            ),
        )


def _titles(faces: tuple[NumberedFace, ...]) -> tuple[str, str]:
    """What the job is called, and the message when it fails."""
    if len(faces) == 1:
        words = tr("Restoring face {number}"), tr("Could not restore face {number}")
        return words[0].format(number=faces[0].number), words[1].format(number=faces[0].number)
    words = tr("Restoring {count} faces"), tr("Could not restore {count} faces")
    return words[0].format(count=len(faces)), words[1].format(count=len(faces))


def guided(desk: Desk, face: NumberedFace) -> GuidedFace:
    """The face with what guides it; without portraits when nobody said whose it is."""
    person = desk.people.person_of(face.number)
    if person is None:
        return GuidedFace(face, ())
    portraits, chosen = desk.portraits.portraits_of(person.key), desk.portraits.chosen_for(face.number, person.key)
    return GuidedFace(face, portraits, None if chosen is None else portraits.index(chosen))


def attempt_on(attempt: Attempt, engine: Engine, report: Reporter) -> Attempted:
    """Runs the networks on every face of the attempt. For the GPU lane.

    Raises:
        GfrError: nothing could be tried at all; a face that failed is an outcome, not an error.
    """
    report(Progress(0.0, tr("Starting the engine")))
    restorer = engine.restorer()
    from gfr_core.pairing.guide_set import Guide
    from gfr_core.restore.still import FaceTask, restore_faces

    guides = {id(each): Guide(each.name, each.frame, each.face) for task in attempt.faces for each in task.portraits}
    tasks = [FaceTask(each.face.face, [guides[id(p)] for p in each.portraits], each.choice) for each in attempt.faces]
    options, notes_before = RestoreOptions(with_evidence=True), len(restorer.notes)
    part, recogniser = part_of(report, 0.05, 0.95), engine.recogniser()
    done = restore_faces(attempt.source.frame, tasks, restorer, options, part, recogniser)
    report(Progress(0.95, tr("Drawing the flow")))
    outcomes = tuple(
        FaceOutcome(each.face.number, result, outcome_pictures(attempt.source.frame, task.guides, result))
        for each, task, result in zip(attempt.faces, tasks, done.faces, strict=True)
    )
    give_back_memory()
    return Attempted(outcomes, restorer.notes[notes_before:])


def _message_of(attempted: Attempted, remarks: tuple[str, ...]) -> Message | None:
    """News of what failed, is doubtful or else to be remarked; None when all went well."""
    failed = [outcome for outcome in attempted.outcomes if not outcome.is_restored]
    if failed:
        return Message(
            Tone.ERROR,
            _failure(failed),
            in_users_words(failed[0].result.reason),
            tr("Its pixels were left as they were."),
        )
    doubts = _doubts(attempted)
    if doubts:
        return Message(Tone.WARNING, tr("Restored, with doubts"), " ".join((*doubts, *remarks)))
    return Message(Tone.INFO, tr("Restored, with a remark"), " ".join(remarks)) if remarks else None


def _failure(failed: Sequence[FaceOutcome]) -> str:
    numbers = ", ".join(str(outcome.number) for outcome in failed)
    return (
        tr("Face {numbers} was not restored").format(numbers=numbers)
        if len(failed) == 1
        else tr("Faces {numbers} were not restored").format(numbers=numbers)
    )


def _doubts(attempted: Attempted) -> tuple[str, ...]:
    """Each once; with several faces, each says by the chip's number which it speaks of."""
    several = len(attempted.outcomes) > 1
    told = (
        tr("Face {number}: {doubt}").format(number=outcome.number, doubt=doubt) if several else doubt
        for outcome in attempted.outcomes
        for doubt in map(in_users_words, outcome.result.doubts)
    )
    return tuple(dict.fromkeys((*told, *map(in_users_words, attempted.notes))))


def _left(numbers: tuple[int, ...]) -> tuple[str, ...]:
    """Which faces were left out, and why; nothing when none was."""
    if not numbers:
        return ()
    which = ", ".join(str(number) for number in numbers)
    one = tr("Face {numbers} was left out: it is not known whose it is, or that person has no portrait.")
    several = tr("Faces {numbers} were left out: it is not known whose they are, or those people have no portrait.")
    return ((one if len(numbers) == 1 else several).format(numbers=which),)
