"""The message bar: news and errors above the canvas, never in the way."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.documents.notice import NoticeDocument
from app.messages import Message, Tone
from app.panels.words import label
from app.theme.icons import Glyph
from app.theme.theme import Theme

_GLYPHS = {Tone.INFO: Glyph.INFO, Tone.WARNING: Glyph.WARNING, Tone.ERROR: Glyph.ERROR}
_ICON_PX = 20


class MessageBar(QFrame):
    """Shows the notice: title, text, hint; details of an unexpected error on request."""

    def __init__(self, notice: NoticeDocument, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._notice, self._theme = notice, theme
        self.icon = QLabel()
        self._title, self._text, self._hint, self.detail = label(role="heading"), label(), label(), label()
        self._older = QLabel()
        self.details_button = QPushButton("Details")
        self.details_button.setCheckable(True)
        self.close_button = QToolButton()
        self.close_button.setToolTip("Dismiss this message")
        self.close_button.setAccessibleName("Dismiss this message")
        self._lay_out()
        self.close_button.clicked.connect(notice.dismiss)
        self.details_button.toggled.connect(self.detail.setVisible)
        notice.notice_changed.connect(self._on_notice_changed)
        theme.changed.connect(self._on_theme_changed)
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
        row.addWidget(self.close_button)

    @Slot()
    def _on_notice_changed(self) -> None:
        message = self._notice.message
        self.setVisible(message is not None)
        if message is not None:
            self._show(message)

    def _show(self, message: Message) -> None:
        self.setProperty("tone", message.tone.value)
        self.style().unpolish(self)
        self.style().polish(self)
        for shown, words in ((self._title, message.title), (self._text, message.text), (self._hint, message.hint)):
            shown.setText(words)
            shown.setVisible(bool(words))
        self._older.setText(f"{self._notice.older} more")
        self._older.setVisible(self._notice.older > 0)
        self.detail.setText(message.detail)
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
