"""The optional weights: what there is, where it lies on this machine, and putting a file there by hand.

Nothing here touches the network.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from gfr_core.errors import GfrError, MachineError

SHIPPED_CATALOG = Path(str(files("resources"))) / "weights_catalog.json"
FOLDER_VARIABLE = "GFR_WEIGHTS_DIR"


@dataclass(frozen=True, slots=True)
class WeightsEntry:
    """One optional file.

    Attributes:
        name: how it is asked for.
        file: what it must be called.
        what: what it is for, in one sentence.
        licence: the terms it comes under.
        source: where it can be had.
        sha256: its hash in lower-case hexadecimal, or the first digits of it; None when unknown.
    """

    name: str
    file: str
    what: str
    licence: str
    source: str
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class WeightsStatus:
    """An entry and where its file lies; `path` is None when it is not on this machine."""

    entry: WeightsEntry
    path: Path | None

    @property
    def name(self) -> str:
        """The entry's name."""
        return self.entry.name


class Catalog:
    """The optional weights of this machine.

    Args:
        folder: where they lie; by default `GFR_WEIGHTS_DIR`, else the user's data folder "GFR Studio/weights".
        entries: what there may be; by default the catalogue that comes with the program.
        environment: the variables that say where things lie, by default the process's own.
    """

    def __init__(
        self,
        folder: Path | None = None,
        *,
        entries: Sequence[WeightsEntry] | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        environment = os.environ if environment is None else environment
        self.folder = folder or _default_folder(environment)
        self.entries = tuple(read_entries(SHIPPED_CATALOG) if entries is None else entries)
        self._places = (self.folder, _torch_checkpoints(environment))

    @staticmethod
    def default() -> "Catalog":
        """The catalogue of this user on this machine."""
        return Catalog()

    def entry(self, name: str) -> WeightsEntry:
        """What is known of the weights called `name`.

        Raises:
            GfrError: nothing is called so.
        """
        for entry in self.entries:
            if entry.name == name:
                return entry
        known = ", ".join(entry.name for entry in self.entries)
        raise GfrError(f"No optional weights are called '{name}'.", f"There are: {known}.")

    def find(self, name: str) -> Path | None:
        """The file of the weights called `name`: in the catalogue's folder, else in torch's; None when in neither."""
        file = self.entry(name).file
        return next((place / file for place in self._places if (place / file).is_file()), None)

    def need(self, name: str) -> Path:
        """The file of the weights called `name`.

        Raises:
            MachineError: it is not on this machine. The message names the file, the hint where to put it.
        """
        path = self.find(name)
        if path is not None:
            return path
        entry = self.entry(name)
        raise MachineError(
            f"The weights '{entry.file}' are not on this machine. {entry.what}",
            f"Fetch the file from {entry.source} and put it into '{self.folder}'. Nothing is downloaded for you.",
        )

    def status(self) -> list[WeightsStatus]:
        """Every entry with its file, for a report."""
        return [WeightsStatus(entry, self.find(entry.name)) for entry in self.entries]

    def add(self, name: str, source: Path) -> Path:
        """Copies a file that the user has fetched into the folder, under its right name. Atomic.

        Raises:
            GfrError: the file cannot be read, or its hash is not the one expected.
        """
        entry = self.entry(name)
        check_hash(source, entry)
        self.folder.mkdir(parents=True, exist_ok=True)
        target = self.folder / entry.file
        part = target.with_name(target.name + ".part")
        shutil.copyfile(source, part)
        part.replace(target)
        return target


def check_hash(path: Path, entry: WeightsEntry) -> None:
    """Nothing, if the file is the one the entry describes.

    Raises:
        GfrError: the file cannot be read, or its hash is not the one expected.
    """
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise GfrError(f"'{path}' cannot be read ({error.strerror}).", "Choose the downloaded file.") from error
    if entry.sha256 is not None and not found.startswith(entry.sha256):
        raise GfrError(
            f"'{path.name}' is not {entry.file}: its SHA-256 begins {found[:10]}, wanted {entry.sha256[:10]}.",
            f"The download may be incomplete. Fetch it again from {entry.source}.",
        )


def read_entries(path: Path) -> list[WeightsEntry]:
    """The entries of a catalogue file (JSON, "gfr-studio-catalog/1").

    Raises:
        MachineError: the file is missing or damaged.
    """
    try:
        return list(_entries(json.loads(path.read_text(encoding="utf-8"))["entries"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = str(error)
        raise MachineError(
            f"The weights catalogue '{path}' cannot be read ({reason}).", "Reinstall GFR Studio."
        ) from error


def _entries(rows: Sequence[Mapping[str, str | None]]) -> Iterator[WeightsEntry]:
    for row in rows:
        texts = {key: str(row[key]) for key in ("name", "file", "what", "licence", "source")}
        yield WeightsEntry(**texts, sha256=row.get("sha256"))


def _default_folder(environment: Mapping[str, str]) -> Path:
    named = environment.get(FOLDER_VARIABLE)
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path  # costs start-up time that most commands need not pay

    return user_data_path("GFR Studio", appauthor=False) / "weights"


def _torch_checkpoints(environment: Mapping[str, str]) -> Path:
    """Where face-alignment itself would look, computed as torch.hub does but without importing torch."""
    cache = environment.get("XDG_CACHE_HOME") or "~/.cache"
    home = environment.get("TORCH_HOME") or str(Path(cache) / "torch")
    return Path(home).expanduser() / "hub" / "checkpoints"
