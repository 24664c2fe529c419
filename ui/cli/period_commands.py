"""Commands about reporting periods."""

from __future__ import annotations

from argparse import Namespace

from core.application.services import Services
from core.base.clock import iso
from core.figures.file_words import files_en, files_vi
from core.periods.models import PeriodState
from ui.cli.answer import Answer


def list_periods(services: Services, options: Namespace) -> Answer:
    del options
    states = services.province.periods.states()
    text = "\n".join(
        f"{state.period.number}\t{state.period.first_day:%d/%m/%Y}\t{state.period.last_day:%d/%m/%Y}\t"
        f"{state.cut_off:%Hh%M %d/%m/%Y}\t{'' if state.closed is None else state.closed.closed}"
        for state in states
    )
    return Answer(data={"periods": [_period(state) for state in states]}, vi=text, en=text)


def close_period(services: Services, options: Namespace) -> Answer:
    closed = services.province.periods.close(options.number).value
    missing = "; ".join(closed.missing)
    cut_off = f"{closed.cut_off[11:13]}h{closed.cut_off[14:16]} ngày {closed.cut_off[8:10]}/"
    cut_off += f"{closed.cut_off[5:7]}/{closed.cut_off[:4]}"
    return Answer(
        data=_period(services.province.periods.state(closed.number)),
        vi=f"Đã chốt kỳ {closed.number} đến {cut_off}. Còn thiếu: {missing or 'không'}.",
        en=f"Closed period {closed.number} as of {closed.cut_off}. Missing: {missing or 'nothing'}.",
    )


def look_at_closing(services: Services, options: Namespace) -> Answer:
    found = services.province.periods.closing(options.number)
    number, lacking = found.state.period.number, found.lacking
    missing = ("; ".join(f"{one.name}: {say(one.files)}" for one in lacking) for say in (files_vi, files_en))
    missing_vi, missing_en = missing
    sums = found.sums
    return Answer(
        data={
            **_period(found.state),
            "missing": [f"{one.name}: {files_vi(one.files)}" for one in lacking],
            "held": found.held,
            "communes": found.communes,
            "hamlets": found.hamlets,
            "visited": sums.visited,
            "installed": sums.installed,
        },
        vi=f"Chốt kỳ {number} sẽ giữ nguyên số liệu của {found.communes} xã, {found.hamlets} ấp, khóm:"
        f" {sums.visited} hộ đã đến, {sums.installed} người đã cài. Còn thiếu: {missing_vi or 'không'}."
        f" Tệp đang giữ: {found.held}. Chưa chốt gì.",
        en=f"Closing period {number} would freeze the figures of {found.communes} communes"
        f" and {found.hamlets} hamlets: {sums.visited} households visited, {sums.installed} installed."
        f" Missing: {missing_en or 'nothing'}. Held files: {found.held}. Nothing was closed.",
    )


def reopen_period(services: Services, options: Namespace) -> Answer:
    state = services.province.periods.reopen(options.number).value
    number = state.period.number
    return Answer(
        data=_period(state),
        vi=f"Đã mở lại kỳ {number}. Số liệu lại theo các tệp cho đến khi chốt.",
        en=f"Period {number} is open again. Its figures follow the files until it is closed.",
    )


def set_cut_off(services: Services, options: Namespace) -> Answer:
    hour = services.province.figures.set_cut_off(options.hour).value
    return Answer(
        data={"hour": hour},
        vi=f"Kỳ báo cáo chốt lúc {hour:02d}h00.",
        en=f"Periods are cut off at {hour:02d}:00.",
    )


def _period(state: PeriodState) -> dict[str, object]:
    closed = state.closed
    return {
        "number": state.period.number,
        "first_day": state.period.first_day.isoformat(),
        "last_day": state.period.last_day.isoformat(),
        "cut_off": iso(state.cut_off),
        "over": state.is_over,
        "closed": None if closed is None else closed.closed,
        "received": None if closed is None else closed.received,
        "missing": [] if closed is None else list(closed.missing),
        "digest": None if closed is None else closed.digest,
    }
