"""A user who has made up their mind."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.dialogs.questions import Fate
from app.dialogs.recovery import RecoveryAnswer
from app.operations.project_recovery import Recoverable


@dataclass
class Answers:
    """Answers every question as the test wants, and remembers what was asked."""

    source: Path | None = None
    portraits: list[Path] = field(default_factory=list)
    target: Path | None = None
    fate: Fate = Fate.DISCARD
    asked: list[str] = field(default_factory=list)

    def source_to_open(self) -> Path | None:
        return self.source

    def portraits_to_add(self) -> list[Path]:
        return self.portraits

    def where_to_save(self, suggestion: Path) -> Path | None:
        self.asked.append(suggestion.name)
        return self.target

    def where_to_export(self, title: str, suggestion: Path, kinds: str) -> Path | None:
        self.asked.append(suggestion.name)
        return self.target

    def fate_of_result(self, doing: str) -> Fate:
        self.asked.append(doing)
        return self.fate


@dataclass
class ProjectAnswers:
    """Answers questions about projects as the test wants, and remembers what was asked."""

    project: Path | None = None
    target: Path | None = None
    pictures: list[Path] = field(default_factory=list)
    folder: Path | None = None
    fate: Fate = Fate.DISCARD
    recovery: RecoveryAnswer = field(default_factory=RecoveryAnswer)
    asked: list[str] = field(default_factory=list)

    def project_to_open(self) -> Path | None:
        return self.project

    def where_to_save_project(self, suggestion: Path) -> Path | None:
        self.asked.append(suggestion.name)
        return self.target

    def pictures_to_add(self) -> list[Path]:
        return self.pictures

    def folder_for_results(self) -> Path | None:
        return self.folder

    def folder_to_look_in(self) -> Path | None:
        return self.folder

    def fate_of_project(self, doing: str) -> Fate:
        self.asked.append(doing)
        return self.fate

    def what_to_recover(self, found: Sequence[Recoverable]) -> RecoveryAnswer:
        self.asked.extend(each.words for each in found)
        return self.recovery
