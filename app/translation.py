"""The words of the window in the user's language."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

CONTEXT = "gfr-studio"
"""The one context of all our words, in files of translations as in the program."""
FOLDER = Path(__file__).resolve().parents[1] / "resources" / "translations"
LANGUAGES = {"en": "English", "de": "Deutsch"}
"""The languages we have words in, each by its own name."""


def tr(text: str) -> str:
    """The text in the language in use; as it is written when there is no translation of it.

    Only literals are found by `packaging/translate.py`: `tr("Face {number}").format(number=1)`.
    """
    return QCoreApplication.translate(CONTEXT, text)


def marked(text: str) -> str:
    """The text itself: one that stands in a table and is translated where it is shown."""
    return text


def language_of(choice: str, locale: QLocale | None = None) -> str:
    """The language to use: a key of `LANGUAGES`.

    Args:
        choice: such a key, or "system" for the first of the desktop's languages that we have words in.
        locale: the desktop's, as Qt finds it.
    """
    if choice in LANGUAGES:
        return choice
    wanted = (locale or QLocale.system()).uiLanguages()
    return next((code for name in wanted if (code := name.split("-")[0]) in LANGUAGES), "en")


def install_translation(application: QCoreApplication, language: str, folder: Path = FOLDER) -> list[QTranslator]:
    """Makes `tr` and Qt's own dialogs speak a language. Only what is built afterwards does.

    Returns:
        The translators installed, Qt's before ours; none for English or where the files are missing.
    """
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    made = []
    for name, where in ((f"qtbase_{language}", qt_folder), (f"{CONTEXT}_{language}", str(folder))):
        translator = QTranslator(application)
        if language != "en" and translator.load(name, where):
            application.installTranslator(translator)
            made.append(translator)
    return made
