#!/usr/bin/env python3
"""An auditor of the transparency log who trusts nobody: Python's standard library, and nothing of the house.

    verify_log.py audit   --log URL --key VKEY [--state FILE]
    verify_log.py receipt --receipt FILE --proof FILE --key VKEY [--jwks FILE] [--log URL]

`audit` reads the whole log: every tile and entry bundle must hash to the signed checkpoint, and the checkpoint must continue the
one kept in the state file (without a file, several earlier sizes are proved consistent). `receipt` checks a consent receipt
against its proof without the log; with --log also against the newest checkpoint.

Formats: C2SP tlog-tiles, tlog-checkpoint, signed-note, tlog-proof; RFC 6962 hashing; RFC 8032; RFC 7515 (ES256).
Exit status 0 and a line of JSON when all holds, 1 and the reason otherwise.
"""
import argparse
import base64
import hashlib
import hmac
import json
import os
import sys
import urllib.request

TILE = 256


class Wrong(Exception):
    """Something does not hold."""


def must(holds, reason):
    if not holds:
        raise Wrong(reason)


# ---- hashes of the tree (RFC 6962 section 2.1) ---------------------------------------------------------------------

def sha256(data):
    return hashlib.sha256(data).digest()


def leaf_hash(entry):
    return sha256(b"\x00" + entry)


def node_hash(left, right):
    return sha256(b"\x01" + left + right)


def root_of(hashes):
    """The root over leaf hashes, level by level with a stack: not how the log computes it."""
    stack = []
    for position, value in enumerate(hashes):
        while position & 1:
            value = node_hash(stack.pop(), value)
            position >>= 1
        stack.append(value)
    if not stack:
        return sha256(b"")
    value = stack.pop()
    while stack:
        value = node_hash(stack.pop(), value)
    return value


def check_inclusion(entry, index, size, path, root):
    """RFC 9162 section 2.1.3.2."""
    must(0 <= index < size, "the index lies outside the tree")
    first, last, value = index, size - 1, leaf_hash(entry)
    for sibling in path:
        must(last != 0, "the path is too long")
        if first & 1 or first == last:
            value = node_hash(sibling, value)
            while first and not first & 1:
                first >>= 1
                last >>= 1
        else:
            value = node_hash(value, sibling)
        first >>= 1
        last >>= 1
    must(last == 0, "the path is too short")
    must(value == root, "the path does not lead to the signed root")


def check_consistency(size1, root1, size2, root2, proof):
    """RFC 9162 section 2.1.4.2."""
    must(0 < size1 <= size2, "the sizes are in the wrong order")
    if size1 == size2:
        must(root1 == root2 and not proof, "two roots for one size")
        return
    nodes = list(proof)
    if size1 & (size1 - 1) == 0:
        nodes.insert(0, root1)
    must(nodes, "the proof is empty")
    first, last = size1 - 1, size2 - 1
    while first & 1:
        first >>= 1
        last >>= 1
    old = new = nodes[0]
    for value in nodes[1:]:
        must(last != 0, "the proof is too long")
        if first & 1 or first == last:
            old = node_hash(value, old)
            new = node_hash(value, new)
            while first and not first & 1:
                first >>= 1
                last >>= 1
        else:
            new = node_hash(new, value)
        first >>= 1
        last >>= 1
    must(last == 0, "the proof is too short")
    must(old == root1, "the older tree is not the beginning of the newer one")
    must(new == root2, "the proof does not lead to the newer root")


# ---- Ed25519 (RFC 8032 section 5.1), verification only ---------------------------------------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def ed_add(a, b):
    (x1, y1, z1, t1), (x2, y2, z2, t2) = a, b
    e1 = (y1 - x1) * (y2 - x2) % P
    e2 = (y1 + x1) * (y2 + x2) % P
    e3 = 2 * t1 * t2 * D % P
    e4 = 2 * z1 * z2 % P
    e, f, g, h = e2 - e1, e4 - e3, e4 + e3, e2 + e1
    return e * f % P, g * h % P, f * g % P, e * h % P


def ed_times(k, point):
    result = (0, 1, 1, 0)
    while k:
        if k & 1:
            result = ed_add(result, point)
        point = ed_add(point, point)
        k >>= 1
    return result


def ed_point(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    must(y < P, "not a point")
    x2 = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    must((x * x - x2) % P == 0, "not a point")
    must(x or not sign, "not a point")
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


def ed_same(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


ED_BASE = ed_point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def ed25519_verifies(key, message, signature):
    if len(key) != 32 or len(signature) != 64:
        return False
    try:
        public, commitment = ed_point(key), ed_point(signature[:32])
    except Wrong:
        return False
    s = int.from_bytes(signature[32:], "little")
    if s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    return ed_same(ed_times(s, ED_BASE), ed_add(commitment, ed_times(h, public)))


# ---- ECDSA on P-256 (FIPS 186-5), verification only ------------------------------------------------------------------

Q = 2**256 - 2**224 + 2**192 + 2**96 - 1
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
P256_BASE = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
             0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)


def p256_add(a, b):
    if a is None or b is None:
        return a or b
    (x1, y1), (x2, y2) = a, b
    if x1 == x2:
        if (y1 + y2) % Q == 0:
            return None
        slope = (3 * x1 * x1 - 3) * pow(2 * y1, -1, Q) % Q
    else:
        slope = (y2 - y1) * pow(x2 - x1, -1, Q) % Q
    x3 = (slope * slope - x1 - x2) % Q
    return x3, (slope * (x1 - x3) - y1) % Q


def p256_times(k, point):
    result = None
    while k:
        if k & 1:
            result = p256_add(result, point)
        point = p256_add(point, point)
        k >>= 1
    return result


def es256_verifies(x, y, message, signature):
    if len(signature) != 64 or not (0 <= x < Q and 0 <= y < Q) or (y * y - x**3 + 3 * x - B) % Q:
        return False
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    if not (0 < r < N and 0 < s < N):
        return False
    inverse = pow(s, -1, N)
    e = int.from_bytes(sha256(message), "big")
    point = p256_add(p256_times(e * inverse % N, P256_BASE), p256_times(r * inverse % N, (x, y)))
    return point is not None and point[0] % N == r


# ---- formats ---------------------------------------------------------------------------------------------------------

def b64(text):
    return base64.b64decode(text, validate=True)


def b64url(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


class Key:
    """A verifier key of a signed note: name+id+type and key."""

    def __init__(self, line):
        self.name, shown, encoded = line.strip().split("+", 2)
        data = b64(encoded)
        must(data[:1] == b"\x01" and len(data) == 33, "not an Ed25519 key of a note")
        self.id = sha256(self.name.encode() + b"\n" + data)[:4]
        must(self.id.hex() == shown, "the key does not have the id it claims")
        self.public = data[1:]


class Checkpoint:
    """A signed head of the log."""

    def __init__(self, note, key):
        self.note = note
        text, _, signatures = note.rpartition("\n\n")
        text += "\n"
        lines = text.split("\n")
        must(len(lines) >= 4, "a checkpoint has three lines")
        self.origin, size, root = lines[:3]
        must(size == "0" or (size.isdigit() and not size.startswith("0")), "not a size")
        self.size, self.root = int(size), b64(root)
        signed = False
        for line in signatures.splitlines():
            dash, name, value = line.split(" ")
            must(dash == "\u2014", "not a signature line")
            data = b64(value)
            if name == key.name and data[:4] == key.id:
                must(ed25519_verifies(key.public, text.encode(), data[4:]), "the signature is not the log's")
                signed = True
        must(signed, "the log did not sign this checkpoint")


class Proof:
    """A tlog-proof file."""

    def __init__(self, text, key):
        head, _, note = text.partition("\n\n")
        lines = head.split("\n")
        must(lines.pop(0) == "c2sp.org/tlog-proof@v1", "not a tlog-proof")
        self.extra = json.loads(b64(lines.pop(0)[len("extra "):])) if lines[0].startswith("extra ") else None
        must(lines[0].startswith("index "), "the proof names no index")
        self.index = int(lines.pop(0)[len("index "):])
        self.path = [b64(line) for line in lines]
        self.checkpoint = Checkpoint(note, key)


# ---- the log over HTTP -----------------------------------------------------------------------------------------------

class Log:
    def __init__(self, prefix, key):
        self.prefix, self.key = prefix.rstrip("/"), key

    def fetch(self, path):
        with urllib.request.urlopen(self.prefix + "/" + path, timeout=30) as answer:
            return answer.read()

    def checkpoint(self):
        return Checkpoint(self.fetch("checkpoint").decode(), self.key)

    @staticmethod
    def address(index, width):
        path = "%03d" % (index % 1000)
        while index >= 1000:
            index //= 1000
            path = "x%03d/%s" % (index % 1000, path)
        return path if width == TILE else "%s.p/%d" % (path, width)

    def tiles(self, size, kind, unit):
        """All resources of a kind that a tree of that size has at a level, one after the other."""
        for start in range(0, size, TILE):
            width = min(TILE, size - start)
            data = self.fetch("tile/%s/%s" % (kind, self.address(start // TILE, width)))
            must(len(data) == unit * width, "a tile %s has the wrong length" % kind)
            yield data

    def entries(self, size):
        found = []
        for data in self.tiles(size, "entries", 34):
            for at in range(0, len(data), 34):
                must(data[at:at + 2] == b"\x00\x20", "an entry is not a commitment of 32 bytes")
                found.append(data[at + 2:at + 34])
        return found

    def check_tiles(self, size, leaves):
        """Every tile at every level is what the leaves make of it."""
        level, hashes = 0, leaves
        while hashes:
            shown = b"".join(self.tiles(len(hashes), str(level), 32))
            must(shown == b"".join(hashes), "the tiles of level %d are not of these entries" % level)
            hashes = [root_of(hashes[i:i + TILE]) for i in range(0, len(hashes) - len(hashes) % TILE, TILE)]
            level += 1
        return level


def consistency(hashes, known):
    """RFC 6962 section 2.1.2, from the leaf hashes an auditor has."""
    def proof(m, part, whole):
        if m == len(part):
            return [] if whole else [root_of(part)]
        k = 1 << (len(part) - 1).bit_length() - 1
        if m <= k:
            return proof(m, part[:k], whole) + [root_of(part[k:])]
        return proof(m - k, part[k:], False) + [root_of(part[:k])]
    return proof(known, hashes, True)


def audit(arguments):
    key = Key(arguments.key)
    log = Log(arguments.log, key)
    checkpoint = log.checkpoint()
    leaves = [leaf_hash(entry) for entry in log.entries(checkpoint.size)]
    must(len(leaves) == checkpoint.size, "entries are missing")
    must(root_of(leaves) == checkpoint.root, "the entries do not make the signed root")
    levels = log.check_tiles(checkpoint.size, leaves)
    earlier = sorted({1, checkpoint.size // 3, checkpoint.size // 2, checkpoint.size - 1, checkpoint.size} - {0, -1})
    for size in earlier if checkpoint.size else []:
        check_consistency(size, root_of(leaves[:size]), checkpoint.size, checkpoint.root, consistency(leaves, size))
    continues = None
    if arguments.state and os.path.exists(arguments.state):
        with open(arguments.state, encoding="utf-8") as kept:
            old = Checkpoint(kept.read(), key)
        must(old.origin == checkpoint.origin, "the log has another name than before")
        must(old.size <= checkpoint.size, "the log has shrunk")
        if old.size:
            must(root_of(leaves[:old.size]) == old.root, "the log was rewritten")
            check_consistency(old.size, old.root, checkpoint.size, checkpoint.root, consistency(leaves, old.size))
        continues = old.size
    if arguments.state:
        with open(arguments.state, "w", encoding="utf-8") as kept:
            kept.write(checkpoint.note)
    return {"origin": checkpoint.origin, "size": checkpoint.size, "levels": levels, "continues": continues}


def check_jws(jws, jwks):
    head, body, signature = jws.split(".")
    header = json.loads(b64url(head))
    must(header.get("alg") == "ES256" and header.get("typ") == "consent-receipt+jwt", "not a receipt")
    keys = [k for k in jwks["keys"] if k.get("kid") == header.get("kid")]
    must(len(keys) == 1, "signed with a key that is not known")
    x, y = (int.from_bytes(b64url(keys[0][name]), "big") for name in "xy")
    must(es256_verifies(x, y, (head + "." + body).encode(), b64url(signature)), "the receipt was changed")


def receipt(arguments):
    key = Key(arguments.key)
    with open(arguments.receipt, encoding="ascii") as file:
        jws = file.read().strip()
    with open(arguments.proof, encoding="utf-8") as file:
        proof = Proof(file.read(), key)
    if arguments.jwks:
        with open(arguments.jwks, encoding="utf-8") as file:
            check_jws(jws, json.load(file))
    claims = json.loads(b64url(jws.split(".")[1]))
    must(proof.extra is not None, "what opened the entry was destroyed")
    payload = proof.extra["payload"]
    entry = hmac.new(b64url(proof.extra["nonce"]), payload.encode(), hashlib.sha256).digest()
    check_inclusion(entry, proof.index, proof.checkpoint.size, proof.path, proof.checkpoint.root)
    logged = json.loads(payload)
    hashed = "sha256-" + base64.urlsafe_b64encode(sha256(jws.encode())).rstrip(b"=").decode()
    must(logged["data"]["receipt"] == hashed, "the entry is about another receipt")
    must(logged["data"]["person"] == claims["sub"], "the entry is about another person")
    newest = None
    if arguments.log:
        log = Log(arguments.log, key)
        later = log.checkpoint()
        must(later.size >= proof.checkpoint.size, "the log has shrunk")
        leaves = [leaf_hash(e) for e in log.entries(later.size)]
        must(root_of(leaves) == later.root, "the entries do not make the signed root")
        must(leaves[proof.index] == leaf_hash(entry), "the entry is no longer in the log")
        check_consistency(proof.checkpoint.size, proof.checkpoint.root, later.size, later.root,
                          consistency(leaves, proof.checkpoint.size))
        newest = later.size
    return {"index": proof.index, "size": proof.checkpoint.size, "kind": logged["kind"], "newest": newest}


def main():
    parser = argparse.ArgumentParser(description="Audits the transparency log and receipts.")
    commands = parser.add_subparsers(dest="command", required=True)
    whole = commands.add_parser("audit")
    whole.add_argument("--log", required=True)
    whole.add_argument("--key", required=True)
    whole.add_argument("--state")
    one = commands.add_parser("receipt")
    for name in ("receipt", "proof", "key"):
        one.add_argument("--" + name, required=True)
    one.add_argument("--jwks")
    one.add_argument("--log")
    arguments = parser.parse_args()
    try:
        print(json.dumps({"audit": audit, "receipt": receipt}[arguments.command](arguments)))
    except Wrong as wrong:
        print("WRONG: %s" % wrong)
        sys.exit(1)
    except (ValueError, KeyError, IndexError, OSError) as broken:
        print("BROKEN: %s" % broken)
        sys.exit(1)


if __name__ == "__main__":
    main()
