"""Result of writing documents: their paths, other files that were kept, and texts with replaced signs."""

from __future__ import annotations

from core.base.signs import REPLACEMENT
from core.reports.writing import Written
from ui.cli.answer import Answer


def wrote(written: Written) -> Answer:
    files, spared = [str(file) for file in written.files], [file.name for file in written.spared]
    found: dict[str, object] = {"files": files, "spared": spared}
    told_vi, told_en = [f"Đã ghi {', '.join(files)}."], [f"Wrote {', '.join(files)}."]
    if spared:
        stayed = ", ".join(spared)
        told_vi.append(f"Bản khác đã có ở đó ({stayed}), vẫn giữ nguyên.")
        told_en.append(f"Another version was there ({stayed}): it stays as it was.")
    if written.replaced:
        found["replaced"] = list(written.replaced)
        texts = ", ".join(written.replaced)
        told_vi.append(f"Ký hiệu không in được in thành {REPLACEMENT} trong bản PDF: {texts}.")
        told_en.append(f"Signs without a font are {REPLACEMENT} in the PDF: {texts}.")
    return Answer(data=found, vi="\n".join(told_vi), en="\n".join(told_en))
