"""Commands of updates from a stick (docs/updates.md)."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from core.application.services import Workspaces
from core.base.errors import UserError
from core.base.given_files import absolute
from core.updates.models import COPY_REASON, UpdatePackage, Updates, best_offer, copy_to_restore
from ui.cli.answer import Answer
from ui.cli.inputs import read_passphrase


def updates(workspaces: Workspaces, folder: Path, options: Namespace) -> Answer:
    if options.action == "check":
        return _check(workspaces.updates, options)
    if options.action == "back":
        return _go_back(workspaces, absolute(folder), options)
    return _install(workspaces, absolute(folder), options)


def _check(updates: Updates, options: Namespace) -> Answer:
    """Raise the hindrance before any package is read."""
    if (problem := updates.hindrance()) is not None:
        raise problem
    package = best_offer(updates.offers(options.folder)).package
    if package is None:
        raise UserError("update.none")
    own = updates.program.version
    return Answer(
        data={"own": own, **_record(package)},
        vi=f"Có bản {package.version} ({package.released:%d/%m/%Y}), máy này đang dùng bản {own}. "
        f"Chữ ký đúng.\n{package.changes['vi']}",
        en=f"Version {package.version} ({package.released:%d/%m/%Y}) is there; this machine has {own}. "
        f"The signature is right.\n{package.changes['en']}",
    )


def _install(workspaces: Workspaces, folder: Path, options: Namespace) -> Answer:
    updates = workspaces.updates
    if (problem := updates.hindrance()) is not None:
        raise problem
    staged = updates.stage(best_offer(updates.offers(options.folder)))
    package = staged.package
    try:
        copy = _copied(workspaces, folder, options)
        answer = _installed(updates, package, copy)
        updates.install(staged, folder if copy else None, copy)
    except BaseException:
        updates.discard(staged)
        raise
    return answer


def _installed(updates: Updates, package: UpdatePackage, copy: str) -> Answer:
    """Made before the program is replaced, after which nothing is imported."""
    vi = "Lần mở sau chạy bản mới; bản cũ và bản sao lưu dữ liệu được giữ lại."
    en = "It runs from the next start; the version before and a safe copy of the data are kept."
    by_installer = updates.program.system == "windows"
    done_vi = "Đang cài bản {0}, xong trong chừng một phút." if by_installer else "Đã cài bản {0}."
    done_en = (
        "Version {0} is being installed, which takes about a minute."
        if by_installer
        else "Version {0} is installed."
    )
    return Answer(
        data={"own": updates.program.version, "copy": copy or None, **_record(package)},
        vi=f"{done_vi.format(package.version)} {vi}",
        en=f"{done_en.format(package.version)} {en}",
    )


def _copied(workspaces: Workspaces, folder: Path, options: Namespace) -> str:
    """Return the name of the safe copy, empty without data. Raises `workspace.in_use` if a window has it."""
    if not workspaces.exists(folder):
        return ""
    claim = workspaces.claim(folder)
    try:
        services = workspaces.open(folder, read_passphrase(options.passphrase_file))
        try:
            return services.copies.make(COPY_REASON).name
        finally:
            services.close()
    finally:
        claim.release()


def _go_back(workspaces: Workspaces, folder: Path, options: Namespace) -> Answer:
    """Data that the version before cannot read is put back as it was copied before the update."""
    former = workspaces.updates.former()
    if former is None:
        raise UserError("update.no_former")
    restored = copy_to_restore(former, workspaces.updates.program, folder)
    if restored:
        workspaces.restore(folder, restored, read_passphrase(options.passphrase_file))
    kept_vi = f" Dữ liệu trở lại như bản sao lưu {restored}; trạng thái vừa rồi cũng được giữ."
    kept_en = f" The data is that of the copy {restored}; the state until now is kept too."
    answer = Answer(
        data={"version": former.version, "restored": restored or None},
        vi=f"Đã trở lại bản {former.version}." + (kept_vi if restored else ""),
        en=f"Back at version {former.version}." + (kept_en if restored else ""),
    )
    workspaces.updates.go_back()
    return answer


def _record(package: UpdatePackage) -> dict[str, object]:
    return {
        "version": package.version,
        "released": package.released.isoformat(),
        "changes": dict(package.changes),
    }
