"""Parts that install guides of every size share: store cards, numbered discs, the group's code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from core.base.errors import UserError
from core.content.models import GuideContent, StoreCode
from core.render.codes import (
    MINIMUM_MODULE_MM,
    QUIET_MODULES,
    Handling,
    Level,
    PlacedCode,
    encode,
    full_size_mm,
    place,
)
from core.render.sheet import Align, Ink, Sheet
from core.render.strokes import plate
from core.render.text import fit, fit_first, natural_width_mm
from core.render.theme import MM, SHRINK, GuideType, Type, Weight

MOST_STORES: Final = 3
CAP_HEIGHT: Final = 0.7
"""Height of a capital of Be Vietnam Pro, as a share of its size."""

GROUP_MODULE_MM: Final = 0.6
_TAB_GAP: Final = 2.0
_CODE_GAP: Final = 0.4
_TEXT_RISE: Final = 0.35
"""Distance that the pitch of the first line under a code reaches above its letters, in mm."""


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
    narrow: float
    narrow_gap: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A black band across the sheet, in mm."""

    left: float
    top: float
    width: float
    height: float


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
    gap = spec.gap if len(stores) < MOST_STORES else spec.narrow_gap
    widths = _widths(stores, spec, gap)
    sized = list(zip(stores, widths, strict=True))
    named = all(_tab_share(*one, spec, scale) >= SHRINK for one in sized if not one[0].secondary)
    x = spec.left
    for store, width in sized:
        box = _Box(x=x, y=spec.top, width=width, height=spec.height)
        if len(stores) == 1:
            _draw_wide(sheet, store, box, spec, scale)
        else:
            _draw_tall(sheet, store, box, spec, scale, named=named and not store.secondary)
        x += width + gap


def draw_number(
    sheet: Sheet, number: int, *, x_mm: float, y_mm: float, radius_mm: float, scale: GuideType
) -> None:
    """A white number on a black disc with its centre at (x, y)."""
    sheet.disc(x_mm=x_mm, y_mm=y_mm, radius_mm=radius_mm)
    digit = fit(str(number), scale.number, width_mm=2 * radius_mm)
    middle = y_mm + CAP_HEIGHT * digit.size / MM / 2
    sheet.text(digit, x_mm=x_mm, y_mm=middle, align=Align.CENTRE, ink=Ink.WHITE)


def draw_overleaf(sheet: Sheet, text: str, styles: tuple[Type, ...], band: Band) -> None:
    """A black band that leads to the back, with an arrow that turns the sheet."""
    plate(sheet, x_mm=band.left, y_mm=band.top, width_mm=band.width, height_mm=band.height, radius_mm=1.6)
    fitted = fit_first(text, styles, width_mm=band.width - 24)
    middle = band.top + band.height / 2
    baseline = middle + CAP_HEIGHT * fitted.size / MM / 2
    sheet.text(fitted, x_mm=band.left + 4, y_mm=baseline, ink=Ink.WHITE)
    with sheet.drawing(x_mm=band.left + band.width - 16, y_mm=middle, scale=1, weight_mm=0.9) as canvas:
        canvas.setStrokeGray(1)
        canvas.line(0, 0, 11, 0)
        canvas.line(7.8, -2.6, 11, 0)
        canvas.line(7.8, 2.6, 11, 0)


def group_code(url: str, *, x_mm: float, y_mm: float, most_mm: float, align: Align) -> PlacedCode:
    """The group's code with 0.60 mm modules; `x_mm` is its ink's left or right edge, `y_mm` its top.

    `most_mm` is the place there is, quiet zone included: a longer link is refused by `place`.
    """
    code = encode(url)
    full = min(full_size_mm(code, GROUP_MODULE_MM), most_mm)
    quiet = full * QUIET_MODULES / code.full_size
    left = x_mm - quiet if align is Align.LEFT else x_mm + quiet - full
    return place(code, x_mm=left, y_mm=y_mm - quiet, full_mm=full, handling=Handling.HANDED_OUT)


def _widths(stores: tuple[StoreCode, ...], spec: CardSpec, gap: float) -> list[float]:
    """Equal widths; of three, a secondary store takes what its code needs and the others share the rest."""
    room = spec.width - gap * (len(stores) - 1)
    if len(stores) < MOST_STORES or sum(store.secondary for store in stores) != 1:
        return [room / len(stores)] * len(stores)
    second = next(store for store in stores if store.secondary)
    needed = full_size_mm(encode(second.url), MINIMUM_MODULE_MM[Handling.HANDED_OUT][Level.M])
    narrow = min(max(spec.narrow, needed + 2 * Weight.FRAME), room / len(stores))
    return [narrow if store.secondary else (room - narrow) / 2 for store in stores]


def _tab_share(store: StoreCode, width: float, spec: CardSpec, scale: GuideType) -> float:
    """Return the scale at which platform and store fit side by side in the band; 1 at most."""
    both = natural_width_mm(store.platform, scale.tab) + natural_width_mm(store.store, scale.tab_store)
    return min(1.0, (width - 2 * spec.padding - _TAB_GAP) / both)


def _draw_frame(
    sheet: Sheet, store: StoreCode, box: _Box, spec: CardSpec, scale: GuideType, *, named: bool
) -> None:
    """Band, frame, the platform in the band and, where `named`, the store beside it."""
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
    share = _tab_share(store, box.width, spec, scale)
    first = natural_width_mm(store.platform, scale.tab) * share if named else room
    platform = fit(store.platform, scale.tab, width_mm=first)
    sheet.text(platform, x_mm=box.x + spec.padding, y_mm=baseline, ink=Ink.WHITE)
    if named:
        second = natural_width_mm(store.store, scale.tab_store) * share
        name = fit(store.store, scale.tab_store, width_mm=second)
        right = box.x + box.width - spec.padding
        sheet.text(name, x_mm=right, y_mm=baseline, align=Align.RIGHT, ink=Ink.WHITE)


def _draw_tall(
    sheet: Sheet, store: StoreCode, box: _Box, spec: CardSpec, scale: GuideType, *, named: bool
) -> None:
    """The code over its texts; where the band has no room for the store's name, they begin with it."""
    _draw_frame(sheet, store, box, spec, scale, named=named)
    room = box.width - 2 * Weight.FRAME - 1.6
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
    side = min(spec.code_mm, box.width - 2 * Weight.FRAME, free + _TEXT_RISE - _CODE_GAP)
    spare = max(0.0, free - side) / 3
    centre = box.x + box.width / 2
    code = encode(store.url)
    top = box.y + spec.tab + max(_CODE_GAP, spare)
    sheet.code(place(code, x_mm=centre - side / 2, y_mm=top, full_mm=side, handling=Handling.HANDED_OUT))
    baseline = box.y + box.height - spec.foot - max(0.0, spare - _CODE_GAP)
    for fitted in reversed(lines):
        baseline -= (len(fitted.lines) - 1) * fitted.pitch_mm
        sheet.text(fitted, x_mm=centre, y_mm=baseline, align=Align.CENTRE)
        baseline -= fitted.pitch_mm * 1.12


def _draw_wide(sheet: Sheet, store: StoreCode, box: _Box, spec: CardSpec, scale: GuideType) -> None:
    _draw_frame(sheet, store, box, spec, scale, named=True)
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
