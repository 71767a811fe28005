"""The engine: what finds faces and what restores them, loaded when first needed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from app.preflight import forget_cv2_plugins

if TYPE_CHECKING:
    from gfr_core.faces.find import FaceFinder
    from gfr_core.faces.recognise import Recogniser
    from gfr_core.restore.restorer import Restorer


class Engine:
    """The finder is for the I/O lane, the restorer for the GPU lane; never ask for either on the GUI thread.

    Args:
        load_finder: makes the finder; takes about a second the first time.
        load_restorer: reads the weights; takes some seconds the first time. Raises `MachineError` without weights.
        load_recogniser: makes the network that compares two faces; gives None where its file is not there.
    """

    def __init__(
        self,
        load_finder: Callable[[], FaceFinder],
        load_restorer: Callable[[], Restorer],
        load_recogniser: Callable[[], Recogniser | None] = lambda: None,
    ) -> None:
        self._load_finder = load_finder
        self._load_restorer = load_restorer
        self._load_recogniser = load_recogniser
        # Two threads that import torch at once can see half of it.
        self._loading = threading.Lock()

    @staticmethod
    def of_this_machine(device: str = "auto") -> Engine:
        """The engine with the default weights, on the best device."""
        return Engine(_default_finder, lambda: _default_restorer(device), _default_recogniser)

    def finder(self) -> FaceFinder:
        """Finds faces and landmarks."""
        with self._loading:
            return self._finder

    def another_finder(self) -> FaceFinder:
        """A new finder, for a lane of its own: a finder is no good on two threads. Takes about a second."""
        with self._loading:
            return self._load_finder()

    def restorer(self) -> Restorer:
        """Restores crops."""
        with self._loading:
            return self._restorer

    def recogniser(self) -> Recogniser | None:
        """Compares two faces; None where its file is not there. For the GPU lane."""
        with self._loading:
            return self._recogniser

    @cached_property
    def _recogniser(self) -> Recogniser | None:
        return self._load_recogniser()

    @cached_property
    def _finder(self) -> FaceFinder:
        return self._load_finder()

    @cached_property
    def _restorer(self) -> Restorer:
        return self._load_restorer()


def _default_finder() -> FaceFinder:
    from gfr_core.catalog.folder import Catalog
    from gfr_core.faces.find import build_finder

    forget_cv2_plugins()
    return build_finder(Catalog())


def _default_restorer(device: str) -> Restorer:
    from gfr_core.restore.restorer import Restorer

    forget_cv2_plugins()
    return Restorer.load(device=device)


def _default_recogniser() -> Recogniser | None:
    from gfr_core.catalog.folder import Catalog
    from gfr_core.faces.recognise import Recogniser

    forget_cv2_plugins()
    return Recogniser.find(Catalog())
