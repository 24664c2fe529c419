"""The guide as a message for a Zalo group: plain text, short lines, addresses that can be tapped."""

from __future__ import annotations

from core.content.models import NBSP, RichText
from core.papers.guides.screen import ScreenContent


def render_text(content: ScreenContent) -> str:
    """Lines that end in a line feed; no markup, no signs that a phone might lack."""
    guide = content.guide
    lines = [guide.title.upper(), guide.subtitle, ""]
    for store in guide.stores:
        head = content.wording.platforms.format(platform=store.platform, store=store.store)
        lines.append(f"{head}: {store.url}")
    developer = next((store.developer for store in guide.stores if store.developer), "")
    lines += [developer] if developer else []
    lines += ["", f"{content.wording.steps}:"]
    for number, step in enumerate(guide.steps, 1):
        lines.append(f"{number}. {_sentence(step.title)} {step.detail}".rstrip())
    lines += ["", f"{content.wording.warning}: {_plain(guide.warning)}", ""]
    if guide.help is not None:
        hours = f" ({guide.help.hours})" if guide.help.hours else ""
        lines.append(f"{guide.help.label} {guide.help.phone}{hours}")
    if guide.group is not None:
        lines.append(f"{guide.group.label}: {guide.group.url}")
    lines += [guide.author, guide.version]
    return "\n".join(line.replace(NBSP, " ") for line in lines) + "\n"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _plain(rich: RichText) -> str:
    return "".join(run.text for run in rich)
