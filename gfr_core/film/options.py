"""What a restoration of film is asked for."""

from dataclasses import dataclass

from gfr_core.errors import GfrError


@dataclass(frozen=True, slots=True)
class FilmOptions:
    """What the user may choose, and two numbers that trade time for memory.

    Attributes:
        strength: how much of the change is put back, 0 (nothing) to 1 (all).
        steady: how strongly neighbouring frames are used, 0 (every frame by itself) to 1.
        grain: how much of the film's grain is laid back over the face, 0 (none) to 1 (as much as was there).
        match_colour: give the restored face the slow colours of the old film.
        grid_every: in one of so many frames the network looks where in the portrait every pixel comes from; the frames
            between follow by their motion. 1 looks in every frame and takes 1.6 times as long.
        batch: frames the device is given at once; the frames held in memory grow with it.
        seed: of the grain.
    """

    strength: float = 1.0
    steady: float = 0.8
    grain: float = 0.5
    match_colour: bool = True
    grid_every: int = 4
    batch: int = 8
    seed: int = 0

    def __post_init__(self) -> None:
        """Refuse what has no meaning.

        Raises:
            GfrError: a share is not in [0, 1], or a number of frames is below 1.
        """
        for name, value in (("Strength", self.strength), ("Steadiness", self.steady), ("Grain", self.grain)):
            if not 0 <= value <= 1:
                raise GfrError(f"{name} is {value:g}; it must be between 0 and 1.")
        if self.grid_every < 1 or self.batch < 1:
            raise GfrError(f"Grids every {self.grid_every} frames in batches of {self.batch}; both must be at least 1.")


DEFAULT_FILM_OPTIONS = FilmOptions()
