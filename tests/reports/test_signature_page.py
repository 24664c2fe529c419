"""The last paragraph is on the page of the signature, in the PDF and in Word."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pypdfium2

from core.application.services import Services
from core.content.document import Paragraph
from core.content.models import Run
from core.reports.writing import Form, rendered
from tests.reports.reading import placed_lines
from tests.reports.samples import letter

LAST = "Đề nghị các đơn vị triển khai thực hiện./."


def page_of(data: bytes, words: str) -> int:
    pdf = pypdfium2.PdfDocument(data)
    texts = [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]
    pdf.close()
    (found,) = (at for at, text in enumerate(texts) if words in text)
    return found


def test_the_last_paragraph_goes_with_the_signature_whatever_the_length() -> None:
    made = letter()
    signed_on = set()
    for lines in range(30):
        body = [Paragraph(text=(Run(text=f"Dòng {number}."),)) for number in range(lines)]
        long = replace(made, body=(*body, Paragraph(text=(Run(text=LAST),))), annexes=())
        data = rendered(long, Form.PDF)
        signed = page_of(data, made.signature.capacity[0])
        signed_on.add(signed)
        assert page_of(data, LAST) == signed, f"{lines} lines"
    assert signed_on == {0, 1}, "some fit on one page and some do not"


def test_word_keeps_the_last_paragraph_with_the_signature() -> None:
    body = tuple(Paragraph(text=(Run(text=words),)) for words in ("Một.", LAST))
    document = docx.Document(io.BytesIO(rendered(replace(letter(), body=body), Form.DOCX)))
    kept = {one.text: bool(one.paragraph_format.keep_with_next) for one in document.paragraphs}
    assert kept[LAST]
    assert not kept["Một."]


def test_two_who_sign_the_minutes_are_level_and_the_recipients_below(province: Services) -> None:
    made = province.reports.minutes()
    lines = {one.text: one for page in (0, 1) for one in placed_lines(rendered(made, Form.PDF), page)}
    left, right, below = (lines[words] for words in ("NGƯỜI CHỨNG KIẾN", "NGƯỜI HỦY DỮ LIỆU", "Nơi nhận:"))
    assert abs(left.baseline - right.baseline) <= 0.5
    assert (abs(left.centre - 71), abs(right.centre - 153.5)) < (0.5, 0.5)
    assert below.baseline > left.baseline + 30
    table = docx.Document(io.BytesIO(rendered(made, Form.DOCX))).tables[-1]
    assert [cell.text.strip() for cell in table.rows[0].cells] == ["NGƯỜI CHỨNG KIẾN", "NGƯỜI HỦY DỮ LIỆU"]
    assert table.rows[1].cells[0].text.startswith("Nơi nhận:")
