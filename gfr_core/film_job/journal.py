"""The folder beside a film in the making: what is finished lies in it whole, and nothing else counts."""

import json
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from gfr_core.errors import GfrError
from gfr_core.film.tracks import Tracks
from gfr_core.film_job.job import (
    OF_TRACKS,
    Content,
    Job,
    changes,
    content_of,
    job_from_json,
    job_to_json,
    refuse_changes,
)
from gfr_core.film_job.track_file import DamagedTracksError, tracks_from_bytes, tracks_to_bytes
from gfr_core.media.atomic import write_atomically, write_errors
from gfr_core.media.opening import file_errors
from gfr_core.record.plain import UnfitError, read_plain

SUFFIX = ".gfrjob"


@dataclass(frozen=True, slots=True)
class TrackTally:
    """What became of a track in some frames.

    Attributes:
        track: its number.
        restored: frames in which something of it is shown.
        skipped: frames in which it is not to be restored.
        failed: frames in which it could not be.
        reasons: why it failed, each once.
        steadiness: the three sums of `Steadiness`.
    """

    track: int
    restored: int = 0
    skipped: int = 0
    failed: int = 0
    reasons: tuple[str, ...] = ()
    steadiness: tuple[float, float, float] = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Chunk:
    """A finished part: frames `start` up to and without `stop` of the source.

    Attributes:
        files: names in the journal's folder, in order.
        content: what these files hold.
        device: where it was computed.
        seconds: how long it took.
        faces: of the tracks that pass through it.
    """

    start: int
    stop: int
    files: tuple[str, ...]
    content: Content
    device: str
    seconds: float
    faces: tuple[TrackTally, ...] = ()


@dataclass(frozen=True, slots=True)
class Journal:
    """The folder of one job. `out`: the film it is for."""

    out: Path

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return self.out.with_name(self.out.name + SUFFIX)

    @property
    def pictures(self) -> Path:
        """Where the pictures of a sequence wait."""
        return self.folder / "pictures"

    @property
    def exists(self) -> bool:
        """A job was begun."""
        return (self.folder / "job.json").is_file()

    @property
    def has_chunks(self) -> bool:
        """Something was finished that other settings would not go with."""
        return any(self.folder.glob("*-*.json"))

    @property
    def is_finishing(self) -> bool:
        """The pictures of a sequence are being put in place, or were."""
        return (self.folder / "finishing").is_file()

    def part(self, start: int, stop: int, suffix: str) -> Path:
        """Where the part of these frames goes."""
        return self.folder / f"{start:08d}-{stop:08d}{suffix}"

    def begin(self, job: Job) -> Job:
        """Begins the job or goes on with it; returns it as it was begun. What a crash left half done is removed.

        Raises:
            GfrError: another job is there whose frames do not go with this one's; the folder cannot be written.
            MachineError: the disk is full.
        """
        if not self.exists:
            with write_errors(self.folder):
                self.folder.mkdir(exist_ok=True)
            return self._put(job)
        self._tidy()
        text = _bytes_of(self.folder / "job.json")
        before = job_from_json(text, self.folder.name)
        changed = changes(before, job)
        if changed and not self.has_chunks:
            if set(changed) & set(OF_TRACKS):
                (self.folder / "tracks.npz").unlink(missing_ok=True)
            return self._put(job)
        refuse_changes(changed, self.folder.name)
        return before

    def tracks(self) -> Tracks | None:
        """What was found; None when nobody has looked yet, or the file is damaged: then it is to be made again."""
        path = self.folder / "tracks.npz"
        try:
            return tracks_from_bytes(path.read_bytes()) if path.is_file() else None
        except (DamagedTracksError, OSError):
            return None

    def keep_tracks(self, found: Tracks) -> None:
        """Writes them down. Raises as `write_atomically`."""
        write_atomically(self.folder / "tracks.npz", tracks_to_bytes(found))

    def chunk(self, start: int, stop: int) -> Chunk | None:
        """The part of these frames when it is there and as it was written; else None: it is to be made again."""
        path = self.part(start, stop, ".json")
        try:
            chunk = read_plain(Chunk, json.loads(path.read_bytes()), "the chunk")
            found = content_of([self.folder / name for name in chunk.files])
        except (OSError, ValueError, RecursionError, UnfitError, GfrError):
            return None
        return chunk if (chunk.start, chunk.stop, chunk.content) == (start, stop, found) else None

    def keep(self, chunk: Chunk) -> None:
        """Writes down that a part is finished. Its files must be whole on the disk. Raises as `write_atomically`."""
        _sync(self.folder)
        text = json.dumps(asdict(chunk), allow_nan=False).encode()
        write_atomically(self.part(chunk.start, chunk.stop, ".json"), text)

    def put_in_place(self) -> None:
        """The pictures become the film. Killed in the middle of it, `is_finishing` tells.

        Raises:
            MachineError: the system refuses.
        """
        write_atomically(self.folder / "finishing", b"")
        with write_errors(self.out):
            if self.out.is_dir():
                self.out.rmdir()
            self.pictures.rename(self.out)

    def take_back(self) -> None:
        """Pictures that were put in place before that was known to be the end, as they were."""
        if self.is_finishing and not self.pictures.exists() and self.out.is_dir():
            self.out.rename(self.pictures)

    def remove(self) -> None:
        """Removes the folder. What cannot be removed is left: the film is finished all the same."""
        with suppress(OSError):
            (self.folder / "job.json").unlink()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _put(self, job: Job) -> Job:
        write_atomically(self.folder / "job.json", job_to_json(job))
        return job

    def _tidy(self) -> None:
        halves: Sequence[Path] = (*self.folder.rglob(".*.part"), *self.out.parent.glob(f".{self.out.name[:60]}.*.part"))
        for half in halves:
            with suppress(OSError):
                half.unlink()


def _bytes_of(path: Path) -> bytes:
    with file_errors(path):
        return path.read_bytes()


def _sync(folder: Path) -> None:
    """The names in a folder, onto the disk; not every system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
