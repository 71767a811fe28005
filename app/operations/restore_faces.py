"""Restore faces: the main job."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.desk import Desk
from app.documents.portraits import Portrait
from app.documents.restoration import FaceOutcome
from app.documents.source import NumberedFace, Source
from app.jobs.job import Job
from app.messages import Message, Tone
from app.operations.blend import Blend
from app.operations.dispatch import Dispatch
from app.operations.engine import Engine
from app.operations.obstacles import obstacle_to_restoring
from app.operations.step_pictures import pictures_of
from gfr_core.progress import Progress, Reporter, part_of
from gfr_core.restore.outcome import FaceResult, RestoreOptions


@dataclass(frozen=True, slots=True, eq=False)
class Attempt:
    """What one press of Restore works on: a snapshot of the documents."""

    source: Source
    faces: tuple[NumberedFace, ...]
    portraits: tuple[Portrait, ...]
    choice: int | None


@dataclass(frozen=True, slots=True, eq=False)
class Attempted:
    """What came out of it."""

    outcomes: tuple[FaceOutcome, ...]
    notes: tuple[str, ...]


class RestoreFaces:
    """Runs on the GPU lane. The old result stays until the new one is ready."""

    def __init__(self, desk: Desk, dispatch: Dispatch, engine: Engine, blend: Blend) -> None:
        self._desk, self._dispatch, self._engine, self._blend = desk, dispatch, engine, blend
        self._job: Job[Attempted] | None = None

    def selected(self) -> Job[Attempted] | None:
        """Restores the selected face; None when there is none or no portrait."""
        face = self._desk.source.selected
        return self._start((face,)) if face else None

    def all(self) -> Job[Attempted] | None:
        """Restores every face on the source, all with the same portraits."""
        return self._start(self._desk.source.faces)

    def stop(self) -> None:
        """Asks the restoration that runs to stop."""
        if self._job is not None:
            self._job.stop()

    def _start(self, faces: tuple[NumberedFace, ...]) -> Job[Attempted] | None:
        source = self._desk.source.source
        if source is None or self._desk.restoration.is_running or obstacle_to_restoring(self._desk):
            return None
        attempt = Attempt(source, faces, self._desk.portraits.portraits, self._choice())
        what = f"face {faces[0].number}" if len(faces) == 1 else f"{len(faces)} faces"
        self._job = Job(
            f"Restoring {what}",
            lambda report: attempt_on(attempt, self._engine, report),
            lambda attempted: self._take(attempt, attempted),
            trouble=f"Could not restore {what}",
        )
        self._desk.restoration.set_running(running=True)
        self._job.finished.connect(lambda: self._desk.restoration.set_running(running=False))
        return self._dispatch.on_gpu(self._job)

    def _choice(self) -> int | None:
        chosen = self._desk.portraits.chosen
        return None if chosen is None else self._desk.portraits.portraits.index(chosen)

    def _take(self, attempt: Attempt, attempted: Attempted) -> None:
        if self._desk.source.source is not attempt.source:
            return
        self._desk.restoration.remember(attempted.outcomes)
        self._blend.start()
        message = _message_of(attempted)
        if message is not None:
            self._desk.notice.show(message)
        else:
            self._desk.notice.clear()


def attempt_on(attempt: Attempt, engine: Engine, report: Reporter) -> Attempted:
    """Runs the networks on every face of the attempt. For the GPU lane.

    Raises:
        GfrError: nothing could be tried at all; a face that failed is an outcome, not an error.
    """
    report(Progress(0.0, "Starting the engine"))
    restorer = engine.restorer()
    from gfr_core.pairing.guide_set import Guide
    from gfr_core.restore.still import restore_still

    guides = [Guide(each.name, each.frame, each.face) for each in attempt.portraits]
    faces = [each.face for each in attempt.faces]
    options = RestoreOptions(guide_choice=attempt.choice)
    done = restore_still(attempt.source.frame, faces, guides, restorer, options, part_of(report, 0.05, 0.95))
    report(Progress(0.95, "Drawing the flow"))
    pairs = zip(attempt.faces, done.faces, strict=True)
    return Attempted(tuple(_outcome(face.number, result) for face, result in pairs), done.notes)


def _outcome(number: int, result: FaceResult) -> FaceOutcome:
    return FaceOutcome(number, result, None if result.steps is None else pictures_of(result.steps))


def _message_of(attempted: Attempted) -> Message | None:
    """News of what failed or is doubtful; None when all went well."""
    failed = [outcome for outcome in attempted.outcomes if not outcome.is_restored]
    if failed:
        return Message(Tone.ERROR, _failure(failed), failed[0].result.reason, "Its pixels were left as they were.")
    doubts = _doubts(attempted)
    return Message(Tone.WARNING, "Restored, with doubts", " ".join(doubts)) if doubts else None


def _failure(failed: Sequence[FaceOutcome]) -> str:
    numbers = ", ".join(str(outcome.number) for outcome in failed)
    return f"Face {numbers} was not restored" if len(failed) == 1 else f"Faces {numbers} were not restored"


def _doubts(attempted: Attempted) -> tuple[str, ...]:
    return tuple(dict.fromkeys(attempted.notes))
