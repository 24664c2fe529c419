"""Outcome of a use case: its value, and the parts of the workspace that it changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Topic(StrEnum):
    """The parts of a workspace that a screen may depend on."""

    HOUSEHOLDS = "households"
    VISITS = "visits"
    BATCHES = "batches"
    CAMPAIGN = "campaign"
    UNITS = "units"
    SETTINGS = "settings"
    DRAFTS = "drafts"
    TRACKS = "tracks"
    ASSIGNMENTS = "assignments"
    QUALITY = "quality"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The topics touched, and the one household where it was only one."""

    topics: frozenset[Topic]
    household: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """The value of a use case with the changes it made."""

    value: T
    changes: Changes


class ChangeBus:
    """Publishes every change to every listener; each filters by topic. No model listens to another."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Changes], None]] = []

    def subscribe(self, listener: Callable[[Changes], None]) -> None:
        self._listeners.append(listener)

    def unsubscribe(self, listener: Callable[[Changes], None]) -> None:
        self._listeners.remove(listener)

    def publish(self, changes: Changes) -> None:
        for listener in tuple(self._listeners):
            listener(changes)


def touched(*topics: Topic, household: str | None = None) -> Changes:
    return Changes(topics=frozenset(topics), household=household)
