"""Set everything up and start Từng Nhà, or run its tests.

    python3 run.py [arguments of main.py]
    python3 run.py test [quick | all | windows | arguments of pytest]
    python3 run.py bench [NAME ...] measures the speed, into bench/RESULTS.md
    python3 run.py windows          builds the installer for Windows (docs/windows.md)

Standard library only, and readable by any Python 3.7: an older one must still find a suitable one.
All its messages go to standard error; standard output belongs to main.py.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
VENV_PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
OLDEST, NEWEST = (3, 11), (3, 13)

# Shared libraries that Qt needs, and the Debian package of each (the old names: newer packages provide them).
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",  # for lrelease and lupdate
}
SCREEN_LIBRARIES = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libcups.so.2": "libcups2",
}
# Programs of other people that read our files in `test all`, and what the build needs; with their packages.
SLOW_TEST_PROGRAMS = {
    "/usr/lib/python3/dist-packages/gi/__init__.py": "python3-gi",
    "/usr/lib/libreoffice/program/libsclo.so": "libreoffice-calc-nogui",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/libexec/ibus-engine-unikey": "ibus-unikey",
    "/usr/share/doc/gir1.2-atspi-2.0/copyright": "gir1.2-atspi-2.0",
    "age": "age",
    "chromium": "chromium",
    "dbus-run-session": "dbus-daemon",
    "ibus-daemon": "ibus",
    "jq": "jq",
    "minisign": "minisign",
    "objcopy": "binutils",
    "pg_createcluster": "postgresql",
    "pdffonts": "poppler-utils",
    "qpdf": "qpdf",
    "softhsm2-util": "softhsm2",
    "soffice": "libreoffice-writer-nogui",
    "sqlite3": "sqlite3",
    "strace": "strace",
    "unzip": "unzip",
    "xdotool": "xdotool",
    "xvfb-run": "xvfb",
    "zbarimg": "zbar-tools",
    "zstd": "zstd",
}


# Programs that build and try the Windows programs on Debian; with their packages.
WINDOWS_BUILD_PROGRAMS = {
    "/usr/lib/wine/wine64": "wine64",
    "Xvfb": "xvfb",
    "makensis": "nsis",
    "osslsigncode": "osslsigncode",
    "wine": "wine",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
}


MODULES = {"windows": "tools.windows.build", "bench": "bench"}
"""Commands that are modules of the tree."""


class SetupError(Exception):
    """Reason that the machine cannot be made ready, in two languages."""


def main(arguments: list[str]) -> int:
    if not OLDEST <= sys.version_info[:2] <= NEWEST or sys.maxsize < 2**32:
        return run_under_suitable_python(arguments)
    wish = arguments[0] if arguments[:1] in (["test"], ["windows"], ["bench"]) else ""
    slow_tests = arguments[:2] == ["test", "all"]
    programs = dict(SLOW_TEST_PROGRAMS) if slow_tests else {}
    if wish == "bench":
        programs["pg_createcluster"] = SLOW_TEST_PROGRAMS["pg_createcluster"]
    if "windows" in (wish, *arguments[1:2]):
        programs.update(WINDOWS_BUILD_PROGRAMS)
    prepare_system(programs, screen=slow_tests)
    prepare_packages("requirements-dev.txt" if wish else "requirements.txt")
    if not wish and publishes_to_a_server(arguments):
        prepare_packages("requirements-postgresql.txt")
    compile_translations()
    if wish in MODULES:
        os.chdir(ROOT)
        return hand_over([str(VENV_PYTHON), "-m", MODULES[wish], *arguments[1:]])
    program = ROOT / ("tools/check.py" if wish else "main.py")
    return hand_over([str(VENV_PYTHON), str(program), *arguments[bool(wish) :]])


def publishes_to_a_server(arguments: list[str]) -> bool:
    """`publish --to URL`, the one command with a driver of its own (ADR 31)."""
    return "publish" in arguments and any(word.split("=")[0] == "--to" for word in arguments)


def run_under_suitable_python(arguments: list[str]) -> int:
    """Start this file again under the newest Python of the supported range that really starts."""
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        command = ["py", f"-3.{minor}"] if WINDOWS else [f"python3.{minor}"]
        check = f"import sys; sys.exit(sys.version_info[:2] != (3, {minor}) or sys.maxsize < 2**32)"
        if (
            shutil.which(command[0])
            and subprocess.call([*command, "-c", check], stderr=subprocess.DEVNULL) == 0
        ):
            return hand_over([*command, str(ROOT / "run.py"), *arguments])
    raise SetupError(
        "Cần Python 3.11, 3.12 hoặc 3.13 (64 bit); chưa có gì được cài. Hãy cài Python rồi chạy lại.\n"
        "Python 3.11, 3.12 or 3.13 (64-bit) is needed; nothing was installed. Install it and run this again."
    )


def prepare_system(programs: dict[str, str], *, screen: bool) -> None:
    """On Linux: install what Qt needs, Python's venv module where Debian splits it off, and `programs`."""
    if not sys.platform.startswith("linux"):
        return
    libraries = dict(QT_LIBRARIES)
    if screen or uses_screen():
        libraries.update(SCREEN_LIBRARIES)
    stamp = VENV / f"set-up-system-{len(libraries) + len(programs)}"
    if stamp.exists():
        return
    missing = [package for library, package in libraries.items() if not loads(library)]
    missing += [package for program, package in programs.items() if not is_there(program)]
    if not environment_works() and not has_module("ensurepip"):
        missing.append(f"python3.{sys.version_info[1]}-venv")
    if missing:
        apt_install(missing)
    if environment_works():
        stamp.touch()


def is_there(program: str) -> bool:
    """A program on the path, or a file named in full."""
    return bool(shutil.which(program)) or Path(program).is_file()


def uses_screen() -> bool:
    headless = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in ("offscreen", "minimal")
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")) and not headless


def loads(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_module(name: str) -> bool:
    from importlib.util import find_spec

    return find_spec(name) is not None


def apt_install(packages: list[str]) -> None:
    line = "apt-get -qq update && apt-get -qq install --no-install-recommends " + " ".join(packages)
    if os.geteuid() != 0:
        line = "sudo sh -c '" + line + "'"
    say("$ " + line)
    able = shutil.which("apt-get") and (os.geteuid() == 0 or shutil.which("sudo"))
    environment = {"DEBIAN_FRONTEND": "noninteractive", **os.environ}
    if not able or subprocess.call(line, shell=True, stdout=sys.stderr, env=environment) != 0:
        names = " ".join(packages)
        raise SetupError(
            f"Máy thiếu: {names}. Không tự cài được; nhờ người quản trị máy cài rồi chạy lại.\n"
            f"This machine lacks: {names}. Nothing could be installed from here; have it done, run again."
        )


def prepare_packages(lock_name: str) -> None:
    """The virtual environment with exactly the locked packages; nothing to do when the stamp matches."""
    if not environment_works():
        say("Đang tạo môi trường Python (.venv) / making the Python environment")
        run([sys.executable, "-m", "venv", "--clear", str(VENV)])
    lock = ROOT / lock_name
    stamp = VENV / f"set-up-{lock.stem}"
    wanted = fingerprint(lock)
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    say("Đang cài các thư viện, lần đầu mất vài phút / installing the libraries, some minutes the first time")
    options = [
        "--quiet",
        "--disable-pip-version-check",
        "--require-hashes",
        "--no-deps",
        "--only-binary",
        ":all:",
    ]
    run([str(VENV_PYTHON), "-m", "pip", "install", *options, "-r", str(lock)])
    stamp.write_text(wanted, encoding="utf-8")
    if lock_name == "requirements-dev.txt":  # it holds all of requirements.txt (checked by tests/guards)
        user_lock = ROOT / "requirements.txt"
        (VENV / f"set-up-{user_lock.stem}").write_text(fingerprint(user_lock), encoding="utf-8")


def environment_works() -> bool:
    """`.venv` was finished (pip came last) and its Python is still the one it was made for."""
    python = Path(os.path.realpath(VENV_PYTHON)).name
    library = "Lib" if WINDOWS else f"lib/{python}" if python.startswith("python3.") else "lib/python3*"
    return VENV_PYTHON.exists() and any(VENV.glob(f"{library}/site-packages/pip/__main__.py"))


def fingerprint(lock: Path) -> str:
    """Of the lock and of the Python that the environment was made with."""
    lines = (VENV / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    version = next((line for line in lines if line.startswith("version")), "")
    return hashlib.sha256(lock.read_bytes() + version.encode()).hexdigest()


def compile_translations() -> None:
    """Each `resources/i18n/*.ts` as a `.qm` beside it, when the `.qm` is missing or older.

    The tool gets bare names: on Windows it reads no path with Vietnamese letters.
    """
    for source in sorted((ROOT / "resources/i18n").glob("*.ts")):
        target = source.with_suffix(".qm")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        fresh = target.with_name(f"{target.name}.{os.getpid()}")
        tool = "from PySide6.scripts.pyside_tool import lrelease; lrelease()"
        run([str(VENV_PYTHON), "-c", tool, "-silent", source.name, "-qm", fresh.name], source.parent)
        fresh.replace(target)


def run(command: list[str], folder: Path = ROOT) -> None:
    if subprocess.call(command, stdout=sys.stderr, cwd=str(folder)) != 0:
        shown = subprocess.list2cmdline(command)
        raise SetupError(
            f"Lệnh này không chạy được, xem dòng báo lỗi ở trên; dữ liệu không bị ảnh hưởng: {shown}\n"
            f"This command failed, its message is above; no data was touched: {shown}"
        )


def hand_over(command: list[str]) -> int:
    """Become `command` (POSIX), or wait for it and pass its exit code on (Windows has no real exec)."""
    if not WINDOWS:
        sys.stderr.flush()
        os.execvp(command[0], command)
    try:
        return subprocess.call(command)
    except KeyboardInterrupt:
        return 130


def say(message: str) -> None:
    encoding = "utf-8" if WINDOWS and not sys.stderr.isatty() else sys.stderr.encoding or "ascii"
    if WINDOWS and hasattr(sys.stderr, "reconfigure"):
        sys.stderr.reconfigure(encoding=encoding)
    print(message.encode(encoding, "replace").decode(encoding), file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except SetupError as error:
        say(str(error))
        sys.exit(1)
