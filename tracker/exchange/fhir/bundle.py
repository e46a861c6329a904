"""A FHIR R4 Bundle of type collection: the person, the page as a document, plans, and the entries.

One line a resource. Every reference leads to a resource in it.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Final, TextIO
from uuid import NAMESPACE_OID, uuid5

from tracker.domain.model.plan import Plan
from tracker.domain.model.symptom_list import CATALOGUE, SymptomList
from tracker.exchange.contents import Contents
from tracker.exchange.fhir.resources import (
    META,
    Resource,
    document,
    is_resource,
    patient,
    resource_of,
    statement_of,
)

_BEGAN: Final = datetime(2020, 1, 1, tzinfo=UTC)


def write(
    contents: Contents,
    file: TextIO,
    *,
    symptoms: SymptomList = CATALOGUE,
    plans: Sequence[Plan] = (),
    page: bytes = b"",
    now: datetime = _BEGAN,
) -> int:
    """Write the bundle; returns how many entries of the journal are in it. As formats.Writer.

    page: the page for the doctor as PDF, empty for none; now: in UTC; symptoms: the person's own names.
    """
    records = [record for record in contents.records if is_resource(record)]
    profile = contents.profile
    # The same in each file of one person; of one without a name, in each file that begins with the same entry.
    known = f"{profile.name} {profile.born}" if profile.name else records[0].uid if records else ""
    person = str(uuid5(NAMESPACE_OID, known))
    made = f"{now.astimezone(UTC).isoformat()[:19]}Z"
    head = {"resourceType": "Bundle", "type": "collection", "meta": META, "timestamp": made}
    file.write(f'{json.dumps(head)[:-1]}, "entry": [')

    def resources() -> Iterator[Resource]:
        yield patient(profile, person)
        if page:
            yield document(b64encode(page), str(uuid5(NAMESPACE_OID, f"{person} {made}")), person, now)
        yield from (statement_of(plan, person) for plan in plans)
        yield from (resource_of(record, person, symptoms) for record in records)

    for number, one in enumerate(resources()):
        file.write(",\n" if number else "\n")
        file.write(json.dumps({"fullUrl": f"urn:uuid:{one['id']}", "resource": one}))
    file.write("\n]}\n")
    return len(records)
