"""The guide as one HTML page of its own: no script, nothing fetched, codes and pictures as paths.

Every text from data passes `html.escape`; addresses were checked when the campaign was loaded.
"""

from __future__ import annotations

from html import escape
from typing import Final

from core.content.html_page import whole_page
from core.content.models import GuideContent, RichText, Step, StoreCode
from core.papers.guides.screen import ScreenContent
from core.render.codes import QUIET_MODULES, encode, outline

_LINKED: Final = "https://"


def render_html(content: ScreenContent) -> str:
    """A whole document, valid HTML5, UTF-8."""
    guide = content.guide
    group = _group(guide, content)
    body = "\n".join(
        (
            f'<p class="issuer">{escape(guide.author)}</p>',
            f"<h1>{escape(guide.title)}</h1>",
            f'<p class="subtitle">{escape(guide.subtitle)}</p>',
            f'<p class="scan">{escape(content.wording.scan)}</p>',
            '<ul class="stores">',
            *(_store(store, content) for store in guide.stores),
            "</ul>",
            f"<h2>{escape(content.wording.steps)}</h2>",
            '<ol class="steps">',
            *(_step(step) for step in guide.steps),
            "</ol>",
            f'<p class="warning"><span class="sign" aria-hidden="true">!</span> {_rich(guide.warning)}</p>',
            "</main>",
            "<footer>",
            *_help(content),
            *group,
            f'<p class="version">{escape(guide.version)}</p>',
            "</footer>",
        )
    )
    return whole_page(
        language=guide.language,
        author=guide.author,
        title=guide.document_title,
        description=guide.subtitle,
        body=body,
    )


def _store(store: StoreCode, content: ScreenContent) -> str:
    label = escape(content.wording.code_of.format(store=store.store))
    developer = f'<span class="developer">{escape(store.developer)}</span>' if store.developer else ""
    opened = escape(content.wording.open_store.format(store=store.store))
    address = f'<span class="address">{escape(store.address)}</span>'
    return (
        f'<li><p class="tab"><strong>{escape(store.platform)}</strong> <span>{escape(store.store)}</span></p>'
        f"\n{code_svg(store.url, label)}\n<p>{_link(store.url, opened)}{developer}{address}</p></li>"
    )


def _step(step: Step) -> str:
    detail = f"<br><span>{escape(step.detail)}</span>" if step.detail else ""
    return f"<li><strong>{escape(step.title)}</strong>{detail}</li>"


def _help(content: ScreenContent) -> tuple[str, ...]:
    helper = content.guide.help
    if helper is None:
        return ()
    number = escape(helper.phone)
    dialled = f'<a href="tel:{escape(content.phone)}">{number}</a>' if content.phone else number
    hours = f'<br><span class="hours">{escape(helper.hours)}</span>' if helper.hours else ""
    return (f'<p class="help">{escape(helper.label)}<br><strong>{dialled}</strong>{hours}</p>',)


def _group(guide: GuideContent, content: ScreenContent) -> tuple[str, ...]:
    if guide.group is None:
        return ()
    name = escape(content.wording.code_of.format(store=guide.group.label))
    joined = escape(content.wording.group_open.format(label=guide.group.label))
    words = f"<p>{_link(guide.group.url, joined)}<br>{escape(guide.group.hint)}</p>"
    return (f'<div class="group">{code_svg(guide.group.url, name)}{words}</div>',)


def _link(url: str, text: str) -> str:
    """Return an anchor for a web address; any other text becomes a `span`."""
    if not url.startswith(_LINKED):
        return f"<span>{text}</span>"
    return f'<a href="{escape(url)}" rel="noopener noreferrer">{text}</a>'


def _rich(rich: RichText) -> str:
    return "".join(f"<strong>{escape(run.text)}</strong>" if run.strong else escape(run.text) for run in rich)


def code_svg(text: str, label: str) -> str:
    """One path in module units on white, quiet zone included; `label` is escaped already."""
    code = encode(text)
    ways = []
    for polygon in outline(code):
        (x, y), *rest = polygon
        steps = [f"M{x + QUIET_MODULES} {y + QUIET_MODULES}"]
        for x2, y2 in rest:
            steps.append(f"h{x2 - x}" if y2 == y else f"v{y2 - y}")
            x, y = x2, y2
        ways.append("".join(steps) + "z")
    side = code.full_size
    return (
        f'<svg class="code" role="img" aria-label="{label}" viewBox="0 0 {side} {side}" '
        'shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/>'
        f'<path fill="#000" fill-rule="evenodd" d="{"".join(ways)}"/></svg>'
    )
