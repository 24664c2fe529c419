"""The house just recorded fades into its new look, once, and not where the system asks for no motion."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractAnimation, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.street.grid import Spot
from core.street.house import State, Street
from core.street.service import replace_house
from tests.street.test_view import Details, dressed, street  # noqa: F401 - a fixture is found by its name
from ui.qt.street.fade import FADE_MS
from ui.qt.street.hands import StreetWidget

SPOT = Spot(1, 5)


@pytest.fixture
def motion(qapp: QApplication) -> Iterator[None]:
    effect = Qt.UIEffect.UI_General
    before = QApplication.isEffectEnabled(effect)
    QApplication.setEffectEnabled(effect, True)
    yield
    QApplication.setEffectEnabled(effect, before)


@pytest.fixture
def view(dressed: QApplication, qtbot: QtBot) -> StreetWidget:  # noqa: F811
    made = StreetWidget(Details())
    qtbot.addWidget(made)
    made.resize(1092, 520)
    made.show()
    made.show_street(street(40, 40, state=State.NEW))
    QApplication.processEvents()
    return made


def record(view: StreetWidget, *spots: Spot) -> Street:
    changed = view.street
    for spot in spots:
        changed = replace_house(changed, view.street_model.house(spot)._replace(state=State.INST, amount=2))
    view.show_street(changed)
    return changed


def picture(view: StreetWidget) -> QImage:
    rect: QRect = view.visualRect(view.index_of(SPOT))
    return view.viewport().grab(rect).toImage()


def test_the_house_just_recorded_comes_in_over_its_former_look(view: StreetWidget, motion: None) -> None:
    before = picture(view)
    record(view, SPOT)
    fade = view._fade
    assert fade.state() is QAbstractAnimation.State.Running
    fade.pause()
    fade.setCurrentTime(0)
    assert picture(view) == before
    fade.setCurrentTime(FADE_MS // 2)
    half = picture(view)
    fade.setCurrentTime(FADE_MS)
    assert fade.state() is QAbstractAnimation.State.Stopped
    assert view.scene.fading is None
    assert len({bytes(image.constBits()) for image in (before, half, picture(view))}) == 3


@pytest.mark.parametrize("spots", [(SPOT, Spot(0, 1)), (SPOT,)], ids=["many", "no motion"])
def test_several_houses_and_a_system_without_motion_change_at_once(
    spots: tuple[Spot, ...], view: StreetWidget, request: pytest.FixtureRequest
) -> None:
    if len(spots) > 1:
        request.getfixturevalue("motion")
    before = picture(view)
    record(view, *spots)
    assert view.scene.fading is None
    assert view._fade.state() is QAbstractAnimation.State.Stopped
    assert picture(view) != before
