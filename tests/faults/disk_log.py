"""Disk operations of a program, read from strace, and every image that a power cut may leave of it.

A write is safe once its file was flushed; before, it may be lost, torn at 512 bytes, or come
without the writes before it. Names (created, renamed, removed) keep their order; a flush makes all
before it safe, as a journalling file system does.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

SECTOR = 512
TRACED = (
    "openat,creat,write,pwrite64,writev,pwritev,ftruncate,fsync,fdatasync,rename,renameat,renameat2,"
    "unlink,unlinkat,mkdir,mkdirat,link,lseek,close,sendfile,copy_file_range"
)
COMMAND = ("strace", "-f", "-qq", "-y", "-xx", "-s", "4000000", "-e", f"trace={TRACED}", "-e", "signal=none")


@dataclass(frozen=True, slots=True)
class Op:
    """One operation, in order. `kind`: `write`, `cut`, `sync`, `name`, `gone`, `make`, `said`."""

    kind: str
    path: str = ""
    at: int = 0
    data: bytes = b""
    to: str = ""


_CALL = re.compile(r"^(?:\d+\s+)?(\w+)\((.*)\)\s+= (-?\d+|\?)(.*)$")
_FD = re.compile(r"^(\d+|AT_FDCWD)<(.*?)>$")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


def read_log(text: str, root: Path) -> list[Op]:
    """Return the operations on files below `root`, and the lines on standard output."""
    ops: list[Op] = []
    at: dict[str, int] = {}
    for line in whole_lines(text):
        match = _CALL.match(line)
        if match is None or match[3] in ("?", "-1"):
            continue
        call, arguments, result = match[1], match[2], int(match[3])
        texts = [bytes.fromhex(part.replace("\\x", "")) for part in _TEXT.findall(arguments)]
        handle = _path_of(arguments.split(", ", 1)[0])
        if call == "write" and arguments.startswith("1<"):
            ops.append(Op("said", data=texts[0]))
        elif call in ("openat", "creat"):
            path = _path_of(match[4].strip() and f"{result}{match[4].strip()}")
            if not _inside(path, root):
                continue
            at[path] = 0
            if "O_CREAT" in arguments:
                ops.append(Op("make", path))
            if "O_TRUNC" in arguments:
                ops.append(Op("cut", path, 0))
        elif call in ("rename", "renameat", "renameat2"):
            old, new = (part.decode() for part in texts)
            if _inside(new, root):
                ops.append(Op("name", old, to=new))
        elif call in ("unlink", "unlinkat"):
            gone = str(Path(handle, texts[0].decode()))  # the name may be relative to an open folder
            if _inside(gone, root):
                ops.append(Op("gone", gone))
        elif call in ("mkdir", "mkdirat"):
            if _inside(texts[0].decode(), root):
                ops.append(Op("folder", texts[0].decode()))
        elif not _inside(handle, root):
            continue
        elif call == "pwrite64":
            ops.append(Op("write", handle, int(arguments.rsplit(", ", 1)[1]), texts[0][:result]))
        elif call == "write":
            ops.append(Op("write", handle, at.get(handle, 0), texts[0][:result]))
            at[handle] = at.get(handle, 0) + result
        elif call == "lseek":
            at[handle] = result
        elif call == "ftruncate":
            ops.append(Op("cut", handle, int(arguments.rsplit(", ", 1)[1])))
        elif call in ("fsync", "fdatasync"):
            ops.append(Op("sync", handle))
        elif call != "close":
            raise ValueError(f"{call} is not replayed")
    return ops


def whole_lines(text: str) -> Iterator[str]:
    """Lines of strace with interrupted calls put together."""
    waiting: dict[str, str] = {}
    for line in text.splitlines():
        process = line.split(" ", 1)[0]
        if line.endswith("<unfinished ...>"):
            waiting[process] = line.removesuffix("<unfinished ...>").rstrip()
        elif " resumed>" in line:
            yield waiting.pop(process) + line.split(" resumed>", 1)[1]
        else:
            yield line


def _path_of(text: str) -> str:
    match = _FD.match(text.strip())
    if match is None:
        return ""
    return bytes.fromhex(match[2].replace("\\x", "")).decode() if match[2].startswith("\\x") else match[2]


def _inside(path: str, root: Path) -> bool:
    return path.startswith(f"{root}/") and not path.endswith("-shm")


@dataclass(slots=True)
class Disk:
    """Files by path: what is safe, and the writes that are not yet."""

    safe: dict[str, bytearray] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    pending: list[Op] = field(default_factory=list)

    @staticmethod
    def of(root: Path) -> Disk:
        disk = Disk()
        for path in root.rglob("*"):
            if path.is_dir():
                disk.folders.add(str(path))
            elif not path.name.endswith("-shm"):
                disk.safe[str(path)] = bytearray(path.read_bytes())
        return disk

    def do(self, op: Op) -> None:
        if op.kind == "folder":
            self.folders.add(op.path)
        elif op.kind == "sync":
            self._flush(op.path)
        elif op.kind != "said":
            self.pending.append(op)

    def _flush(self, path: str) -> None:
        """Mark the writes to `path` as safe, and all names so far; other files' writes wait."""
        names = {"make", "name", "gone"}
        kept: list[Op] = []
        alias = path
        for op in reversed(self.pending):  # a file may have been renamed since it was written
            if op.kind == "name" and op.to == alias:
                alias = op.path
        ours = {path, alias}
        for op in self.pending:
            if op.kind in names or op.path in ours:
                apply(self.safe, op)
                kept = list(_follow(kept, op))
            else:
                kept.append(op)
        self.pending = kept

    def image(self, chosen: Sequence[Op]) -> dict[str, bytearray]:
        files = {path: bytearray(data) for path, data in self.safe.items()}
        for op in chosen:
            apply(files, op)
        return files

    def images(self, dice: random.Random) -> Iterator[tuple[str, dict[str, bytearray]]]:
        """Yield the possible images after a cut at this moment: none, all, some, a torn one."""
        yield "lost", self.image([])
        if not self.pending:
            return
        yield "kept", self.image(self.pending)
        first = dice.randint(0, len(self.pending))
        some = [
            op for place, op in enumerate(self.pending)
            if (place < first if op.kind in ("make", "name", "gone") else dice.random() < 0.5)
        ]  # fmt: skip
        yield "some", self.image(some)
        last = self.pending[-1]
        if last.kind == "write" and len(last.data) > SECTOR:
            size = SECTOR * dice.randrange(1, len(last.data) // SECTOR + 1)
            yield "torn", self.image([*self.pending[:-1], Op("write", last.path, last.at, last.data[:size])])


def _follow(waiting: Iterable[Op], op: Op) -> Iterator[Op]:
    """Yield the writes that still wait once a name is safe; a removed file has none."""
    for write in waiting:
        if op.kind == "name" and write.path == op.path:
            yield replace(write, path=op.to)
        elif op.kind not in ("name", "gone") or write.path not in (op.path, op.to):
            yield write


def apply(files: dict[str, bytearray], op: Op) -> None:
    if op.kind == "make":
        files.setdefault(op.path, bytearray())
    elif op.kind == "write":
        data = files.setdefault(op.path, bytearray())
        data.extend(bytes(max(0, op.at - len(data))))
        data[op.at : op.at + len(op.data)] = op.data
    elif op.kind == "cut":
        data = files.setdefault(op.path, bytearray())
        del data[op.at :]
        data.extend(bytes(op.at - len(data)))
    elif op.kind == "name" and op.path in files:
        files[op.to] = files.pop(op.path)
    elif op.kind == "gone":
        files.pop(op.path, None)


def lay_out(files: dict[str, bytearray], folders: set[str], root: Path, to: Path) -> None:
    """Writes an image of `root` at `to`."""
    shutil.rmtree(to, ignore_errors=True)
    for folder in (str(root), *folders):
        (to / Path(folder).relative_to(root)).mkdir(parents=True, exist_ok=True)
    for path, data in files.items():
        target = to / Path(path).relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
