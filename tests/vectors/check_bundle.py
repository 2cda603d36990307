#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""check_bundle.py FOLDER [--pin HEX]: a second reading of a bundle, from tile/entries alone, that shares no code with ours.

Framing of the tiles, form of the entries, canonical JSON (parse, print, compare), chain, tree, checkpoints and their
signatures, all entries' signatures by the openssl command, hash tiles, disclosures. The rules of section 7 are not applied.
"""
import base64
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

EM_DASH = b"\xe2\x80\x94 "
ED25519 = bytes.fromhex("302a300506032b6570032100")
P256 = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d03010703420004")
P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
ED25519_ORDER = 2**252 + 27742317777372353535851937790883648493


class NotRight(Exception):
    pass


def require(holds, what):
    if not holds:
        raise NotRight(what)


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


# --- Bytes -----------------------------------------------------------------------------------------------------------

def tile_path(index, width):
    name = f"{index % 1000:03d}"
    index //= 1000
    while index:
        name = f"x{index % 1000:03d}/" + name
        index //= 1000
    return name if width == 256 else f"{name}.p/{width}"


def entries_of(folder, size):
    for index in range((size + 255) // 256):
        width = min(256, size - 256 * index)
        path = folder / "tile" / "entries" / tile_path(index, width)
        tile, at = path.read_bytes(), 0
        for _ in range(width):
            require(at + 2 <= len(tile), f"{path} ends too early")
            length = int.from_bytes(tile[at:at + 2], "big")
            at += 2
            require(at + length <= len(tile), f"{path} ends too early")
            yield tile[at:at + length]
            at += length
        require(at == len(tile), f"{path} is too long")


def split_note(note, what):
    require(note.endswith(b"\n") and b"\r" not in note and b"\x00" not in note, f"{what}: not a note")
    text, blank, rest = note.partition(b"\n\n")
    require(blank and rest, f"{what}: no blank line")
    lines = []
    for line in rest[:-1].split(b"\n"):
        found = re.fullmatch(rb"\xe2\x80\x94 ([!-~]{1,255}) ([A-Za-z0-9+/]+={0,2})", line)
        require(found, f"{what}: a signature line is malformed")
        raw = base64.b64decode(found[2], validate=True)
        require(base64.b64encode(raw) == found[2] and len(raw) > 4, f"{what}: base64 that is not canonical")
        lines.append((found[1].decode(), raw[:4], raw[4:]))
    return text + b"\n", lines


# --- The JSON profile, section 4 ----------------------------------------------------------------------------------------

FORBIDDEN = re.compile("[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
                       "\ud800-\udfff\ufdd0-\ufdef]")


def no_pairs_twice(pairs):
    keys = [key for key, _ in pairs]
    require(len(set(keys)) == len(keys), "a member stands twice")
    return dict(pairs)


def refuse_number(text):
    raise NotRight(f"{text} is no integer")


def check_value(value, depth, what):
    if isinstance(value, (dict, list)):
        require(depth <= 6, f"{what}: nested too deeply")
    if isinstance(value, dict):
        for key, inner in value.items():
            require(re.fullmatch("[a-z][a-z0-9_]{0,31}", key), f"{what}: member {key!r}")
            check_value(inner, depth + 1, what)
    elif isinstance(value, list):
        for inner in value:
            check_value(inner, depth + 1, what)
    elif isinstance(value, str):
        require(len(value.encode()) <= 4096, f"{what}: a text too long")
        require(not FORBIDDEN.search(value) and not any(ord(c) & 0xFFFE == 0xFFFE for c in value),
                f"{what}: a character that no stored text may have")
        require(unicodedata.normalize("NFC", value) == value, f"{what}: a text that is not NFC")
    else:
        require(value is not None, f"{what}: null")
        require(isinstance(value, bool) or abs(value) < 2**53, f"{what}: a number too large")


def read_json(line, what):
    value = json.loads(line.decode("utf-8"), object_pairs_hook=no_pairs_twice, parse_float=refuse_number,
                       parse_constant=refuse_number)
    check_value(value, 1, what)
    printed = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    require(printed.encode() == line, f"{what}: the JSON is not canonical")
    return value


# --- Keys and signatures ------------------------------------------------------------------------------------------------

class Key:
    def __init__(self, spki, person, since):
        ed25519 = len(spki) == 44 and spki.startswith(ED25519)
        require(ed25519 or len(spki) == 91 and spki.startswith(P256), "a key of another form")
        self.spki, self.person, self.since, self.ed25519 = spki, person, since, ed25519
        self.revoked = None

    def key_id(self, name):
        return sha256(name.encode(), b"\n\x01", self.spki[-32:])[:4] if self.ed25519 else sha256(self.spki)[:4]

    def verify(self, text, signature, scratch):
        """The strictness that openssl lacks first: S < L, low s, one DER form."""
        if self.ed25519:
            if len(signature) != 64 or int.from_bytes(signature[32:], "little") >= ED25519_ORDER:
                return False
        elif not low_s_der(signature):
            return False
        for name, data in (("der", self.spki), ("text", text), ("sig", signature)):
            (scratch / name).write_bytes(data)
        der, message, sig = (str(scratch / name) for name in ("der", "text", "sig"))
        if self.ed25519:
            command = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", der, "-rawin", "-in",
                       message, "-sigfile", sig]
        else:
            command = ["openssl", "dgst", "-sha256", "-keyform", "DER", "-verify", der, "-signature", sig, message]
        return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def low_s_der(signature):
    numbers, at = [], 2
    if len(signature) < 8 or signature[0] != 0x30 or signature[1] != len(signature) - 2:
        return False
    while at < len(signature):
        length = signature[at + 1]
        numbers.append(int.from_bytes(signature[at + 2:at + 2 + length], "big"))
        at += 2 + length
    if len(numbers) != 2 or not (0 < numbers[0] < P256_ORDER and 0 < numbers[1] <= P256_ORDER // 2):
        return False
    printed = b""
    for number in numbers:
        raw = number.to_bytes(number.bit_length() // 8 + 1, "big")
        printed += b"\x02" + bytes([len(raw)]) + raw
    return signature == b"\x30" + bytes([len(printed)]) + printed


class Journal:
    def __init__(self, origin, scratch):
        self.origin, self.scratch = origin, scratch
        self.keys, self.log_keys = {}, []
        self.leaves, self.texts, self.signatures = [], "", 0

    def learn(self, seq, kind, body):
        def add(member, person):
            spki = base64.b64decode(member, validate=True)
            fingerprint = sha256(spki).hex()
            require(fingerprint not in self.keys, f"entry {seq}: a key that is known already")
            self.keys[fingerprint] = Key(spki, person, seq)
            return self.keys[fingerprint]
        if kind == "genesis":
            for founder in body["founders"]:
                add(founder["key"], founder["person"]["id"])
            if "root_key" in body:
                add(body["root_key"], body["founders"][0]["person"]["id"])
            self.log_keys.append((seq, add(body["log_key"], None)))
        elif kind == "key-add":
            add(body["key"], body["person"])
        elif kind == "log-key":
            self.log_keys.append((seq, add(body["key"], None)))

    def log_key_at(self, size):
        return [key for since, key in self.log_keys if since < size][-1]

    def check_signatures(self, what, seq, signers, text, lines):
        require(len(signers) == len(lines), f"{what}: not as many signatures as signers")
        for signer, (name, key_id, signature) in zip(signers, lines):
            require(signer["key"].startswith("sha256:"), f"{what}: no fingerprint")
            key = self.keys.get(signer["key"][7:])
            require(key, f"{what}: signed by a key that nobody brought")
            require(key.revoked is None or key.revoked >= seq, f"{what}: signed by a revoked key")
            expected = self.origin + (f"/u/{key.person}" if key.person else "")
            require(name == expected, f"{what}: signed in the name of {name}")
            require(key.key_id(name) == key_id, f"{what}: another key id")
            require(key.verify(text, signature, self.scratch), f"{what}: a wrong signature")
            self.signatures += 1

    def add(self, note):
        seq = len(self.leaves)
        what = f"entry {seq}"
        require(len(note) <= 65535, f"{what}: too long")
        text, lines = split_note(note, what)
        parts = text.split(b"\n")
        require(len(parts) == 3 and parts[0] == b"vialog/entry@v1", f"{what}: not the two lines of an entry")
        entry = read_json(parts[1], what)
        require(entry["v"] == 1 and entry["log"] == self.origin and entry["seq"] == seq, f"{what}: of elsewhere")
        previous = self.leaves[-1] if self.leaves else bytes(32)
        require(entry["prev"] == previous.hex(), f"{what}: the chain is broken")
        require(1 <= len(entry["by"]) <= 4, f"{what}: number of signers")
        self.learn(seq, entry["kind"], entry["body"])
        self.check_signatures(what, seq, entry["by"], text, lines)
        if entry["kind"] == "key-revoke":
            self.keys[entry["body"]["key"].removeprefix("sha256:")].revoked = seq
        self.leaves.append(sha256(b"\x00", note))
        self.texts += parts[1].decode()


# --- The tree --------------------------------------------------------------------------------------------------------

def root_of(leaves):
    if len(leaves) == 1:
        return leaves[0]
    left = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(b"\x01", root_of(leaves[:left]), root_of(leaves[left:]))


def check_hash_tiles(folder, leaves):
    level, hashes, checked = 0, leaves, 0
    while hashes:
        for index in range((len(hashes) + 255) // 256):
            part = hashes[256 * index:256 * index + 256]
            path = folder / "tile" / str(level) / tile_path(index, len(part))
            require(path.read_bytes() == b"".join(part), f"{path} is not of these entries")
            checked += 1
        hashes = [root_of(hashes[i:i + 256]) for i in range(0, len(hashes) // 256 * 256, 256)]
        level += 1
    return checked


def check_checkpoint(path, journal):
    text, lines = split_note(path.read_bytes(), str(path))
    origin, size, root = text.decode().split("\n")[:3]
    require(text.count(b"\n") == 3 and origin == journal.origin, f"{path}: not a checkpoint of this journal")
    require(re.fullmatch("[1-9][0-9]{0,15}", size) and int(size) <= len(journal.leaves), f"{path}: size")
    require(base64.b64encode(root_of(journal.leaves[:int(size)])).decode() == root, f"{path}: another root")
    key = journal.log_key_at(int(size))
    own = [line for line in lines if line[0] == origin]
    require(own, f"{path}: not signed by the journal's key")
    for name, key_id, signature in own:
        require(key.key_id(name) == key_id and key.verify(text, signature, journal.scratch), f"{path}: wrong signature")
    return int(size)


def check_disclosures(path, journal):
    if not path.exists():
        return 0
    lines = path.read_text(encoding="ascii").splitlines()
    require(len(set(lines)) == len(lines), f"{path}: a line stands twice")
    for line in lines:
        digest = base64.urlsafe_b64encode(sha256(line.encode())).decode().rstrip("=")
        require(f'"{digest}"' in journal.texts, f"{path}: a line that belongs to no entry")
        salt, name, value = json.loads(base64.urlsafe_b64decode(line + "=" * (-len(line) % 4)))
        require(len(salt) == 22 and re.fullmatch("[a-z][a-z0-9_]{0,31}", name) and isinstance(value, str),
                f"{path}: no disclosure")
    return len(lines)


def check(folder, pin, scratch):
    origin, size = (folder / "checkpoint").read_bytes().decode().split("\n")[:2]
    journal = Journal(origin, scratch)
    for note in entries_of(folder, int(size)):
        journal.add(note)
    first = journal.leaves[0].hex()
    require(pin is None or pin == first, "the journal begins with another entry than the pinned one")
    tiles = check_hash_tiles(folder, journal.leaves)
    checkpoints = [check_checkpoint(folder / "checkpoint", journal)]
    require(checkpoints == [int(size)], "the checkpoint is of another size")
    for path in sorted((folder / "checkpoints").glob("*")):
        checkpoints.append(check_checkpoint(path, journal))
        require(path.name == str(checkpoints[-1]), f"{path}: of another size than its name")
    disclosures = check_disclosures(folder / "disclosures.txt", journal)
    print(f"right: {size} entries, {journal.signatures} signatures, {len(journal.keys)} keys, {len(checkpoints)} "
          f"checkpoints, {tiles} hash tiles, {disclosures} disclosures; pin {first}"
          + ("" if pin else " (not compared)"))


def main(words):
    pin = None
    if "--pin" in words:
        at = words.index("--pin")
        pin = words[at + 1].lower()
        del words[at:at + 2]
    if len(words) != 1:
        print(__doc__)
        return 64
    with tempfile.TemporaryDirectory() as scratch:
        try:
            check(pathlib.Path(words[0]), pin, pathlib.Path(scratch))
        except (NotRight, OSError, ValueError, KeyError, TypeError, IndexError) as problem:
            print(f"NOT RIGHT: {problem}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
