"""Making the workspace that the wizard asked for; the slow half runs in a job."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from core.base.errors import UserError
from ui.qt.jobs import Aborted, Err, JobResult, Ok

if TYPE_CHECKING:
    from core.application.services import Services, Workspaces
    from core.records.workspace import NewWorkspace
    from ui.qt.context import PageContext
    from ui.qt.setup.answers import Answers


class Holder(Protocol):
    """Holder of the workspace once it is open."""

    services: Services | None

    def context(self) -> PageContext: ...


def made(workspaces: Workspaces, folder: Path, new: NewWorkspace, campaign: bytes | None) -> Services:
    """On any thread: makes it and closes it again; `reopen` belongs on the thread that uses it."""
    services = workspaces.create(folder, new)
    try:
        if campaign is not None:
            services.references.use_campaign(services.references.load_campaign(campaign).id)
    finally:
        services.close()
    return services


def opened(result: JobResult[Services], answers: Answers, holder: Holder) -> JobResult[PageContext]:
    """The pages' context, after the recovery file was written where one was asked for."""
    if isinstance(result, Err | Aborted):
        return result
    try:
        if answers.recovery is not None and holder.services is not None:
            holder.services.save_recovery(answers.recovery)
    except UserError as error:
        return Err(error)
    return Ok(holder.context())
