"""Commands about what offices share: table of the week, charts, good models, Zalo groups, data."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Final

from core.application.services import Services
from core.base.errors import ExitCode, UserError
from core.base.given_files import absolute
from core.base.notation import count_text
from core.content.drawing import Drawing
from core.reports.sharing import DataForm, GoodModel, ZaloGroup
from core.reports.writing import write_files
from ui.cli.answer import Answer
from ui.cli.wrote import wrote

Command = Callable[[Services, Namespace], Answer]


def share_table(services: Services, options: Namespace) -> Answer:
    drawing, text = services.reports.shared(options.period)
    message = (absolute(options.out) / f"{drawing.name}.txt", text.encode())
    answer = _pictures(services, options, (drawing,), message)
    return Answer(data={**answer.data, "text": text}, vi=text, en=text)


def share_charts(services: Services, options: Namespace) -> Answer:
    return _pictures(services, options, services.reports.charts(options.period))


def publish(services: Services, options: Namespace) -> Answer:
    if options.to is not None:
        return _publish_to_server(services, options)
    if options.names:
        raise UserError("publish.without_server", exit_code=ExitCode.USAGE)
    if options.format not in {form.value for form in DataForm}:
        raise UserError(
            "publish.format",
            exit_code=ExitCode.USAGE,
            text=options.format[:40],
            known=", ".join(form.value for form in DataForm),
        )
    files = services.reports.publisher.publish(DataForm(options.format), absolute(options.out))
    return _wrote([str(file) for file in files])


def _publish_to_server(services: Services, options: Namespace) -> Answer:
    told = services.reports.server.publish(options.to, names=options.names)
    counts = (count_text(told.events), count_text(told.households), count_text(told.visits))
    vi = "Đã gửi lên {}: {} mục nhật ký, {} hộ, {} lượt thăm mới hoặc đã đổi."
    en = "Sent to {}: {} events, {} households and {} visits that are new or changed."
    return Answer(data=asdict(told), vi=vi.format(told.server, *counts), en=en.format(told.server, *counts))


def list_models(services: Services, options: Namespace) -> Answer:
    del options
    models = services.reports.sharing.models()
    text = "\n".join(f"{one.n}\t{'x' if one.approved else ''}\t{one.title}\t{one.place}" for one in models)
    return Answer(data={"models": [_model(one) for one in models]}, vi=text, en=text)


def add_model(services: Services, options: Namespace) -> Answer:
    entered = services.published(
        services.reports.registers.enter_model(
            GoodModel(title=options.title, place=options.place, what=options.what, figure=options.figure)
        )
    )
    return _one_model(entered)


def approve_model(services: Services, options: Namespace) -> Answer:
    return _one_model(services.published(services.reports.registers.approve_model(options.model)))


def remove_model(services: Services, options: Namespace) -> Answer:
    return _one_model(services.published(services.reports.registers.remove_model(options.model)))


def write_cards(services: Services, options: Namespace) -> Answer:
    from core.reports.model_cards import render

    models = [one for one in services.reports.sharing.models() if one.approved or not options.approved]
    path = absolute(options.out)
    services.write_file(path, render(models, head=services.reports.office.issuer))
    return _wrote([str(path)])


def list_groups(services: Services, options: Namespace) -> Answer:
    del options
    groups, without = services.reports.sharing.groups(), services.reports.without_zalo()
    lines = [f"{one.n}\t{one.unit.code}\t{one.name}\t{one.runner}" for one in groups]
    names = ", ".join(name for _, name in without)
    data = {
        "groups": [_group(one) for one in groups],
        "without": [{"code": unit.code, "name": name} for unit, name in without],
    }
    return Answer(
        data=data,
        vi="\n".join((*lines, f"Chưa có nhóm: {names or 'không'}.")),
        en="\n".join((*lines, f"Without a group: {names or 'none'}.")),
    )


def add_group(services: Services, options: Namespace) -> Answer:
    unit = services.catalogue().locate(options.unit, valid_from=None, start=services.province.figures.start)
    group = ZaloGroup(unit=unit.key, name=options.name, runner=options.runner, link=options.link)
    entered = services.published(services.reports.registers.enter_group(group))
    return Answer(data=_group(entered), vi=f"Đã ghi nhóm {entered.name}.", en=f"Kept group {entered.name}.")


def remove_group(services: Services, options: Namespace) -> Answer:
    removed = services.published(services.reports.registers.remove_group(options.group))
    return Answer(data=_group(removed), vi=f"Đã bỏ nhóm {removed.name}.", en=f"Removed {removed.name}.")


def _pictures(
    services: Services, options: Namespace, drawings: tuple[Drawing, ...], *others: tuple[Path, bytes]
) -> Answer:
    from core.render.drawing_pdf import picture

    folder = absolute(options.out)
    made = [(folder / f"{drawing.name}.png", picture(drawing)) for drawing in drawings]
    return wrote(write_files([*made, *others], services.write_beside))


def _wrote(files: list[str]) -> Answer:
    names = ", ".join(files)
    return Answer(data={"files": files}, vi=f"Đã ghi {names}.", en=f"Wrote {names}.")


def _one_model(model: GoodModel) -> Answer:
    state = ("đã duyệt", "approved") if model.approved else ("bản nháp", "draft")
    vi, en = (f"{model.n}\t{word}\t{model.title}" for word in state)
    return Answer(data=_model(model), vi=vi, en=en)


def _model(model: GoodModel) -> dict[str, object]:
    return {
        "model": model.n,
        "title": model.title,
        "place": model.place,
        "what": model.what,
        "figure": model.figure,
        "approved": model.approved,
    }


def _group(group: ZaloGroup) -> dict[str, object]:
    return {
        "group": group.n,
        "code": group.unit.code,
        "name": group.name,
        "runner": group.runner,
        "link": group.link,
    }


SHARING: Final[dict[str, Command]] = {
    "share table": share_table,
    "share charts": share_charts,
    "publish": publish,
    "model list": list_models,
    "model add": add_model,
    "model approve": approve_model,
    "model remove": remove_model,
    "model cards": write_cards,
    "zalo list": list_groups,
    "zalo add": add_group,
    "zalo remove": remove_group,
}
