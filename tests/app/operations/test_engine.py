import threading

from app.operations.engine import Engine
from tests.app.small_engine import SmallFinder, small_restorer


def test_the_finder_is_loaded_once_and_only_when_asked_for() -> None:
    loads: list[int] = []

    def load() -> SmallFinder:
        loads.append(1)
        return SmallFinder()

    engine = Engine(load, small_restorer)  # type: ignore[arg-type]  # a finder of the test's own
    assert loads == []
    assert engine.finder() is engine.finder()
    assert loads == [1]


def test_another_lane_gets_a_finder_of_its_own() -> None:
    engine = Engine(SmallFinder, small_restorer)  # type: ignore[arg-type]  # a finder of the test's own
    assert engine.another_finder() is not engine.finder()


def test_two_threads_that_ask_at_once_do_not_load_at_once() -> None:
    inside, most = [0], [0]
    lock = threading.Lock()

    def load() -> SmallFinder:
        with lock:
            inside[0] += 1
            most[0] = max(most[0], inside[0])
        threading.Event().wait(0.02)
        with lock:
            inside[0] -= 1
        return SmallFinder()

    engine = Engine(load, load)  # type: ignore[arg-type]
    threads = [threading.Thread(target=ask) for ask in (engine.finder, engine.restorer)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]


def test_without_its_file_nothing_compares_faces() -> None:
    assert Engine(SmallFinder, small_restorer).recogniser() is None  # type: ignore[arg-type]


def test_what_compares_faces_is_loaded_once() -> None:
    loaded: list[object] = []

    def load() -> None:
        loaded.append(object())

    engine = Engine(SmallFinder, small_restorer, load)  # type: ignore[arg-type]
    engine.recogniser()
    engine.recogniser()
    assert len(loaded) == 1
