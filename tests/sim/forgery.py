"""Files of a faulty device: whole and rightly signed, with other words under a known id."""

from __future__ import annotations

import json
from collections.abc import Sequence

from core.events.lines import decode
from core.sync.manifest import StreamKey
from storage.sync.format.batch_file import open_container, seal
from storage.sync.format.payload import Carried, pack


def other_words(data: bytes, identities: Sequence[str], seed: bytes, event: str) -> bytes:
    """`data`, a batch for the owner of `identities`, with another line for `event`; sealed with `seed`."""
    opened = open_container(data, identities)
    lines = [_other(line, event) for line in map(bytes, opened.lines())]
    (payload,) = pack(
        Carried(StreamKey(said.device, said.incarnation, said.cls), said.seq, line)
        for line in lines
        for said in [decode(line)]
    )
    return seal(opened.manifest, payload, recipients=[opened.manifest.addressee], seed=seed)


def _other(line: bytes, event: str) -> bytes:
    said = json.loads(line)
    if said["id"] != event:
        return line
    return json.dumps(said | {"zz": 1}, ensure_ascii=False, separators=(",", ":")).encode()
