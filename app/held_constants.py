"""Keeps the interpreter alive under PySide6 wheels that lose references to None, True and False.

Every method of PySide6 6.12.0 that returns nothing takes one reference from None on Python 3.11, and every one that
returns a bool one from True or False (counted with `sys.getrefcount` around single calls): the wheels are made for
interpreters where these constants are immortal, which they are from Python 3.12 on (PEP 683). A paint event makes a few
hundred such calls, a background job some tens, so that after some minutes the interpreter stops with "none_dealloc:
deallocating None" or "bool_dealloc: deallocating True or False".
"""

import ctypes
import sys

CONSTANTS = (None, True, False, NotImplemented, Ellipsis)
_PLENTY = 1 << 40
"""References: at a million calls a second these last for twelve days."""


def hold_constants() -> None:
    """Give the constants more references than calls can take; nothing where they are immortal, or when called again."""
    if sys.version_info >= (3, 12):
        return
    for constant in CONSTANTS:
        if sys.getrefcount(constant) < _PLENTY // 2:
            count = ctypes.c_ssize_t.from_address(id(constant))  # the first member of every object
            count.value += _PLENTY
