"""What a user chose to restore: a picture, or a frame of a clip."""

from pathlib import Path

from gfr_core.errors import GfrError
from gfr_core.media.clip_reader import ClipReader
from gfr_core.media.formats import Kind
from gfr_core.media.frame import Frame
from gfr_core.media.opening import kind_of
from gfr_core.media.still import read_still


def is_clip(path: Path) -> bool:
    """Whether the file at `path` is a video, told from its content.

    Raises:
        GfrError: there is no such file, it may not be read, it is empty or a folder.
    """
    return kind_of(path) is Kind.CLIP


def read_source(path: Path, *, frame: int | None = None, time_s: float | None = None) -> Frame:
    """The picture at `path`, or one frame of the clip at `path`: by number, by time, or else the first.

    Raises:
        GfrError: the file cannot be read; the frame or time does not exist; a frame of a picture, or both a number
            and a time, were asked for.
    """
    if frame is not None and time_s is not None:
        raise GfrError("Both a frame number and a time were given; one is wanted.", "Give a frame or a time.")
    if not is_clip(path):
        if frame is not None or time_s is not None:
            raise GfrError(
                f"'{path.name}' is a picture; a frame number or a time can be chosen in a video only.",
                "Leave the frame and the time away.",
            )
        return read_still(path)
    with ClipReader.open(path) as clip:
        return clip.frame_at_time(time_s) if time_s is not None else clip.frame_at(frame or 0)
