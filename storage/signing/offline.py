"""pyHanko without a network: its modules that fetch are never loaded, and its loop opens no socket."""

from __future__ import annotations

import asyncio
import logging
import struct
import sys
import time
import zlib
from collections import deque
from collections.abc import Callable, Coroutine
from contextvars import Context, copy_context
from types import ModuleType
from typing import Any, Final, TypeVar

from core.base.clock import VIETNAM

T = TypeVar("T")

LEFT_OUT: Final = {
    "pyhanko.sign.timestamps.aiohttp_client": ("HTTPTimeStamper",),
    "pyhanko_certvalidator.fetchers.aiohttp_fetchers": ("AIOHttpFetcherBackend",),
    "pyhanko.sign.validation.qualified.assess": (
        *("QualificationAssessor", "QualificationPolicyError", "enforce_requirements"),
    ),
}
"""Modules that import aiohttp or need a database of zones, and the names that others import from each."""


class LeftOutError(Exception):
    """In the place of a class that is never used: one that would connect, or European qualification."""

    def __init__(self, *_given: object, **_named: object) -> None:
        raise RuntimeError("left out of this program")


DAMAGED: Final = (
    *(ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, NotImplementedError, OSError),
    *(RecursionError, TypeError, ValueError, struct.error, zlib.error),
)
"""Errors of pyHanko and its parsers for damaged bytes, besides its own."""
_LOGGERS: Final = ("pyhanko", "pyhanko_certvalidator", "pkcs11")


def keep_offline() -> None:
    """Put inert modules in the place of those that fetch. Call it before pyHanko is imported.

    Its log names the people of certificates, which ours never does; verdicts are returned anyway.
    """
    for logger in _LOGGERS:
        logging.getLogger(logger).setLevel(logging.CRITICAL + 1)
    for name, wanted in LEFT_OUT.items():
        if name not in sys.modules:
            module = ModuleType(name)
            vars(module).update(dict.fromkeys(wanted, LeftOutError))
            sys.modules[name] = module
    zone: Any = ModuleType("tzlocal")  # the real one needs a database of zones, which Windows does not have
    zone.get_localzone = lambda: VIETNAM
    sys.modules.setdefault("tzlocal", zone)


class InPlaceLoop:
    """Runs a coroutine that waits for nothing outside the process; calls for a thread run in place.

    asyncio's own loops open a pair of sockets, on Windows by way of 127.0.0.1.
    """

    def __init__(self) -> None:
        self._self: Any = self  # it is a loop by what it can, not by its class
        self._ready: deque[tuple[asyncio.Handle, Context, Callable[[], object]]] = deque()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Raises what `work` raises."""
        asyncio._set_running_loop(self._self)
        try:
            task = self.create_task(work)
            while not task.done():
                handle, context, act = self._ready.popleft()
                if not handle.cancelled():
                    context.run(act)
            made: T = task.result()
            return made
        finally:
            asyncio._set_running_loop(None)

    def call_soon(
        self, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.Handle:
        handle = asyncio.Handle(callback, args, self._self, context)
        self._ready.append((handle, context or copy_context(), lambda: callback(*args)))
        return handle

    def create_future(self) -> asyncio.Future[Any]:
        return asyncio.Future(loop=self._self)

    def create_task(self, coro: Any, **options: Any) -> asyncio.Task[Any]:
        return asyncio.Task(coro, loop=self._self, **options)

    def run_in_executor(self, executor: Any, func: Callable[..., Any], *args: Any) -> asyncio.Future[Any]:
        future = self.create_future()
        try:
            future.set_result(func(*args))
        except Exception as error:
            future.set_exception(error)
        return future

    def call_exception_handler(self, context: dict[str, Any]) -> None:
        raise context.get("exception") or RuntimeError(str(context["message"]))

    def get_debug(self) -> bool:
        return False

    def is_running(self) -> bool:
        return True

    def is_closed(self) -> bool:
        return False

    def time(self) -> float:
        return time.monotonic()
