"""Which track shows whom, and the portrait that each is restored with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gfr_core.errors import GfrError
from gfr_core.film.guide_choice import GuideChoice, choose_guides
from gfr_core.film.track import Track
from gfr_core.film.tracks import Finder
from gfr_core.film_job.wish import FilmWish, Person
from gfr_core.media.source import read_source
from gfr_core.pairing.guide_set import Guide, guide_from


@dataclass(frozen=True, slots=True)
class Assignment:
    """Track number -> name of the person; and what was not assigned, in words for the user."""

    people: Mapping[int, str]
    notes: tuple[str, ...] = ()


def check_people(wish: FilmWish) -> None:
    """Returns when people have names of their own and portraits, and `assigned` names only them.

    Raises:
        GfrError: they do not.
    """
    names = [person.name for person in wish.people]
    if not names:
        raise GfrError("No person was given for the film.", "Give a name and a portrait: --person NAME=PORTRAIT.")
    for person in wish.people:
        if names.count(person.name) > 1:
            raise GfrError(f"'{person.name}' was given twice.", "Give all portraits of one person together.")
        if not person.portraits:
            raise GfrError(f"No portrait was given for '{person.name}'.", "Give at least one good photo.")
    for track, name in wish.assigned:
        if name not in names:
            raise GfrError(f"Track {track} was given to '{name}', who is not among the people.", _known(names))


def assign(tracks: Sequence[Track], wish: FilmWish) -> Assignment:
    """One person's are all tracks; of several people, those that were said to be. Others are left alone, and told.

    Raises:
        GfrError: there is no track of a number that was assigned.
    """
    numbers = {track.number for track in tracks}
    said = dict(wish.assigned)
    for number in said:
        if number not in numbers:
            raise GfrError(f"There is no track {number}; {len(numbers)} were found.", "'gfr tracks' lists them.")
    if len(wish.people) == 1:
        return Assignment(dict.fromkeys(sorted(numbers), wish.people[0].name))
    left = sorted(numbers - set(said))
    note = f"Nobody was named for {_in_words(left)}: left alone. --track N=NAME names somebody."
    return Assignment(said, (note,) if left else ())


def read_portraits(people: Sequence[Person], finder: Finder) -> dict[str, tuple[Guide, ...]]:
    """Everybody's portraits, each with its largest face.

    Raises:
        GfrError: one cannot be read or shows no face of use.
    """
    return {person.name: tuple(_guide(person, at, finder) for at in range(len(person.portraits))) for person in people}


def chosen_guides(
    tracks: Sequence[Track], people: Mapping[int, str], portraits: Mapping[str, Sequence[Guide]]
) -> dict[int, GuideChoice]:
    """One portrait for each assigned track, by its number."""
    return choose_guides(tracks, {number: portraits[name] for number, name in people.items()})


def _guide(person: Person, at: int, finder: Finder) -> Guide:
    frame = read_source(person.portraits[at])
    return guide_from(frame, finder.find(frame.pixels_8bit()))


def _known(names: Sequence[str]) -> str:
    return f"The people are: {', '.join(names)}."


def _in_words(numbers: Sequence[int]) -> str:
    words = ", ".join(str(number) for number in numbers[:12])
    more = f" and {len(numbers) - 12} more" if len(numbers) > 12 else ""
    return f"track{'s' if len(numbers) > 1 else ''} {words}{more}"
