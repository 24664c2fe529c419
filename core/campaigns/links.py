"""Addresses that may be printed as a QR code: the list of the build, and nothing else."""

from __future__ import annotations

import re
from typing import Final

from core.base.errors import UserError
from core.campaigns.models import Link, Platform

STORE_HOSTS: Final = {Platform.ANDROID: "play.google.com", Platform.IOS: "apps.apple.com"}
WEB_HOSTS: Final = frozenset({"bluezone.ai", "zalo.me", "go.zalo.me"})
WEB_SUFFIX: Final = ".gov.vn"
MAX_URL: Final = 120

# Only https: a page that arrives unprotected can be swapped on the way, and the flyer would vouch for it. An
# official address that a source gives as http is written with https or left out.
_URL: Final = re.compile(
    r"https://(?P<host>[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?P<path>(?:/[A-Za-z0-9._~-]*)*)(?:\?(?P<query>[A-Za-z0-9._~=&-]+))?",
    re.ASCII,
)
_PACKAGE: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)+", re.ASCII)
_STORE_NUMBER: Final = re.compile(r"id[1-9][0-9]{5,11}", re.ASCII)


def is_listed(host: str) -> bool:
    """Return True if a host is allowed in a web link: an official one (`*.gov.vn`) or one of the build's
    list.
    """
    return host in WEB_HOSTS or (host.endswith(WEB_SUFFIX) and ".." not in host)


def check_link(link: Link) -> Link:
    """The link itself, if its address is one that may be printed and names the app's id.

    Raises `campaign.link_https`, `campaign.link_shape`, `campaign.link_host` or `campaign.app_id`.
    """
    host, path, query = _parts(link.url)
    if link.platform is Platform.WEB:
        if not is_listed(host):
            raise UserError("campaign.link_host", host=host[:80])
        if link.app_id is not None:
            raise UserError("campaign.app_id", url=link.url)
        return link
    if host != STORE_HOSTS[link.platform]:
        raise UserError("campaign.link_host", host=host[:80])
    if link.app_id is None or not _names_app(link.platform, link.app_id, path, query):
        raise UserError("campaign.app_id", url=link.url)
    return link


def check_web_address(url: str) -> str:
    """`url`, if it may be printed: for the links of a unit's settings, such as a Zalo group."""
    return check_link(Link(platform=Platform.WEB, url=url, app_id=None)).url


def _parts(url: str) -> tuple[str, str, str]:
    if not url.startswith("https://"):
        raise UserError("campaign.link_https", url=url[:80])
    match = _URL.fullmatch(url)
    if match is None or len(url) > MAX_URL:
        raise UserError("campaign.link_shape", url=url[:80])
    return match["host"], match["path"], match["query"] or ""


def _names_app(platform: Platform, app_id: str, path: str, query: str) -> bool:
    if platform is Platform.ANDROID:
        named = path == "/store/apps/details" and query == f"id={app_id}"
        return named and _PACKAGE.fullmatch(app_id) is not None
    named = "/app/" in path and path.endswith(f"/{app_id}") and not query
    return named and _STORE_NUMBER.fullmatch(app_id) is not None
