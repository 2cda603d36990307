#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads schemas/key-file.md a second time, apart from src/crypto, and prints the example bytes that stand there and in
the tests. Needs the package `cryptography` (44 or later, for Argon2id); ctest does not run it.

    python3 tests/crypto/key_file_reference.py
"""
import base64
import hashlib
import hmac
import struct
import unicodedata

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

RAW = (serialization.Encoding.Raw, serialization.PublicFormat.Raw)
SPKI = (serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def rotate(value: int, count: int) -> int:
    return (value << count | value >> (32 - count)) & 0xFFFFFFFF


def hchacha20(key: bytes, nonce: bytes) -> bytes:
    """draft-irtf-cfrg-xchacha-03, section 2.2."""
    x = list(struct.unpack("<16I", b"expand 32-byte k" + key + nonce))

    def quarter(a: int, b: int, c: int, d: int) -> None:
        for left, right, other, count in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            x[left] = (x[left] + x[right]) & 0xFFFFFFFF
            x[other] = rotate(x[other] ^ x[left], count)

    for _ in range(10):
        for i in range(4):
            quarter(i, i + 4, i + 8, i + 12)
        for i in range(4):
            quarter(i, (i + 1) % 4 + 4, (i + 2) % 4 + 8, (i + 3) % 4 + 12)
    return struct.pack("<8I", *x[:4], *x[12:])


def seal(key: bytes, nonce: bytes, plaintext: bytes, data: bytes) -> bytes:
    inner = ChaCha20Poly1305(hchacha20(key, nonce[:16]))
    return nonce + inner.encrypt(bytes(4) + nonce[16:], plaintext, data)


def hkdf(secret: bytes, salt: bytes, info: bytes) -> bytes:
    extracted = hmac.digest(salt, secret, "sha256")
    return hmac.digest(extracted, info + b"\x01", "sha256")


def seal_to(recipient: bytes, ephemeral: X25519PrivateKey, plaintext: bytes, context: bytes) -> bytes:
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(recipient))
    public = ephemeral.public_key().public_bytes(*RAW)
    key = hkdf(shared, public + recipient, b"vialog/box@v1" + context)
    return public + ChaCha20Poly1305(key).encrypt(bytes(12), plaintext, context)


class SeededRandom:
    """The stream of crypto/random.h."""

    def __init__(self, seed: bytes) -> None:
        self.key = hashlib.sha256(b"vialog/seeded-random@v1\n" + seed).digest()
        self.counter = 0
        self.rest = b""

    def take(self, count: int) -> bytes:
        while len(self.rest) < count:
            self.rest += hashlib.sha256(self.key + struct.pack(">Q", self.counter)).digest()
            self.counter += 1
        taken, self.rest = self.rest[:count], self.rest[count:]
        return taken


def key_file(passphrase: str, random: SeededRandom) -> str:
    signing = random.take(32)
    box = random.take(32)
    spki = Ed25519PrivateKey.from_private_bytes(signing).public_key().public_bytes(*SPKI)
    box_public = X25519PrivateKey.from_private_bytes(box).public_key().public_bytes(*RAW)
    salt = random.take(16)
    header = (
        "vialog/key-file@v1\n"
        "name: clinic.example/ket/u/rph1\n"
        "algorithm: ed25519\n"
        f"spki: {b64(spki)}\n"
        f"box: {b64(box_public)}\n"
        "kdf: argon2id memory=65536 passes=3 lanes=1\n"
        f"salt: {b64(salt)}\n"
    )
    text = unicodedata.normalize("NFC", passphrase).encode()
    key = Argon2id(salt=salt, length=32, iterations=3, lanes=1, memory_cost=65536).derive(text)
    return header + f"sealed: {b64(seal(key, random.take(24), signing + box, header.encode()))}\n"


def main() -> None:
    # draft-irtf-cfrg-xchacha-03, section 2.2.1: shows that this file is right about HChaCha20.
    assert hchacha20(bytes(range(32)), bytes.fromhex("000000090000004a0000000031415927")).hex() == (
        "82413b4227b27bfed30e42508a877d73a0f9e4d58a74a853c12ec41326d3ecdc")

    print("seeded-random 'vialog':", SeededRandom(b"vialog").take(72).hex())
    print(key_file("d\u00fcnne Vials, 12 St\u00fcck", SeededRandom(b"key-file")), end="")

    random = SeededRandom(b"sealed identities")
    person = X25519PrivateKey.from_private_bytes(random.take(32))
    person_public = person.public_key().public_bytes(*RAW)
    data_key = random.take(32)
    print("box key of the person, secret:", person.private_bytes(
        serialization.Encoding.Raw, serialization.PrivateFormat.Raw, serialization.NoEncryption()).hex())
    print("box key of the person, public:", person_public.hex())
    print("data key:", data_key.hex())
    print("check:", hmac.digest(data_key, b"vialog/data-key-check@v1", "sha256").hex())
    ephemeral = X25519PrivateKey.from_private_bytes(random.take(32))
    context = b"vialog/data-key@v1\nclinic.example/ket\n1\n"
    print("wrapped:", seal_to(person_public, ephemeral, data_key, context).hex())
    disclosure = base64.urlsafe_b64encode(
        b'["AAECAwQFBgcICQoLDA0ODw","name","Jane Roe"]').rstrip(b"=")
    print("disclosure:", disclosure.decode())
    data = b"vialog/disclosure@v1\nclinic.example/ket\n41\n0\n"
    print("sealed:", seal(data_key, random.take(24), disclosure, data).hex())


if __name__ == "__main__":
    main()
