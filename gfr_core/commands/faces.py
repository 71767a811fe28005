"""`gfr faces`, and choosing faces for `gfr restore`."""

from dataclasses import dataclass

from gfr_core.commands.answer import Answer, Fault
from gfr_core.commands.facts import FacesFacts, FoundFacts
from gfr_core.commands.faults import worded
from gfr_core.commands.wishes import FaceWish, FrameWish
from gfr_core.errors import GfrError
from gfr_core.faces.face import Face
from gfr_core.faces.find import FaceFinder
from gfr_core.geometry import Box
from gfr_core.media.frame import Frame

NO_FACE_HINT = "Mark it by hand with --box X,Y,W,H, in pixels of the source."


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """Which faces of a picture to restore.

    Attributes:
        found: every face, from left to right; empty when the box was drawn by hand.
        wanted: those to restore.
        note: what was decided for the user; may be empty.
    """

    found: tuple[Face, ...]
    wanted: tuple[Face, ...]
    note: str = ""


def list_faces(wish: FrameWish) -> Answer:
    """The faces of a picture. The answer has a fault when there is none."""
    from gfr_core.commands.inputs import open_finder, read_frame

    frame = read_frame(wish)
    faces = open_finder().find(frame.pixels_8bit())
    found = tuple(_found(number, face) for number, face in enumerate(faces, start=1))
    facts = FacesFacts(frame.name, frame.width, frame.height, found)
    return Answer("\n".join(_line(face) for face in found), facts, frame.notes, None if found else no_face(frame))


def choose_faces(frame: Frame, finder: FaceFinder, wish: FaceWish) -> Chosen:
    """The faces that `wish` names.

    Raises:
        GfrError: there is no face, no face of that number, or the box is outside the picture or too small.
    """
    if wish.box is not None:
        return Chosen((), (finder.face_in_box(frame.pixels_8bit(), Box(*wish.box)),))
    found = tuple(finder.find(frame.pixels_8bit()))
    if not found:
        raise _no_face(frame)
    if wish.every:
        return Chosen(found, found)
    return _numbered(found, wish.number, frame) if wish.number is not None else _largest(found)


def no_face(frame: Frame) -> Fault:
    """The fault of a picture without a face."""
    return worded(_no_face(frame))


def _no_face(frame: Frame) -> GfrError:
    return GfrError(f"No face was found in '{frame.name}'.", NO_FACE_HINT)


def _numbered(found: tuple[Face, ...], number: int, frame: Frame) -> Chosen:
    if number > len(found):
        raise GfrError(
            f"There is no face {number} in '{frame.name}'; {_count(len(found))} found.",
            "'gfr faces' lists them, numbered from the left.",
        )
    return Chosen(found, (found[number - 1],))


def _largest(found: tuple[Face, ...]) -> Chosen:
    largest = max(found, key=lambda face: face.box.side)
    if len(found) == 1:
        return Chosen(found, (largest,))
    number = next(number for number, face in enumerate(found, start=1) if face is largest)
    return Chosen(
        found,
        (largest,),
        f"{_count(len(found))} found; restored the largest, number {number} from the left. "
        "--face N chooses another, --all takes all.",
    )


def _count(number: int) -> str:
    return "1 face was" if number == 1 else f"{number} faces were"


def _found(number: int, face: Face) -> FoundFacts:
    landmarks = None if face.landmarks is None else tuple((float(x), float(y)) for x, y in face.landmarks.round(2))
    return FoundFacts(number, box_of(face), round(face.score, 3), face.found_by, landmarks)


def box_of(face: Face) -> tuple[float, float, float, float]:
    """Left, top, width, height, to a hundredth of a pixel."""
    box = face.box
    return round(box.x, 2), round(box.y, 2), round(box.w, 2), round(box.h, 2)


def _line(face: FoundFacts) -> str:
    x, y, w, h = face.box
    return f"{face.number}: box {x:.0f},{y:.0f},{w:.0f},{h:.0f}  score {face.score:.2f}  ({face.found_by})"
