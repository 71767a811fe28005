"""What a user can cause or fix, said so that the user can act on it."""


class GfrError(Exception):
    """A fault in what was given: a file, a face, a box, a setting.

    Args:
        message: names the thing, the value found and the value wanted. One or two sentences.
        hint: what to do about it, as an instruction. May be empty.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class MachineError(GfrError):
    """A fault of this machine rather than of what was given: no weights, no memory, a library missing."""
