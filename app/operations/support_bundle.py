"""Save what a report of a fault needs: log, versions, device, settings. No pictures, no names of folders at home."""

import io
import json
import platform
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from app.documents.notice import NoticeDocument
from app.jobs.job import Job
from app.messages import Message, Tone
from app.operations.dispatch import Dispatch
from app.operations.log_file import LogFile, without_home
from app.preflight import forget_cv2_plugins
from app.settings.settings import Settings
from app.translation import tr
from gfr_core import __version__
from gfr_core.progress import Progress, Reporter


class SupportBundle:
    """Collects on the I/O lane and writes one zip file."""

    def __init__(self, dispatch: Dispatch, notice: NoticeDocument, settings: Settings, log: LogFile) -> None:
        self._dispatch, self._notice, self._settings, self._log = dispatch, notice, settings, log

    def suggestion(self, folder: Path) -> Path:
        """A name with the day in it."""
        return folder / f"gfr-studio-support-{date.today().isoformat()}.zip"

    def to(self, path: Path) -> Job[None]:
        """Writes the bundle to `path`."""
        settings, logs = self._settings.impersonal(), self._log.files
        return self._dispatch.on_io(
            Job(
                tr("Saving {name}").format(name=path.name),
                lambda report: _write(path, settings, logs, report),
                lambda _nothing: self._tell(path),
                trouble=tr("Could not save {name}").format(name=path.name),
            )
        )

    def _tell(self, path: Path) -> None:
        title = tr("Saved {name} in {folder}").format(name=path.name, folder=path.parent)
        text = tr("It holds the log, versions, the device and settings; no pictures and no names of your folders.")
        self._notice.show(Message(Tone.INFO, title, text, tr("Attach it to your report of the fault.")))


def contents(settings: Mapping[str, str], logs: tuple[Path, ...], report: Reporter) -> dict[str, str]:
    """The files of a bundle by name. Loads torch and cv2, to say what they find."""
    report(Progress(0.1, tr("Looking at this machine")))
    files = {
        "versions.txt": _versions(),
        "machine.txt": _machine(),
        "settings.json": json.dumps(dict(settings), indent=2, ensure_ascii=False),
    }
    report(Progress(0.8, tr("Collecting the log")))
    files |= {f"log/{path.name}": path.read_text(encoding="utf-8", errors="replace") for path in logs}
    return {name: without_home(text) for name, text in files.items()}


def _write(path: Path, settings: Mapping[str, str], logs: tuple[Path, ...], report: Reporter) -> None:
    from gfr_core.media.atomic import write_atomically

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, text in contents(settings, logs, report).items():
            bundle.writestr(name, text)
    report(Progress(0.9, tr("Writing")))
    write_atomically(path, packed.getvalue())


def _versions() -> str:
    from importlib import metadata

    found = {each.name: each.version for each in metadata.distributions()}
    lines = [f"GFR Studio {__version__}", f"Python {platform.python_version()}", platform.platform(), ""]
    return "\n".join([*lines, *(f"{name} {found[name]}" for name in sorted(found, key=str.lower))])


def _machine() -> str:
    from gfr_core.doctor import examine

    lines = [f"{each.verdict.value:8} {each.name}: {each.found} {each.hint}".rstrip() for each in examine()]
    forget_cv2_plugins()
    return "\n".join(lines)
