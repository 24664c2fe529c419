"""The same flyers by typst: `data_of` is called by the bench, the rest run by an interpreter that has
the PyPI package.

PYTHON_WITH_TYPST bench/flyers_typst.py FOLDER (FOLDER holds run.json)
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from core.papers.household_flyer import FlyerRunContent

SOURCE = """
#let run = json("run.json")
#set page(width: 210mm, height: 297mm, margin: 0mm)
#set text(font: "Be Vietnam Pro", size: 9pt, fallback: false)
#set document(title: run.title)
#let at(x, y, body) = place(top + left, dx: x, dy: y, body)
#let stores = run.stores.map(svg => image(bytes(svg), width: 27mm))
#let common = {
  at(8mm, 9mm, rect(width: 89mm, height: 18.2mm, stroke: 0.5mm, radius: 0.8mm))
  at(10.6mm, 10.7mm, run.addressee)
  at(8mm, 32mm, text(size: 20pt, weight: "extrabold", run.heading))
  at(8mm, 39.5mm, text(size: 9.5pt, run.subtitle))
  for (index, store) in stores.enumerate() {
    at(8mm + index * 30mm, 46mm, rect(width: 28mm, height: 44.3mm, stroke: 0.5mm))
    at(8mm + index * 30mm, 46mm, rect(width: 28mm, height: 6mm, fill: black))
    at(8.5mm + index * 30mm, 55mm, store)
  }
  for (index, step) in run.steps.enumerate() {
    at(8mm, 94.1mm + index * 6.3mm, circle(radius: 2.4mm, fill: black))
    at(15.2mm, 95mm + index * 6.3mm, text(size: 9.5pt, weight: "semibold", step))
  }
  at(8mm, 126.9mm, line(length: 89mm, stroke: 0.5mm))
  at(8mm, 128.4mm, text(size: 9.4pt, run.warning))
  at(8mm, 137mm, text(size: 12.5pt, weight: "extrabold", run.phone))
  at(70mm, 138mm, text(size: 7.4pt, run.version))
}
#let flyer(one) = block(width: 105mm, height: 148.5mm, {
  common
  at(58mm, 10.2mm, text(font: "DejaVu Sans Mono", weight: "bold", size: 11pt, one.at(0)))
  at(10.6mm, 15.7mm, text(size: 12pt, weight: "bold", one.at(1)))
  at(10.6mm, 22mm, one.at(2))
  at(81.2mm, 11.8mm, image(
    bytes(one.at(3)), format: (encoding: "luma8", width: 21, height: 21),
    width: 12.67mm, scaling: "pixelated",
  ))
})
#for (index, one) in run.households.enumerate() {
  let cell = calc.rem(index, 4)
  if cell == 0 and index > 0 { pagebreak() }
  place(top + left, dx: calc.rem(cell, 2) * 105mm, dy: calc.quo(cell, 2) * 148.5mm, flyer(one))
}
"""


def data_of(content: FlyerRunContent) -> dict[str, Any]:
    """All that typst needs, every code's modules included (as grey values 0 and 255)."""
    from core.render.codes import encode
    from core.render.fast_codes import encode_fast

    def grey(text: str) -> list[int]:
        return [0 if black else 255 for row in encode_fast(text).unpacked().modules for black in row]

    def svg(text: str) -> str:
        code = encode(text)
        cells = "".join(
            f"M{x} {y}h1v1h-1z" for y, row in enumerate(code.modules) for x, black in enumerate(row) if black
        )
        box = f"-4 -4 {code.full_size} {code.full_size}"
        return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><path d="{cells}"/></svg>'

    guide = content.guide
    return {
        "title": guide.document_title,
        "heading": guide.title,
        "subtitle": guide.subtitle,
        "addressee": content.addressee,
        "stores": [svg(store.url) for store in guide.stores],
        "steps": [step.title for step in guide.steps],
        "warning": "".join(run.text for run in guide.warning),
        "phone": guide.help.phone if guide.help else "",
        "version": guide.version,
        "households": [[one.code, one.name, one.address, grey(one.code_text)] for one in content.households],
    }


def main(folder: Path) -> None:
    from importlib import import_module

    typst = import_module("typst")

    count = len(json.loads((folder / "run.json").read_text(encoding="utf-8"))["households"])
    (folder / "run.typ").write_text(SOURCE, encoding="utf-8")
    fonts = Path(__file__).resolve().parents[1] / "resources" / "fonts"
    started = time.perf_counter()
    pdf = typst.compile(str(folder / "run.typ"), font_paths=[str(fonts)], ignore_system_fonts=True)
    seconds = time.perf_counter() - started
    (folder / "run.pdf").write_bytes(pdf)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"count": count, "seconds": seconds, "bytes": len(pdf), "peak": peak}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
