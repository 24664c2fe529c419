"""Commands that write official documents: reports, urging letters, notices, minutes."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence
from typing import Final

from core.application.services import Services
from core.base.errors import ExitCode, UserError
from core.base.given_files import absolute
from core.content.document import OfficialDocument
from core.reports.sharing import OfficeTask
from core.reports.vietnamese_fields import stored
from core.reports.wording import Wording
from core.reports.writing import Form, write_document
from ui.cli.answer import Answer
from ui.cli.figure_commands import read_day
from ui.cli.wrote import wrote

Command = Callable[[Services, Namespace], Answer]


def write_weekly(services: Services, options: Namespace) -> Answer:
    document = services.reports.weekly(options.period)
    return _written(services, options, document, _stem(services, "bao-cao-tuan", options))


def write_summary(services: Services, options: Namespace) -> Answer:
    document = services.reports.summary(options.period)
    return _written(services, options, document, _stem(services, "tom-tat", options))


def write_unit(services: Services, options: Namespace) -> Answer:
    document = services.reports.unit(options.period)
    return _written(services, options, document, _stem(services, "bao-cao-don-vi", options))


def write_notice(services: Services, options: Namespace) -> Answer:
    document = services.reports.notice(options.period)
    return _written(services, options, document, _stem(services, "thong-bao", options))


def write_minutes(services: Services, options: Namespace) -> Answer:
    stem = f"bien-ban-huy-du-lieu-{services.info.unit.code}"
    return _written(services, options, services.reports.minutes(), stem)


def write_urge(services: Services, options: Namespace) -> Answer:
    """The letter as files; unless `--draft`, kept as the draft that gets its number with `letter issue`."""
    reports = services.reports
    revises = None if options.replaces is None else services.province.register.newest(options.replaces)
    chosen = [row.unit for row in reports.behind() if row.unit.code in options.unit]
    if len(chosen) < len(set(options.unit)):
        missing = next(code for code in options.unit if code not in {unit.code for unit in chosen})
        raise UserError("report.not_behind", code=missing[:20])
    urging = reports.urge(chosen, revises=revises, wording=_wording(services, options))
    stem = f"don-doc-lan-{urging.round:02d}-{services.info.unit.code}"
    answer = _written(services, options, urging.document, stem)
    units = [{"code": row.unit.code, "name": row.name} for row in urging.rows]
    kept = None
    if not options.draft:
        kept = services.published(reports.enter(urging)).name
    return Answer(
        data={**answer.data, "round": urging.round, "units": units, "letter": None, "draft": kept},
        vi=f"{answer.vi} Lần {urging.round}, {len(units)} đơn vị.",
        en=f"{answer.en} Round {urging.round}, {len(units)} units.",
    )


def _wording(services: Services, options: Namespace) -> Wording:
    """Raises `letter.no_paragraph`."""
    known = {str(at): one.words for at, one in enumerate(services.reports.paragraphs(), start=1)}

    def words(number: object) -> str:
        if str(number) not in known:
            raise UserError("letter.no_paragraph", number=str(number)[:10], last=len(known))
        return known[str(number)]

    return Wording(
        due=None if options.due is None else read_day(options.due),
        recipients=tuple(map(stored, options.recipient)),
        texts={words(number): stored(text) for number, text in options.text},
        dropped=frozenset(map(words, options.leave_out)),
    )


def copy_template(services: Services, options: Namespace) -> Answer:
    """Write the unit's own copy of a template, to be edited; an existing one is kept."""
    path, text = services.reports.template_copy(options.name)
    if not path.is_file():
        path.parent.mkdir(exist_ok=True)
        services.write_file(path, text)
    return Answer(data={"file": str(path)}, vi=f"Sửa mẫu tại {path}.", en=f"Edit the template at {path}.")


def list_tasks(services: Services, options: Namespace) -> Answer:
    english = options.language == "en"
    tasks = services.reports.sharing.tasks()
    data = [
        {
            "task": one.n,
            "due": one.due.isoformat(),
            "title": one.title,
            "done": one.done,
            "code": None if one.unit is None else one.unit.code,
            "reasons": [
                {"reason": reason.code.value, "words": reason.en if english else reason.vi}
                for reason in one.reasons
            ],
        }
        for one in tasks
    ]
    vi = "\n".join(_task_line(one, [reason.vi for reason in one.reasons]) for one in tasks)
    en = "\n".join(_task_line(one, [reason.en for reason in one.reasons]) for one in tasks)
    return Answer(data={"tasks": data}, vi=vi, en=en)


def _task_line(task: OfficeTask, reasons: Sequence[str]) -> str:
    title = f"{task.title}: {'; '.join(reasons)}" if reasons else task.title
    return f"{task.n}\t{task.due:%d/%m/%Y}\t{'x' if task.done else ''}\t{title}"


def finish_task(services: Services, options: Namespace) -> Answer:
    if options.task not in {one.n for one in services.reports.sharing.tasks()}:
        raise UserError("task.unknown", exit_code=ExitCode.USAGE, task=options.task)
    services.reports.sharing.finish_task(options.task, done=not options.again)
    return list_tasks(services, options)


def _written(services: Services, options: Namespace, document: OfficialDocument, stem: str) -> Answer:
    forms = forms_of(options.format)
    return wrote(write_document(document, forms, absolute(options.out), stem, services.write_beside))


def forms_of(text: str) -> tuple[Form, ...]:
    known = {form.value: form for form in Form}
    asked = [one.strip() for one in text.split(",") if one.strip()]
    unknown = [one for one in asked if one not in known]
    if unknown or not asked:
        raise UserError("report.format", exit_code=ExitCode.USAGE, text=text[:40], known=", ".join(known))
    return tuple(known[one] for one in asked)


def _stem(services: Services, name: str, options: Namespace) -> str:
    number = services.reports.figures(options.period).period.number
    return f"{name}-{number:02d}-{services.info.unit.code}"


REPORTS: Final[dict[str, Command]] = {
    "report weekly": write_weekly,
    "report summary": write_summary,
    "report unit": write_unit,
    "report notice": write_notice,
    "report minutes": write_minutes,
    "report urge": write_urge,
    "report template": copy_template,
    "task list": list_tasks,
    "task done": finish_task,
}
