"""Commands of the workspace itself: making it, its campaign and catalogue."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from pathlib import Path

from core.application.services import Services, Workspaces
from core.base.errors import ExitCode, UserError
from core.base.given_files import read_given
from core.records.workspace import Language, NewWorkspace
from ui.cli.answer import Answer
from ui.cli.inputs import read_passphrase


def init(workspaces: Workspaces, folder: Path, options: Namespace) -> Answer:
    services = workspaces.create(
        folder,
        NewWorkspace(
            unit_code=options.unit,
            valid_from=_date(options.valid_from),
            hamlet=options.hamlet,
            officer_name=options.officer,
            campaign=options.campaign,
            passphrase=read_passphrase(options.passphrase_file),
            language=Language(options.language),
        ),
    )
    info = services.info
    return Answer(
        warnings=services.close(),
        data={
            "data": str(info.folder),
            "unit": info.unit.code,
            "valid_from": info.unit.valid_from.isoformat(),
            "name": info.unit_name,
            "hamlet": info.hamlet,
            "campaign": info.campaign,
        },
        vi=f"Đã lập dữ liệu trên máy cho {info.place} tại {info.folder}.",
        en=f"Made the workspace of {info.place} in {info.folder}.",
    )


def _date(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UserError("time.unreadable", text=text, exit_code=ExitCode.USAGE) from None


def import_campaign(services: Services, options: Namespace) -> Answer:
    from core.campaigns.digests import campaign_digest, confirmations

    campaign = services.references.load_campaign(read_given(options.file))
    shown = [{"kind": item.kind.value, "value": item.value} for item in confirmations(campaign)]
    listed = "\n".join(f"  {item['kind']}: {item['value']}" for item in shown)
    return Answer(
        data={"campaign": campaign.id, "digest": campaign_digest(campaign), "confirm": shown},
        vi=f"Đã nạp chiến dịch {campaign.id}. Đối chiếu trước khi dùng:\n{listed}",
        en=f"Loaded the campaign {campaign.id}. Compare before use:\n{listed}",
    )


def use_campaign(services: Services, options: Namespace) -> Answer:
    services.references.use_campaign(options.campaign)
    return Answer(
        data={"campaign": options.campaign},
        vi=f"Đang dùng chiến dịch {options.campaign}.",
        en=f"Now using the campaign {options.campaign}.",
    )


def import_catalogue(services: Services, options: Namespace) -> Answer:
    catalogue = services.references.load_catalogue(read_given(options.file))
    day = catalogue.data_date
    return Answer(
        data={"data_date": day.isoformat(), "units": len(catalogue.units)},
        vi=f"Đã nạp danh mục đơn vị, số liệu ngày {day:%d/%m/%Y}.",
        en=f"Loaded the unit catalogue of {day:%d/%m/%Y}.",
    )
