"""The parts list of a bundle (CycloneDX 1.6, JSON): packages with licences, and every file with its hash."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

from tools import third_party_licenses
from tools.version_resource import project_version

PYTHON: Final = "Python"
LICENCES: Final = LicenseFactory()


def write(bundle: Path, target: Path) -> None:
    """Write the parts list of `bundle`: what THIRD_PARTY_LICENSES names, and each file with its SHA-256."""
    version = project_version()
    bom = Bom(serial_number=uuid5(NAMESPACE_URL, f"tung-nha-{version}-windows"))
    program = Component(name="tung-nha", version=version, type=ComponentType.APPLICATION)
    program.licenses.add(LICENCES.make_from_string("Apache-2.0"))
    bom.metadata.component = program
    parts = [*packages(third_party_licenses.parts()), *files(bundle)]
    bom.components.update(parts)
    bom.register_dependency(program, parts)
    outputter = make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6)
    target.write_text(outputter.output_as_string(indent=1), encoding="utf-8")


def packages(parts: Iterable[third_party_licenses.Part]) -> list[Component]:
    found = []
    for part in parts:
        version = platform.python_version() if part.name == PYTHON else part.version
        url = PackageURL(type="pypi", name=part.name, version=version) if part.version else None
        component = Component(
            name=part.name,
            version=version or None,
            type=ComponentType.LIBRARY,
            purl=None if part.name == PYTHON else url,
            bom_ref=f"part:{part.name}",
        )
        component.licenses.add(LICENCES.make_from_string(part.licence))
        found.append(component)
    return found


def files(bundle: Path) -> list[Component]:
    return [file_part(path, bundle) for path in sorted(bundle.rglob("*")) if path.is_file()]


def file_part(path: Path, bundle: Path) -> Component:
    name = path.relative_to(bundle).as_posix()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Component(
        name=name,
        type=ComponentType.FILE,
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)],
        bom_ref=f"file:{name}",
    )
