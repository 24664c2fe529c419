"""Update packages in a folder: found, their signatures verified, and one copied to this machine."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from core.backup.models import STICK_FOLDER
from core.backup.searching import shown_in
from core.base.errors import ExitCode, UserError
from core.base.given_files import open_given
from core.base.program import numbers_of
from core.updates.manifest import MAX_BYTES, check_package, read_manifest
from core.updates.models import Offer, Program, Report, UpdatePackage
from storage.db.files import make_folder, read_bounded, sha256_of, write_verified, written_durably
from storage.keys.minisign import MAX_SIGNATURE_BYTES, BadSignatureError, verify

MANIFEST_SUFFIX: Final = ".update.json"
SIGNATURE_SUFFIX: Final = ".minisig"
_PIECE_BYTES: Final = 1024 * 1024


def offers_in(folder: Path, program: Program, public_key: str) -> list[Offer]:
    """Return the packages in `folder` and in its folder `TungNha`, installable ones first, the newest first.

    Raises `file.unreadable` where there is no such folder.
    """
    if not folder.is_dir():
        raise UserError("file.unreadable", exit_code=ExitCode.STORAGE, path=str(folder), reason="no folder")
    found = [
        _offer(Path(entry.path), program, public_key)
        for place in (folder, folder / STICK_FOLDER)
        for entry in shown_in(place)
        if entry.name.endswith(MANIFEST_SUFFIX)
    ]
    return sorted_offers(found)


def sorted_offers(offers: Sequence[Offer]) -> list[Offer]:
    """Return offers, installable ones first, the newest first."""
    return sorted(offers, key=_rank)


def _rank(offer: Offer) -> tuple[bool, bool, tuple[int, ...], str]:
    package = offer.package
    newest = () if package is None else tuple(-number for number in numbers_of(package.version))
    return offer.problem is not None, package is None, newest, offer.manifest.name


def _offer(manifest: Path, program: Program, public_key: str) -> Offer:
    package = None
    try:
        package = read_package(manifest, public_key)
        check_package(package, program)
        _check_whole(manifest, package)
    except UserError as error:
        return Offer(manifest=manifest, package=package, problem=error)
    except OSError:
        return Offer(manifest=manifest, package=package, problem=_pulled(manifest))
    return Offer(manifest=manifest, package=package)


def _check_whole(manifest: Path, package: UpdatePackage) -> None:
    payload = manifest.with_name(package.payload.name)
    if not payload.is_file() or payload.stat().st_size != package.payload.size:
        raise UserError("update.incomplete", version=package.version, file=package.payload.name)


def read_package(manifest: Path, public_key: str) -> UpdatePackage:
    """Return a package whose signature is `public_key`'s. Raises `update.*`."""
    data, signature = _bounded(manifest, MAX_BYTES), _bounded(_signature_of(manifest), MAX_SIGNATURE_BYTES)
    try:
        verify(data, signature, public_key)
    except BadSignatureError as error:
        raise UserError("update.not_signed", file=manifest.name) from error
    return read_manifest(data)


def copy_package(
    offer: Offer, folder: Path, program: Program, public_key: str, report: Report
) -> tuple[UpdatePackage, Path]:
    """Copy a package into `folder` and check the copy; return it with the path of its payload.

    The stick may hold another one by now: only the copy counts. Raises as `check_package`, and
    `update.pulled` where the stick is gone, `update.altered`, `update.not_signed` or `file.full`.
    """
    make_folder(folder)
    manifest = folder / offer.manifest.name
    for source, most in ((offer.manifest, MAX_BYTES), (_signature_of(offer.manifest), MAX_SIGNATURE_BYTES)):
        write_verified(folder / source.name, _bounded(source, most))
    package = read_package(manifest, public_key)
    check_package(package, program)
    payload = folder / package.payload.name
    _copy(offer.manifest.with_name(package.payload.name), payload, package, report)
    if sha256_of(payload) != package.payload.sha256:
        raise UserError("update.altered", version=package.version)
    return package, payload


def _copy(source: Path, target: Path, package: UpdatePackage, report: Report) -> None:
    """Copy by pieces while the hash is taken: what differs never gets the name of the payload."""
    hashed, done, total = hashlib.sha256(), 0, package.payload.size
    with written_durably(target) as file:
        try:
            with open_given(source) as given:
                while piece := given.read(_PIECE_BYTES):
                    done += len(piece)
                    hashed.update(piece)
                    file.write(piece)
                    report(min(done, total), total)
        except UserError as error:
            if error.code != "file.unreadable":
                raise
            raise _pulled(source) from error
        if done != total or hashed.hexdigest() != package.payload.sha256:
            raise UserError("update.altered", version=package.version)


def _bounded(path: Path, most: int) -> bytes:
    """Raises `update.not_signed` without a signature file, `update.unreadable` above `most` bytes."""
    try:
        data = read_bounded(path, most)
    except UserError as error:
        if path.name.endswith(SIGNATURE_SUFFIX) and isinstance(error.__cause__, FileNotFoundError):
            raise UserError("update.not_signed", file=path.name.removesuffix(SIGNATURE_SUFFIX)) from error
        if error.code == "file.unreadable":
            raise _pulled(path) from error
        raise
    if data is None:
        raise UserError("update.unreadable")
    return data


def _signature_of(manifest: Path) -> Path:
    return manifest.with_name(manifest.name + SIGNATURE_SUFFIX)


def _pulled(path: Path) -> UserError:
    return UserError("update.pulled", exit_code=ExitCode.STORAGE, file=path.name)
