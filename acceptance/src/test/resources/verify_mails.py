"""Verifies every signature of every mail in a directory with dkimpy, by the records in dns.json beside them, and reads
the mails with Python's own parser, for which no defect is small. One JSON object per mail."""
import email
import email.policy
import json
import pathlib
import sys

import dkim

where = pathlib.Path(sys.argv[1])
records = json.loads((where / "dns.json").read_text())


def dns(name, timeout=5):
    asked = (name.decode() if isinstance(name, bytes) else name).rstrip(".")
    return records.get(asked, "").encode() or None


strict = email.policy.SMTP.clone(raise_on_defect=True)
for file in sorted(where.glob("*.eml")):
    raw = file.read_bytes()
    verifier = dkim.DKIM(raw)
    count = sum(1 for name, _ in verifier.headers if name.lower() == b"dkim-signature")
    signatures = []
    for index in range(count):
        good = verifier.verify(idx=index, dnsfunc=dns)
        fields = verifier.signature_fields
        signatures.append([fields[b"a"].decode(), fields[b"s"].decode(), bool(good)])
    message = email.message_from_bytes(raw, policy=strict)
    text = message.get_body(preferencelist=("plain",))
    defects = [str(defect) for part in message.walk() for defect in part.defects]
    for header in message.keys():
        str(message[header])
    print(json.dumps({
        "file": file.name,
        "signatures": signatures,
        "defects": defects,
        "text": text.get_content() if text is not None else "",
        "html": message.get_body(preferencelist=("html",)) is not None,
        "subject": str(message["Subject"]),
    }))
