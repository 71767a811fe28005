import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.jobs.garbage import Garbage


class Knot:
    """An object that only the collector can free."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def garbage(qapp: QApplication) -> Iterator[Garbage]:
    was_enabled = gc.isenabled()
    made = Garbage()
    yield made
    made.close()
    gc.unfreeze()
    if not was_enabled:
        gc.disable()


def test_python_collects_nothing_by_itself_until_closed(garbage: Garbage) -> None:
    assert not gc.isenabled()
    garbage.close()
    assert gc.isenabled()


def test_what_is_due_is_collected(garbage: Garbage) -> None:
    seen = weakref.ref(Knot())
    assert seen() is not None
    many = [[] for _ in range(gc.get_threshold()[0] + 1)]  # type: ignore[var-annotated]
    garbage.collect()
    assert seen() is None
    assert many


def test_nothing_is_collected_before_it_is_due(garbage: Garbage) -> None:
    gc.collect()
    seen = weakref.ref(Knot())
    garbage.collect()
    assert seen() is not None


def test_what_is_set_aside_is_not_looked_at_again(garbage: Garbage) -> None:
    seen = weakref.ref(Knot())
    garbage.set_aside()
    gc.collect()
    assert seen() is not None
