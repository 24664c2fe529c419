"""Signs that the fonts of the papers draw, and the replacement of every other one.

Made by `python -m tests.documents.test_signs` from `resources/fonts`; a test compares them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Final, TypeVar, cast

from core.base.text import clean

Value = TypeVar("Value")

REPLACEMENT: Final = "□"
_DRAWN: Final = (
    "\u0020-\u007e\u00a0-\u02ff\u0374-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce"
    "\u03d0-\u0482\u048a-\u0513\u051a-\u051d\u0531-\u0556\u0559-\u055f\u0561-\u0587\u0589-\u058a"
    "\u0606-\u0607\u0609-\u060a\u060c\u0660-\u066c\u06f0-\u06f9\u0e3f\u0e81-\u0e82\u0e84\u0e87-\u0e88"
    "\u0e8a\u0e8d\u0e94-\u0e97\u0e99-\u0e9f\u0ea1-\u0ea3\u0ea5\u0ea7\u0eaa-\u0eab\u0ead-\u0eb0"
    "\u0eb2-\u0eb3\u10d0-\u10fc\u1d00-\u1dbf\u1e00-\u1e9b\u1e9e-\u1ef9\u1f00-\u1f15\u1f18-\u1f1d"
    "\u1f20-\u1f45\u1f48-\u1f4d\u1f50-\u1f57\u1f59-\u1f5d\u1f5f-\u1f7d\u1f80-\u1fb4\u1fb6-\u1fc4"
    "\u1fc6-\u1fd3\u1fd6-\u1fdb\u1fdd-\u1fef\u1ff2-\u1ff4\u1ff6-\u1ffe\u2000-\u200e\u2010-\u2023\u2026"
    "\u202a-\u2037\u2039-\u203f\u2044-\u2049\u204b\u205e-\u205f\u206a-\u2071\u2074-\u208e\u2090-\u209c"
    "\u20a0-\u20b5\u20b8-\u20ba\u20bd\u20bf\u2102\u2105\u210d-\u210f\u2113-\u2117\u2119-\u211a\u211d"
    "\u2122-\u2126\u212a-\u212b\u212e\u2148\u214d-\u214e\u2150-\u2151\u2153-\u215f\u2184\u2189"
    "\u2190-\u2220\u2223\u2227-\u222d\u2234-\u223d\u2241-\u2269\u226d-\u228b\u228d-\u22a5\u22b2-\u22b5"
    "\u22b8\u22c2-\u22c6\u22cd-\u22d1\u22da-\u22e9\u22ef\u2300-\u2306\u2308-\u2315\u2318-\u2319"
    "\u231c-\u2321\u2325-\u2328\u232b\u2335-\u237a\u237d\u2380-\u2383\u2388-\u238b\u2395\u239b-\u23ae"
    "\u23ce-\u23cf\u2423\u2500-\u262f\u2638-\u268b\u2690-\u269c\u26a0-\u26a1\u26b0-\u26b1\u2701-\u2704"
    "\u2706-\u2709\u270c-\u2727\u2729-\u274b\u274d\u274f-\u2752\u2756\u2758-\u275e\u2761-\u2775\u2794"
    "\u2798-\u27af\u27b1-\u27bf\u27c2\u27c5-\u27c6\u27dc\u27e0\u27e6-\u27eb\u27f5-\u27f7\u2987-\u2988"
    "\u2997-\u2998\u29eb\u29fa-\u29fb\u2a00\u2a2f\u2a6a-\u2a6b\u2b05-\u2b0d\u2b12-\u2b1a\u2c60-\u2c77"
    "\u2c79-\u2c7a\u2c7c-\u2c7f\u2e17-\u2e18\u2e1f\u2e22-\u2e25\u2e2e\ua708-\ua727\ua788-\ua78e"
    "\ua790-\ua791\ua7aa\ua7f8-\ua7f9\ufb01-\ufb02\ufb29\ufb37\ufb3d\ufb3f\ufb42\ufb45\ufeff"
    "\ufff9-\ufffd\uffff\U0001d55a"
)
"""Ranges of a pattern: what the sans faces of the papers and their last resort have, from left to right."""

_LACKING: Final = re.compile(f"[^{_DRAWN}]+")


def lacking(text: str) -> str:
    """The signs of `text` that no paper can draw, once each, in their order: emoji, other scripts."""
    return "".join(dict.fromkeys("".join(_LACKING.findall(clean(text)))))


def printable(text: str) -> str:
    """`text` as papers show it: one REPLACEMENT for each run of signs that no font has."""
    return _LACKING.sub(REPLACEMENT, clean(text))


def printable_in(value: Value) -> Value:
    """`value` with every text inside it, also of dataclasses and tuples, as papers show it."""
    if isinstance(value, str):
        return cast("Value", _shown(value)) if type(value) is str else value
    if isinstance(value, tuple):
        return cast("Value", tuple(printable_in(one) for one in value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{field.name: printable_in(getattr(value, field.name)) for field in fields(value)}
        )
    return value


def _shown(text: str) -> str:
    """`text` itself where every sign is drawn; a run of a line keeps the spaces at both of its ends."""
    if not lacking(text):
        return text
    lead, tail = len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" "))
    return " " * lead + printable(text) + " " * tail


def lacking_in(*values: object) -> Iterator[str]:
    """Texts inside `values`, as in `printable_in`, that have signs no font draws."""
    for value in values:
        if type(value) is str:
            if lacking(value):
                yield value
        elif isinstance(value, tuple):
            yield from lacking_in(*value)
        elif is_dataclass(value) and not isinstance(value, type):
            yield from lacking_in(*(getattr(value, field.name) for field in fields(value)))
