"""Open the sample: an old photo and a portrait of one person, made on this machine."""

from pathlib import Path

from app.documents.desk import Desk
from app.jobs.job import Job
from app.operations.dispatch import Dispatch
from app.operations.open_portraits import OpenPortraits
from app.operations.open_source import OpenSource
from app.preflight import forget_cv2_plugins
from app.translation import tr
from gfr_core.progress import Progress, Reporter


class OpenSample:
    """Makes the sample's files on the I/O lane, then opens them as the user would.

    Args:
        folder: where the files go; None for the user's data folder.
    """

    def __init__(
        self, dispatch: Dispatch, sources: OpenSource, portraits: OpenPortraits, folder: Path | None = None
    ) -> None:
        self._dispatch, self._sources, self._portraits = dispatch, sources, portraits
        self._folder = folder
        self._files: frozenset[Path] = frozenset()

    def is_all_there_is(self, desk: Desk) -> bool:
        """Whether the desk holds the sample and nothing of the user's: then another photo begins anew."""
        sources = {item.path for item in desk.project.items}
        portraits = {portrait.path for portrait in desk.portraits.portraits}
        return bool(sources) and sources | portraits <= self._files

    def start(self) -> Job[tuple[Path, Path]]:
        """The job's result: the old photo and the portrait."""
        return self._dispatch.on_io(
            Job(
                tr("Making the sample"),
                lambda report: _write(self._folder, report),
                self._open,
                trouble=tr("Could not make the sample"),
            )
        )

    def _open(self, paths: tuple[Path, Path]) -> None:
        old_photo, portrait = paths
        self._files = frozenset(paths)
        self._sources.open(old_photo)
        self._portraits.open([portrait])


def _write(folder: Path | None, report: Reporter) -> tuple[Path, Path]:
    report(Progress(0.0, tr("Making an old photo of a good one")))
    from platformdirs import user_data_path

    from gfr_core.sample import write_sample

    forget_cv2_plugins()
    paths = write_sample(folder or user_data_path("GFR Studio", appauthor=False) / "sample")
    return paths.old_photo, paths.portrait
