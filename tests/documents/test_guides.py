"""Whole guides as pixels: codes read by an independent decoder, white where white must be."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from dataclasses import replace

import pytest
from PIL import Image, ImageFilter

from core.base.errors import UserError
from core.content.models import GuideContent, GuideFormat, Help, Pictogram, Run, Step, StoreCode
from core.papers.guides.editions import render
from core.render.codes import QUIET_MODULES, encode
from core.render.preview import page_count
from tests.documents.pixels import Seen, codes_in, picture
from tests.documents.specimens import BLUEZONE, EVERY, VNEID, ZALO, small
from ui.catalog import sentence

COPIES = {GuideFormat.A5: 1, GuideFormat.A6X4: 4}
CASES = [pytest.param(kind, content, id=f"{kind.value}-{name}") for (kind, name), content in EVERY.items()]
EDGE_MM = 4.9
WHITE = 250


def _expected(kind: GuideFormat, content: GuideContent) -> Counter[str]:
    texts = [store.url for store in content.stores]
    texts += [content.group.url] if content.group else []
    return Counter(dict.fromkeys(texts, COPIES[kind]))


@pytest.mark.parametrize(("kind", "content"), CASES)
def test_every_code_is_read_at_every_resolution_and_says_what_was_asked(
    kind: GuideFormat, content: GuideContent
) -> None:
    pdf = render(kind, content)
    for dpi in (203, 300):  # 600 dpi: tests/strangers/test_paper_codes.py
        seen = codes_in(picture(pdf, dpi))
        assert Counter(code.text for code in seen) == _expected(kind, content), f"{dpi} dpi"


@pytest.mark.parametrize("content", [BLUEZONE, VNEID], ids=["bluezone", "vneid"])
@pytest.mark.parametrize("kind", GuideFormat)
def test_codes_are_read_from_a_blurred_turned_one_bit_print(kind: GuideFormat, content: GuideContent) -> None:
    content = small(content) if kind is GuideFormat.A6X4 else content
    dpi = 300
    printed = picture(render(kind, content), dpi).convert("1", dither=Image.Dither.NONE).convert("L")
    captured = printed.filter(ImageFilter.GaussianBlur(0.15 / 25.4 * dpi)).rotate(
        15, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC
    )
    assert Counter(code.text for code in codes_in(captured)) == _expected(kind, content)


@pytest.mark.parametrize(("kind", "content"), CASES)
def test_the_quiet_zone_is_white_and_modules_keep_the_floor(kind: GuideFormat, content: GuideContent) -> None:
    dpi = 600
    image = picture(render(kind, content), dpi)
    for code in codes_in(image):
        modules = encode(code.text).size
        module = (code.right - code.left) / modules
        assert module / dpi * 25.4 >= 0.60 - 0.02, code.text
        _assert_white_around(image, code, round(module * QUIET_MODULES) - 2)


def _assert_white_around(image: Image.Image, code: Seen, ring: int) -> None:
    """Nothing but white from 3 pixels outside the symbol to the end of its quiet zone."""
    outer = (code.left - ring, code.top - ring, code.right + ring, code.bottom + ring)
    around = image.crop(outer)
    inside = (ring - 3, ring - 3, around.width - ring + 3, around.height - ring + 3)
    around.paste(255, inside)
    darkest = around.getextrema()[0]
    assert isinstance(darkest, int | float)
    assert darkest >= WHITE, code.text


@pytest.mark.parametrize(("kind", "content"), CASES)
def test_nothing_is_drawn_where_printers_do_not_reach(kind: GuideFormat, content: GuideContent) -> None:
    dpi = 150
    image = picture(render(kind, content), dpi)
    edge = int(EDGE_MM / 25.4 * dpi)
    image.paste(255, (edge, edge, image.width - edge, image.height - edge))
    assert image.getextrema() == (255, 255)


@pytest.mark.parametrize(("kind", "content"), CASES)
def test_only_black_and_white_are_used_and_all_fonts_are_embedded(
    kind: GuideFormat, content: GuideContent
) -> None:
    pdf = render(kind, content)
    assert page_count(pdf) == 1
    fonts = re.findall(rb"/BaseFont /([A-Za-z+-]+)", pdf)
    assert fonts
    assert all(name.startswith(b"AAAAAA+") for name in fonts)
    assert pdf.count(b"/FontFile2") == len(set(fonts))
    colours = re.findall(rb"\S+ (?:g|G|rg|RG|k|K|sc|scn)\b", _contents(pdf))
    assert set(colours) == {b"0 g", b"1 g"}


def test_the_file_says_what_it_is() -> None:
    pdf = render(GuideFormat.A5, BLUEZONE)
    assert b"/Lang (vi-VN)" in pdf
    assert _pdf_text("Cài đặt Bluezone – tờ hướng dẫn A5") in pdf
    assert _pdf_text("UBND và Ủy ban MTTQ Việt Nam xã Lý Văn Lâm") in pdf
    assert b"/PrintScaling /None" in pdf


@pytest.mark.parametrize("kind", GuideFormat)
def test_the_same_content_gives_the_same_bytes(kind: GuideFormat) -> None:
    first = render(kind, VNEID if kind is GuideFormat.A5 else small(VNEID))
    render(kind, BLUEZONE if kind is GuideFormat.A5 else small(BLUEZONE))
    assert render(kind, VNEID if kind is GuideFormat.A5 else small(VNEID)) == first


@pytest.mark.parametrize("kind", GuideFormat)
def test_markup_in_every_text_is_printed_as_it_stands(kind: GuideFormat) -> None:
    hostile = '<img src="/etc/hostname"/>&amp;<b>'
    content = replace(
        small(BLUEZONE),
        issuer=hostile,
        author=hostile,
        document_title=hostile,
        subtitle=hostile,
        warning=(Run(text=hostile),),
        help=Help(label="<b>", phone="<i>0290</i>", hours="</para>"),
        version="<v3>",
        steps=(Step(title=hostile, detail=hostile, pictogram=Pictogram.SCAN),),
    )
    assert Counter(code.text for code in codes_in(picture(render(kind, content), 200))) == _expected(
        kind, content
    )


BASE = small(BLUEZONE)
REFUSED = {
    "endless issuer": (replace(BASE, issuer="Nguyễn " * 600), "document.text_too_long"),
    "long title": (
        replace(BASE, title="Cài đặt ứng dụng có tên dài hơn cả tờ giấy này"),
        "document.text_too_long",
    ),
    "4,000 characters": (replace(BASE, subtitle="x" * 4000), "document.text_too_long"),
    "missing glyph": (replace(BASE, issuer="UBND 漢"), "document.missing_glyph"),
    "right to left": (replace(BASE, version="שלום"), "document.missing_glyph"),
    "no store": (replace(BASE, stores=()), "document.stores"),
    "four stores": (replace(BASE, stores=BASE.stores * 2), "document.stores"),
    "no step": (replace(BASE, steps=()), "document.steps"),
    "ten steps": (replace(BASE, steps=BASE.steps * 2), "document.steps"),
}


@pytest.mark.parametrize("kind", GuideFormat)
@pytest.mark.parametrize(("content", "code"), REFUSED.values(), ids=REFUSED)
def test_what_has_no_place_is_refused(kind: GuideFormat, content: GuideContent, code: str) -> None:
    with pytest.raises(UserError) as error:
        render(kind, content)
    assert error.value.code == code
    assert sentence(error.value, "vi") != sentence(error.value, "en")


@pytest.mark.parametrize("kind", GuideFormat)
def test_a_store_link_or_a_group_link_too_long_to_scan_is_refused(kind: GuideFormat) -> None:
    long = StoreCode(
        platform="Android", store="CH Play", url="https://play.google.com/" + "a" * 500, address="x"
    )
    with pytest.raises(UserError, match=r"document\.link_too_long"):
        render(kind, replace(small(BLUEZONE), stores=(long, BLUEZONE.stores[1])))
    assert BLUEZONE.group is not None
    group = replace(BLUEZONE.group, url=ZALO + "a" * 40)
    with pytest.raises(UserError, match=r"document\.link_too_long"):
        render(kind, replace(small(BLUEZONE), group=group))


def _pdf_text(text: str) -> bytes:
    """A text string as the PDF writer spells it: UTF-16 with escaped bytes."""
    raw = b"\xfe\xff" + text.encode("utf-16-be")
    out = bytearray()
    for byte in raw:
        if byte in b"()\\":
            out += b"\\" + bytes([byte])
        elif 32 <= byte < 127:
            out.append(byte)
        else:
            out += f"\\{byte:03o}".encode()
    return bytes(out)


def _contents(pdf: bytes) -> bytes:
    """The pages' and stamps' drawing, inflated; fonts and their tables left out."""
    drawings = []
    for piece in pdf.split(b" obj\n")[1:]:
        head, _, data = piece.partition(b"stream\n")
        if b"/FlateDecode" in head and b"/Length1" not in head:
            drawings.append(zlib.decompressobj().decompress(data.lstrip(b"\r\n")))
    return b"\n".join(data for data in drawings if b"/CIDInit" not in data)
