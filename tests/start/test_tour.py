"""The sample data, its tour of five stops, and the way into and out of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from core.application.services import Services
from tests.sitting import Desk, Sit
from tests.ui_kit.hands import click
from ui.qt.page_ids import PageId
from ui.qt.tour.stops import STOPS


def shown(desk: Desk) -> str:
    page = desk.window.current_page()
    assert page is not None
    return page.page_id


def has_tour(desk: Desk) -> bool:
    found = desk.window.findChildren(QWidget, "tour.sentence")
    return any(widget.isVisibleTo(desk.window) for widget in found)


def test_the_wizard_s_sample_data_leads_through_five_stops_and_back_to_the_wizard(sit: Sit) -> None:
    desk = sit()
    click(desk.named("beginning.demo"))
    desk.jobs.wait()
    pages = [shown(desk)]
    for _ in STOPS[1:]:
        click(desk.named("tour.next"))
        pages.append(shown(desk))
    assert pages == [PageId.TODAY, PageId.QUICK, PageId.HOUSEHOLDS, PageId.PRINT, PageId.SYNC]
    click(desk.named("tour.next"))
    assert desk.named("beginning.demo").isVisible(), "the real start comes after the tour"
    assert desk.session.services is None
    assert not has_tour(desk)


def test_whoever_looks_around_alone_keeps_the_sample_data(sit: Sit) -> None:
    desk = sit()
    click(desk.named("beginning.demo"))
    desk.jobs.wait()
    click(desk.named("tour.leave"))
    assert not has_tour(desk)
    assert desk.session.services is not None
    assert desk.session.services.info.demo


def test_an_empty_page_offers_the_sample_data_and_the_real_work_comes_back(
    sit: Sit, make_ward: Callable[..., Services]
) -> None:
    make_ward().close()
    desk = sit()
    click(desk.named("demo.link"))
    desk.jobs.wait()
    assert desk.session.services is not None
    assert desk.session.services.info.demo
    desk.session.trial.leave()
    assert not desk.session.services.info.demo
    assert desk.session.services.info.officer_name == "Lê Văn Tám"
    assert not has_tour(desk)
