from collections.abc import Callable

from app.documents.desk import Desk
from app.jobs.job import Job
from app.jobs.lane import Lanes
from app.operations.dispatch import Dispatch
from gfr_core.errors import GfrError
from gfr_core.progress import Reporter


def test_a_failure_on_any_lane_is_told_under_the_jobs_own_title(
    desk: Desk, lanes: Lanes, settled: Callable[[], None]
) -> None:
    def fail(report: Reporter) -> None:
        raise GfrError("It is empty.", "Choose another.")

    dispatch = Dispatch(lanes, desk.notice)
    for run in (dispatch.on_io, dispatch.on_gpu, dispatch.on_library):
        desk.notice.clear()
        run(Job("Opening a.png", fail, trouble="Could not open a.png"))
        settled()
        message = desk.notice.message
        assert message is not None
        assert (message.title, message.text, message.hint) == (
            "Could not open a.png",
            "It is empty.",
            "Choose another.",
        )
