"""Texts of the unit for its papers; each value is stored when its field is left."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from core.base.errors import UserError
from core.records.workspace import UnitSetting
from ui.qt.context import PageContext
from ui.qt.errors import sentence_of
from ui.qt.settings_page.section import Section
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.field import Field, Labelled
from ui.qt.widgets.label import Label


class UnitSection(Section):
    """A value that cannot be used stays in its field, with the reason under it; what was kept stays kept."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = context.services
        self.note = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        self.body.addWidget(self.note)
        self.fields: dict[UnitSetting, Labelled] = {}
        kept = context.services.settings.unit()
        for setting in UnitSetting:
            field = Field()
            field.setObjectName(f"settings.{setting.value}")
            field.set_text(getattr(kept, setting.value))
            field.edit.setCursorPosition(0)
            field.edit.editingFinished.connect(partial(self.keep, setting))
            self.fields[setting] = Labelled("", field)
            self.body.addWidget(self.fields[setting])
        self.body.addStretch(1)
        self.retranslate()

    def keep(self, setting: UnitSetting) -> None:
        """Store the value of one field unchanged."""
        labelled = self.fields[setting]
        field = labelled.inner
        if not isinstance(field, Field):
            return
        desk = self._services.settings
        if field.text() == getattr(desk.unit(), setting.value):
            labelled.set_problem("")
            return
        try:
            self._services.published(desk.change(setting, field.text()))
        except UserError as error:
            labelled.set_problem(sentence_of(error))
            return
        labelled.set_problem("")
        field.set_text(getattr(desk.unit(), setting.value))

    @override
    def retranslate(self) -> None:
        self.head.set_title(self.tr("As printed on papers"))
        self.note.setText(self.tr("Kept when you leave a field. What is empty is left out on paper."))
        labels = {
            UnitSetting.ISSUER: self.tr("Issuer"),
            UnitSetting.HELP_NUMBER: self.tr("Help number"),
            UnitSetting.HELP_HOURS: self.tr("Hours of the help number"),
            UnitSetting.ZALO_LINK: self.tr("Link of the Zalo group"),
            UnitSetting.ZALO_LABEL: self.tr("Words beside the Zalo code"),
        }
        for setting, label in labels.items():
            self.fields[setting].set_label(label)
