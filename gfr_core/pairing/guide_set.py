"""A portrait that guides a restoration."""

from collections.abc import Sequence
from dataclasses import dataclass

from gfr_core.errors import GfrError
from gfr_core.faces.face import Face
from gfr_core.media.frame import Frame

SMALLEST_GUIDE = 24
"""Landmark box, px: below it a portrait has no detail to give."""
ADVISED_GUIDE = 64


@dataclass(frozen=True, slots=True, eq=False)
class Guide:
    """A good photo of the person, and where the face is in it.

    Attributes:
        name: how to call it; the file's name.
        frame: the picture.
        face: the face in it that guides.
        faces_found: how many faces the picture shows.
    """

    name: str
    frame: Frame
    face: Face
    faces_found: int = 1


def guide_from(frame: Frame, faces: Sequence[Face]) -> Guide:
    """The portrait as a guide: its largest face.

    Args:
        frame: the portrait.
        faces: what was found in it.

    Raises:
        GfrError: it shows no face, or one too small to guide anything.
    """
    hint = f"Choose a photo whose face is at least {ADVISED_GUIDE} px wide."
    if not faces:
        raise GfrError(f"Guide '{frame.name}' shows no face.", hint)
    face = max(faces, key=lambda face: face.box.side)
    if face.box.side < SMALLEST_GUIDE:
        raise GfrError(f"The face in guide '{frame.name}' is only {face.box.side:.0f} px large.", hint)
    return Guide(frame.name, frame, face, len(faces))
