#!/usr/bin/env python3
"""Does the draw of a promotion again, from its published transcript.

    verify_draw.py transcript.json                 every step, from the commitment to the drawn order
    verify_draw.py transcript.json --root HEX      and that the entries are those whose root you noted at the close
    verify_draw.py transcript.json --ticket NUMBER and whether the entry with this number was among them, and drawn
    verify_draw.py transcript.json --value TEXT    and that the public value is the one you read at its source
    verify_draw.py transcript.json --commitment HEX and that the commitment is the one you noted before the opening

Only the standard library of Python 3.9 or later; it shares no code with the system. Exit code 0: everything holds.
"""

import argparse
import hashlib
import hmac
import json
import struct
import sys
from datetime import datetime

ALGORITHM = "madoguchi-draw/1"


class Broken(Exception):
    """What does not hold, in words."""


def sha256(*parts):
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.digest()


def leaf_of(promotion, ticket):
    return sha256(b"\x00", ("madoguchi-entry/1\n%s\n%s" % (promotion, ticket)).encode("utf-8"))


def root_of(leaves):
    """The Merkle tree hash of RFC 9162 section 2.1.1, bottom up; the leaves are hashes already."""
    if not leaves:
        return sha256()
    stack = []  # (size of the whole subtree, its hash)
    for leaf in leaves:
        stack.append((1, leaf))
        while len(stack) > 1 and stack[-1][0] == stack[-2][0]:
            size, right = stack.pop()
            _, left = stack.pop()
            stack.append((2 * size, sha256(b"\x01", left, right)))
    _, node = stack.pop()
    while stack:
        _, left = stack.pop()
        node = sha256(b"\x01", left, node)
    return node


def seed_of(promotion, root, secret, value):
    """HKDF-SHA-256 (RFC 5869), one block."""
    extracted = hmac.new(promotion.encode("ascii"), root + secret + value.encode("utf-8"), hashlib.sha256).digest()
    return hmac.new(extracted, ALGORITHM.encode("ascii") + b"\x01", hashlib.sha256).digest()


def numbers(seed):
    block = 0
    while True:
        yield from struct.unpack(">4Q", hmac.new(seed, struct.pack(">Q", block), hashlib.sha256).digest())
        block += 1


def order_of(seed, entries, wanted):
    stream = numbers(seed)
    places = list(range(entries))
    drawn = []
    for i in range(min(entries, wanted)):
        bound = entries - i
        fair = 2**64 - 2**64 % bound
        number = next(stream)
        while number >= fair:
            number = next(stream)
        other = i + number % bound
        places[i], places[other] = places[other], places[i]
        drawn.append(places[i])
    return drawn


def time(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def must(holds, otherwise):
    if not holds:
        raise Broken(otherwise)


def check_entries(transcript):
    entries = transcript["entries"]
    leaves = [bytes.fromhex(leaf) for leaf in entries["leaves"]]
    must(all(len(leaf) == 32 for leaf in leaves), "an entry is no hash of 32 bytes")
    must(len(leaves) == entries["count"], "the number of entries is not the number that was declared")
    must(all(a < b for a, b in zip(leaves, leaves[1:])), "the entries are not in the order of their hashes, or one is there twice")
    root = root_of(leaves)
    must(root.hex() == entries["root"], "the root is not the root of these entries")
    return leaves, root


def check_times(transcript):
    must(transcript["rules"], "no rules were published")
    published = min(time(rules["publishedAt"]) for rules in transcript["rules"])
    must(published < time(transcript["opensAt"]), "the commitment was not public before the opening")
    must(time(transcript["opensAt"]) < time(transcript["closesAt"]), "it closed before it opened")
    must(time(transcript["closesAt"]) <= time(transcript["entries"]["closedAt"]), "the entries were fixed before the close")
    must(
        time(transcript["closesAt"]) < time(transcript["publicValue"]["due"]),
        "the public value existed before the close",
    )


def check_value(transcript):
    public = transcript["publicValue"]
    standing = [said for said in public["statements"] if "replacedAt" not in said]
    must(len(standing) == 1, "there is not one public value that stands")
    said = standing[0]
    must("witnessedAt" in said, "nobody witnessed the public value")
    must(said["value"] == public["value"], "the value of the draw is not the one that was witnessed")
    must(all(time(each["statedAt"]) >= time(public["due"]) for each in public["statements"]), "a value was stated before it existed")
    return public["value"]


def check_draw(transcript, leaves, root):
    value = check_value(transcript)
    secret = bytes.fromhex(transcript["secret"])
    must(sha256(secret).hex() == transcript["commitment"], "the secret is not the one that was committed to")
    seed = seed_of(transcript["promotion"], root, secret, value)
    must(seed.hex() == transcript["seed"], "the seed does not follow from root, secret and public value")
    order = order_of(seed, len(leaves), transcript["winners"] + transcript["alternates"])
    must(order == transcript["order"], "the drawn order does not follow from the seed")
    return order


def check_ticket(transcript, leaves, ticket, order):
    leaf = leaf_of(transcript["promotion"], ticket)
    must(leaf in leaves, "the entry with this number is not among the entries")
    place = leaves.index(leaf)
    print("entry: number %d of %d" % (place + 1, len(leaves)))
    if order is not None:
        rank = order.index(place) + 1 if place in order else None
        if rank is None:
            print("drawn: no")
        else:
            print("drawn: %d, %s" % (rank, "a winner" if rank <= transcript["winners"] else "an alternate"))


def verify(transcript, arguments):
    must(transcript["format"] == ALGORITHM, "not a transcript of " + ALGORITHM)
    check_times(transcript)
    leaves, root = check_entries(transcript)
    if arguments.root:
        must(root.hex() == arguments.root.lower(), "these are not the entries that were there at the close")
    if arguments.commitment:
        must(transcript["commitment"] == arguments.commitment.lower(), "this is not the commitment of before the opening")
    order = None
    if "drawnAt" in transcript:
        order = check_draw(transcript, leaves, root)
        if arguments.value is not None:
            must(transcript["publicValue"]["value"] == arguments.value, "the public value is not the one you read")
    if arguments.ticket:
        check_ticket(transcript, leaves, arguments.ticket, order)
    return len(leaves), order


def main():
    parser = argparse.ArgumentParser(description="Does the draw of a promotion again.")
    parser.add_argument("transcript")
    parser.add_argument("--root")
    parser.add_argument("--commitment")
    parser.add_argument("--ticket")
    parser.add_argument("--value")
    arguments = parser.parse_args()
    try:
        with open(arguments.transcript, encoding="utf-8") as file:
            transcript = json.load(file)
        entries, order = verify(transcript, arguments)
    except Broken as broken:
        print("BROKEN: %s" % broken)
        return 1
    except (KeyError, TypeError, ValueError) as malformed:
        print("BROKEN: not a whole transcript (%s)" % malformed)
        return 1
    print("HOLDS: %d entries, %s" % (entries, "not drawn yet" if order is None else "drawn in order %s" % order[:20]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
