from collections.abc import Callable

from app.documents.desk import Desk
from app.documents.source import Search, Source
from app.jobs.job import JobState
from app.jobs.lane import Lanes
from app.operations.dispatch import Dispatch
from app.operations.engine import Engine
from app.operations.find_faces import FindFaces
from gfr_core.errors import MachineError
from tests.app.small_engine import SmallFinder, picture, small_restorer

Settled = Callable[[], None]


def test_a_finder_that_cannot_start_is_told_and_the_search_has_failed(
    desk: Desk, lanes: Lanes, settled: Settled
) -> None:
    def broken() -> SmallFinder:
        raise MachineError("The landmark weights are missing.", "Install GFR Studio again.")

    engine = Engine(broken, small_restorer)  # type: ignore[arg-type]  # a finder of the test's own
    find = FindFaces(desk.source, Dispatch(lanes, desk.notice), engine)
    desk.source.open(Source(picture()))
    find.start()
    settled()
    assert desk.source.search is Search.FAILED
    assert desk.notice.message is not None
    assert desk.notice.message.title == "Could not look for faces in old.png"
    assert desk.notice.message.text == "The landmark weights are missing."


def test_a_newer_search_replaces_the_older_one(desk: Desk, lanes: Lanes, engine: Engine, settled: Settled) -> None:
    find = FindFaces(desk.source, Dispatch(lanes, desk.notice), engine)
    desk.source.open(Source(picture()))
    older, newer = find.start(), find.start()
    settled()
    assert older is not None
    assert newer is not None
    assert (older.state, newer.state) == (JobState.STOPPED, JobState.SUCCEEDED)


def test_a_search_that_the_user_stops_is_no_search_that_found_nothing(
    desk: Desk, lanes: Lanes, engine: Engine, settled: Settled
) -> None:
    find = FindFaces(desk.source, Dispatch(lanes, desk.notice), engine)
    desk.source.open(Source(picture()))
    job = find.start()
    assert job is not None
    job.stop()
    settled()
    assert desk.source.search in (Search.FAILED, Search.DONE)  # it may have been done before that
    assert (desk.source.search is Search.FAILED) == (job.state is JobState.STOPPED)


def test_there_is_nothing_to_search_without_a_source(desk: Desk, lanes: Lanes, engine: Engine) -> None:
    assert FindFaces(desk.source, Dispatch(lanes, desk.notice), engine).start() is None
