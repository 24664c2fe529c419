"""Parts that install guides of every size share: store cards, numbered discs, the group's code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from core.documents.codes import QUIET_MODULES, Handling, PlacedCode, encode, full_size_mm, place
from core.documents.content import GuideContent, StoreCode
from core.documents.sheet import Align, Ink, Sheet
from core.documents.text import fit, natural_width_mm
from core.documents.theme import MM, SHRINK, GuideType, Weight
from core.errors import UserError

MOST_STORES: Final = 3
CAP_HEIGHT: Final = 0.7
"""Height of a capital of Be Vietnam Pro, as a share of its size."""

GROUP_MODULE_MM: Final = 0.6
_TEXT_RISE: Final = 1.2
"""How far the pitch of the first line under a code reaches above its letters, in mm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSpec:
    """Measures of a row of store cards, in mm; `code_mm` is the widest code with its quiet zone."""

    left: float
    width: float
    top: float
    height: float
    gap: float
    tab: float
    code_mm: float
    padding: float
    radius: float
    foot: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    x: float
    y: float
    width: float
    height: float


def check_counts(content: GuideContent, *, most_steps: int) -> None:
    """Refuses content for which no layout exists: `document.stores`, `document.steps`."""
    if not 1 <= len(content.stores) <= MOST_STORES:
        raise UserError("document.stores", count=len(content.stores), most=MOST_STORES)
    if not 1 <= len(content.steps) <= most_steps:
        raise UserError("document.steps", count=len(content.steps), most=most_steps)


def draw_cards(sheet: Sheet, stores: tuple[StoreCode, ...], spec: CardSpec, scale: GuideType) -> None:
    """One card a store, side by side; a single store gets the whole width, its text beside the code."""
    count = len(stores)
    width = (spec.width - spec.gap * (count - 1)) / count
    for index, store in enumerate(stores):
        box = _Box(x=spec.left + index * (width + spec.gap), y=spec.top, width=width, height=spec.height)
        if count == 1:
            _draw_wide(sheet, store, box, spec, scale)
        else:
            _draw_tall(sheet, store, box, spec, scale)


def draw_number(
    sheet: Sheet, number: int, *, x_mm: float, y_mm: float, radius_mm: float, scale: GuideType
) -> None:
    """A white number on a black disc with its centre at (x, y)."""
    sheet.disc(x_mm=x_mm, y_mm=y_mm, radius_mm=radius_mm)
    digit = fit(str(number), scale.number, width_mm=2 * radius_mm)
    middle = y_mm + CAP_HEIGHT * digit.size / MM / 2
    sheet.text(digit, x_mm=x_mm, y_mm=middle, align=Align.CENTRE, ink=Ink.WHITE)


def group_code(url: str, *, x_mm: float, y_mm: float, most_mm: float, align: Align) -> PlacedCode:
    """The group's code with 0.60 mm modules; `x_mm` is its ink's left or right edge, `y_mm` its top.

    `most_mm` is the place there is, quiet zone included: a longer link is refused by `place`.
    """
    code = encode(url)
    full = min(full_size_mm(code, GROUP_MODULE_MM), most_mm)
    quiet = full * QUIET_MODULES / code.full_size
    left = x_mm - quiet if align is Align.LEFT else x_mm + quiet - full
    return place(code, x_mm=left, y_mm=y_mm - quiet, full_mm=full, handling=Handling.HANDED_OUT)


def _draw_frame(sheet: Sheet, store: StoreCode, box: _Box, spec: CardSpec, scale: GuideType) -> bool:
    """Band, frame and the names in the band; answers whether the store's name found its place there."""
    sheet.band(x_mm=box.x, y_mm=box.y, width_mm=box.width, height_mm=spec.tab, radius_mm=spec.radius)
    sheet.frame(
        x_mm=box.x,
        y_mm=box.y,
        width_mm=box.width,
        height_mm=box.height,
        weight_mm=Weight.FRAME,
        radius_mm=spec.radius,
    )
    room = box.width - 2 * spec.padding
    baseline = box.y + spec.tab / 2 + CAP_HEIGHT * scale.tab.size / MM / 2
    first = natural_width_mm(store.platform, scale.tab)
    second = natural_width_mm(store.store, scale.tab_store)
    share = min(1.0, (room - 2) / (first + second))
    both = share >= SHRINK
    platform = fit(store.platform, scale.tab, width_mm=first * share if both else room)
    sheet.text(platform, x_mm=box.x + spec.padding, y_mm=baseline, ink=Ink.WHITE)
    if not both:
        return False
    name = fit(store.store, scale.tab_store, width_mm=second * share)
    right = box.x + box.width - spec.padding
    sheet.text(name, x_mm=right, y_mm=baseline, align=Align.RIGHT, ink=Ink.WHITE)
    return True


def _draw_tall(sheet: Sheet, store: StoreCode, box: _Box, spec: CardSpec, scale: GuideType) -> None:
    """The code over its texts; a narrow card names the store there too."""
    named = _draw_frame(sheet, store, box, spec, scale)
    room = box.width - 2 * Weight.FRAME - 2
    texts = (
        ("" if named else store.store, scale.developer, False),
        (store.developer, scale.developer, False),
        (store.address, scale.app_id, True),
    )
    lines = [
        fit(text, style, width_mm=room, most_lines=3, address=is_address, even=True)
        for text, style, is_address in texts
        if text
    ]
    height = sum(len(fitted.lines) * fitted.pitch_mm for fitted in lines)
    free = box.height - spec.tab - height - spec.foot
    side = min(spec.code_mm, box.width - 2 * Weight.FRAME, free + _TEXT_RISE)
    spare = max(0.0, free - side) / 3
    centre = box.x + box.width / 2
    code = encode(store.url)
    top = box.y + spec.tab + max(0.4, spare)
    sheet.code(place(code, x_mm=centre - side / 2, y_mm=top, full_mm=side, handling=Handling.HANDED_OUT))
    baseline = box.y + box.height - spec.foot - max(0.0, spare - 0.4)
    for fitted in reversed(lines):
        baseline -= (len(fitted.lines) - 1) * fitted.pitch_mm
        sheet.text(fitted, x_mm=centre, y_mm=baseline, align=Align.CENTRE)
        baseline -= fitted.pitch_mm * 1.12


def _draw_wide(sheet: Sheet, store: StoreCode, box: _Box, spec: CardSpec, scale: GuideType) -> None:
    _draw_frame(sheet, store, box, spec, scale)
    side = min(spec.code_mm * 1.2, box.height - spec.tab - 2 * Weight.FRAME)
    left = box.x + spec.padding
    middle = box.y + spec.tab + (box.height - spec.tab) / 2
    code = encode(store.url)
    sheet.code(place(code, x_mm=left, y_mm=middle - side / 2, full_mm=side, handling=Handling.HANDED_OUT))
    x = left + side + 1
    room = box.x + box.width - spec.padding - x
    address = fit(store.address, scale.address, width_mm=room, most_lines=3, address=True)
    baseline = middle - (len(address.lines) - 1) * address.pitch_mm / 2
    baseline = sheet.text(address, x_mm=x, y_mm=baseline)
    if store.developer:
        developer = fit(store.developer, scale.developer, width_mm=room, most_lines=2)
        sheet.text(developer, x_mm=x, y_mm=baseline + developer.pitch_mm * 1.3)
