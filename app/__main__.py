"""Starts the window: `gfr-studio` or `python -m app`."""

import gc
import os
import sys
from collections.abc import Sequence

from app.command_line import parse
from app.preflight import complaint, forget_cv2_plugins

MACHINE_FAULT = 4


def main(arguments: Sequence[str] | None = None) -> int:
    """Opens the window and returns when it is closed: 0, or 4 when this machine cannot open one."""
    _give_streams()
    wishes, for_qt = parse(sys.argv[1:] if arguments is None else arguments)
    forget_cv2_plugins()
    words = complaint() if "-platform" not in for_qt else ""
    if words:
        sys.stderr.write(f"{words}\n")
        return MACHINE_FAULT
    gc.disable()  # `Garbage` does it on this thread later; what imports leave costs the first paint 40 ms
    # Imported here, so that a machine without Qt's libraries gets the words above instead of a traceback.
    from platformdirs import user_data_path
    from PySide6.QtWidgets import QApplication

    from app.operations.engine import Engine
    from app.operations.log_file import LogFile
    from app.settings.settings import Settings
    from app.start import Studio
    from app.translation import install_translation, language_of

    application = QApplication(["gfr-studio", *for_qt])
    application.setApplicationName("GFR Studio")
    application.setApplicationDisplayName("")
    settings, log = Settings.of_user(), LogFile.of_user()
    log.begin()
    install_translation(application, language_of(settings.language))
    data_folder = user_data_path("GFR Studio", appauthor=False)
    engine = Engine.of_this_machine(settings.device)
    studio = Studio.build(application, settings, engine, data_folder=data_folder, log=log)
    if wishes.theme is not None:
        studio.theme.show(wishes.theme)
    studio.first_paint.happened.connect(lambda: studio.begin(wishes))
    studio.window.show()
    code = application.exec()
    log.end()
    if not studio.close():
        # A thread is stuck in a library. Qt would abort on it with a core dump; every file is written atomically.
        os._exit(code)
    return code


def _give_streams() -> None:
    """A windowed build has no streams, and libraries write to them all the same."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - lives as long as the process
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


if __name__ == "__main__":
    sys.exit(main())
