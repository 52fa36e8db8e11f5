"""Prints the list of every Debian package on the card as SPDX 2.3.

usage: spdx.py PACKAGES.TSV NAME VERSION TIME

PACKAGES.TSV: package, version, architecture, source package and its version, one package a line. TIME: seconds since
1970, which the document says it was made at.
"""

import datetime
import hashlib
import json
import pathlib
import re
import sys
import urllib.parse


def package(line):
    name, version, architecture, source, source_version = line.split("\t")
    return {
        "SPDXID": "SPDXRef-" + re.sub(r"[^A-Za-z0-9.-]", "-", f"{name}-{architecture}"),
        "name": name,
        "versionInfo": version,
        "supplier": "Organization: Debian",
        "downloadLocation": "NOASSERTION",
        "filesAnalyzed": False,
        "licenseConcluded": "NOASSERTION",
        "licenseDeclared": "NOASSERTION",
        "copyrightText": "NOASSERTION",
        "sourceInfo": f"built from {source} {source_version}",
        "externalRefs": [{
            "referenceCategory": "PACKAGE-MANAGER",
            "referenceType": "purl",
            "referenceLocator": f"pkg:deb/debian/{name}@{urllib.parse.quote(version)}?arch={architecture}",
        }],
    }


def main():
    table, name, version, time = sys.argv[1:]
    text = pathlib.Path(table).read_text(encoding="utf-8")
    packages = [package(line) for line in text.splitlines()]
    waypost = {
        "SPDXID": "SPDXRef-waypost", "name": "waypost", "versionInfo": version, "downloadLocation": "NOASSERTION",
        "filesAnalyzed": False, "licenseConcluded": "MIT", "licenseDeclared": "MIT", "copyrightText": "NOASSERTION",
    }
    made = datetime.datetime.fromtimestamp(int(time), datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    document = {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": name,
        "documentNamespace": f"https://waypost.invalid/spdx/{name}-{hashlib.sha256(text.encode()).hexdigest()[:16]}",
        "creationInfo": {"created": made, "creators": ["Tool: waypost-image"]},
        "packages": [waypost, *packages],
        "relationships": [{"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES",
                           "relatedSpdxElement": "SPDXRef-waypost"},
                          *({"spdxElementId": "SPDXRef-waypost", "relationshipType": "DEPENDS_ON",
                             "relatedSpdxElement": one["SPDXID"]} for one in packages)],
    }
    json.dump(document, sys.stdout, indent=1, ensure_ascii=False)
    print()


if __name__ == "__main__":
    main()
