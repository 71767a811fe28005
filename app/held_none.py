"""Keeps the interpreter alive under PySide6 wheels that lose references to None.

Every method of PySide6 6.12.0 that returns nothing takes one reference from None on Python 3.11 (counted with
`sys.getrefcount` around single calls): the wheels are made for interpreters where None is immortal, which it is from
Python 3.12 on (PEP 683). A paint event makes a few hundred such calls, so that after some minutes of painting the
interpreter stops with "none_dealloc: deallocating None".
"""

import ctypes
import sys

_PLENTY = 1 << 40
"""References: at a million calls a second these last for twelve days."""


def hold_none() -> None:
    """Give None more references than calls can take; nothing happens where None is immortal, or when called again."""
    if sys.version_info < (3, 12) and sys.getrefcount(None) < _PLENTY // 2:
        count = ctypes.c_ssize_t.from_address(id(None))  # the first member of every object
        count.value += _PLENTY
