"""Tracks as bytes and back, to the last bit: a film that is resumed must be restored along the very same paths."""

import io
import json
import zipfile
from dataclasses import asdict, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gfr_core.film.shots import Shot
from gfr_core.film.track import Place, Track
from gfr_core.film.tracks import Tracks
from gfr_core.geometry import Box, Points68

_HEAD = [field for field in fields(Track) if field.name != "places"]


class DamagedTracksError(ValueError):
    """The bytes are no tracks."""


def tracks_to_bytes(found: Tracks) -> bytes:
    """Boxes and landmarks as arrays, the few words beside them as JSON."""
    places = [place for track in found.tracks for place in track.places]
    heads = [{field.name: getattr(track, field.name) for field in _HEAD} for track in found.tracks]
    kinds = sorted({(place.state, place.reason) for place in places})
    codes = {kind: code for code, kind in enumerate(kinds)}
    words = {"shots": [asdict(shot) for shot in found.shots], "tracks": heads, "kinds": kinds}
    file = io.BytesIO()
    np.savez_compressed(
        file,
        words=np.frombuffer(json.dumps(words).encode(), np.uint8),
        boxes=np.array([(p.box.x, p.box.y, p.box.w, p.box.h) for p in places], np.float64).reshape(-1, 4),
        landmarks=np.array([_points(place) for place in places], np.float64).reshape(-1, 68, 2),
        states=np.array([codes[place.state, place.reason] for place in places], np.int64),
    )
    return file.getvalue()


def tracks_from_bytes(data: bytes) -> Tracks:
    """The tracks again.

    Raises:
        DamagedTracksError: the bytes are damaged.
    """
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            words = json.loads(arrays["words"].tobytes())
            columns = arrays["boxes"].tolist(), arrays["landmarks"], arrays["states"].tolist()
        return _tracks(words, *columns)
    except (KeyError, TypeError, ValueError, IndexError, OSError, EOFError, zipfile.BadZipFile) as error:
        raise DamagedTracksError(str(error)) from error


def shifted(found: Tracks, by: int) -> Tracks:
    """The same with all frames counted from another one: frame 0 becomes frame `by`."""
    shots = tuple(Shot(shot.number, shot.first + by, shot.last + by) for shot in found.shots)
    return Tracks(shots, tuple(_shifted(track, by) for track in found.tracks))


def _shifted(track: Track, by: int) -> Track:
    places = tuple(replace(place, number=place.number + by) for place in track.places)
    return replace(track, first=track.first + by, last=track.last + by, places=places)


def _points(place: Place) -> Points68:
    return np.full((68, 2), np.nan) if place.landmarks is None else np.asarray(place.landmarks)


def _tracks(words: dict[str, Any], boxes: list[Any], landmarks: NDArray[np.float64], states: list[int]) -> Tracks:
    tracks, at = [], 0
    for head in words["tracks"]:
        places = []
        for number in range(head["first"], head["last"] + 1):
            points = None if np.isnan(landmarks[at]).any() else landmarks[at]
            state, reason = words["kinds"][states[at]]
            places.append(Place(number, Box(*boxes[at]), points, state, reason))
            at += 1
        tracks.append(Track(**{**head, "places": tuple(places)}))
    if at != len(boxes):
        raise ValueError(f"{len(boxes)} places for tracks of {at} frames")
    return Tracks(tuple(Shot(**shot) for shot in words["shots"]), tuple(tracks))
