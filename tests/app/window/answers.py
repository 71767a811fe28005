"""A user who has made up their mind."""

from dataclasses import dataclass, field
from pathlib import Path

from app.dialogs.questions import Fate


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

    def fate_of_result(self, doing: str) -> Fate:
        self.asked.append(doing)
        return self.fate
