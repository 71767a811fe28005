"""The message bar: news and errors above the canvas, never in the way."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.documents.engine import EngineDocument
from app.documents.notice import NoticeDocument
from app.messages import Message, Tone, to_copy
from app.panels.announce import announce
from app.panels.words import label
from app.theme.icons import Glyph
from app.theme.theme import Theme
from app.translation import tr

_GLYPHS = {Tone.INFO: Glyph.INFO, Tone.WARNING: Glyph.WARNING, Tone.ERROR: Glyph.ERROR}
_ICON_PX = 20
_DETAIL_PX = 120
"""A long story scrolls; it must not push the canvas out of the window."""


class MessageBar(QFrame):
    """Shows the notice: title, text, hint; the story of an unexpected error on request; a text for a report to copy.

    Args:
        notice: what it shows.
        theme: the colours of its icons.
        engine: knows the device, which a report needs; without one it is not known.
    """

    def __init__(
        self,
        notice: NoticeDocument,
        theme: Theme,
        engine: EngineDocument | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._notice, self._theme, self._engine = notice, theme, engine
        self._shown: Message | None = None
        self.icon = QLabel()
        self._title, self._text, self._hint = label(role="heading"), label(), label()
        self.detail = _story()
        self._older = QLabel()
        self.details_button, self.copy_button = QPushButton(tr("Details")), QPushButton(tr("Copy details"))
        self.details_button.setCheckable(True)
        self.copy_button.setToolTip(tr("Copy the message and what a report needs: version, platform, device, job"))
        self.close_button = QToolButton()
        self.close_button.setToolTip(tr("Dismiss this message (Esc)"))
        self.close_button.setAccessibleName(tr("Dismiss this message"))
        self._lay_out()
        self._connect()
        self._on_notice_changed()

    @property
    def words(self) -> tuple[str, str, str]:
        """Title, text and hint as shown."""
        return self._title.text(), self._text.text(), self._hint.text()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        for each in (self._title, self._text, self._hint, self.detail):
            words.addWidget(each)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self.icon)
        row.addLayout(words, 1)
        row.addWidget(self._older)
        row.addWidget(self.details_button)
        row.addWidget(self.copy_button)
        row.addWidget(self.close_button)

    def _connect(self) -> None:
        self.close_button.clicked.connect(self._notice.dismiss)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.details_button.toggled.connect(self.detail.setVisible)
        self._notice.notice_changed.connect(self._on_notice_changed)
        self._theme.changed.connect(self._on_theme_changed)

    @Slot()
    def _on_notice_changed(self) -> None:
        message = self._notice.message
        self.setVisible(message is not None)
        if message is not None:
            self._show(message)
            if message is not self._shown:
                announce(self, self.accessibleName(), is_urgent=message.tone is Tone.ERROR)
        self._shown = message

    @Slot()
    def _on_copy_clicked(self) -> None:
        message = self._notice.message
        if message is not None:
            device = self._engine.words if self._engine is not None else "not known"
            QGuiApplication.clipboard().setText(to_copy(message, device))
            self.copy_button.setText(tr("Copied"))
            announce(self, tr("Copied"))

    def _show(self, message: Message) -> None:
        self.setProperty("tone", message.tone.value)
        self.style().unpolish(self)
        self.style().polish(self)
        for shown, words in ((self._title, message.title), (self._text, message.text), (self._hint, message.hint)):
            shown.setText(words)
            shown.setVisible(bool(words))
        self._older.setText(tr("{count} more").format(count=self._notice.older))
        self._older.setVisible(self._notice.older > 0)
        self.copy_button.setText(tr("Copy details"))
        self.detail.setPlainText(message.detail)
        self.detail.setVisible(False)
        self.details_button.setChecked(False)
        self.details_button.setVisible(bool(message.detail))
        self.setAccessibleName(f"{message.title}. {message.text} {message.hint}".strip())
        self._draw_icons(message)

    def _draw_icons(self, message: Message) -> None:
        colours, icons = self._theme.colours, self._theme.icons
        shades = {Tone.INFO: colours.link, Tone.WARNING: colours.warning_text, Tone.ERROR: colours.error_text}
        icon = icons.coloured(_GLYPHS[message.tone], shades[message.tone])
        self.icon.setPixmap(icon.pixmap(_ICON_PX, _ICON_PX))
        self.close_button.setIcon(icons.of(Glyph.CLOSE))

    @Slot()
    def _on_theme_changed(self) -> None:
        if self._notice.message is not None:
            self._draw_icons(self._notice.message)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape dismisses the message while the bar has the keyboard."""
        if event.key() == Qt.Key.Key_Escape:
            self._notice.dismiss()
        else:
            super().keyPressEvent(event)


def _story() -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setReadOnly(True)
    made.setTabChangesFocus(True)
    made.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    made.setMaximumHeight(_DETAIL_PX)
    made.setAccessibleName(tr("Details of the message"))
    return made
