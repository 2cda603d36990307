// SPDX-License-Identifier: Apache-2.0
// The text of README.txt. Its commands are run by tests/verify/readme_commands_test.cpp.
#include "journal/bundle_writer.h"

namespace vialog::journal {

extern const std::string_view bundle_readme =
    R"(This folder is a clinic's record of its Schedule III stock, as a signed journal.

With our program:

    vialog-verify <this folder> --pin <the genesis leaf hash that you keep>
                                --prior <a checkpoint that you took away earlier>

Take the pin and the earlier checkpoint from your own file, never from this folder.
What the answer means, and every byte: schemas/journal-format.md of the program's source.

Without our program, in bash, with openssl 3 and coreutils. What lies in notes/ and keys/
is a convenience: the same bytes are in tile/entries/, where each entry follows its length
(two bytes, big-endian).

1. Who signed an entry. Here entry 5, its first signature:

    e=notes/000000005.note
    sed '/^$/,$d' "$e" > e.txt                    # the signed text: all before the blank line
    grep '^— ' "$e" | sed -n 1p | cut -d' ' -f3 | base64 -d | tail -c +5 > e.sig

    # keys/<person>.pem; a key in a file (Ed25519):
    openssl pkeyutl -verify -pubin -inkey keys/<person>.pem -rawin -in e.txt -sigfile e.sig
    # a key on a token (P-256):
    openssl dgst -sha256 -verify keys/<person>.pem -signature e.sig e.txt

2. Whose key it is. This must be the first "key" in the text's "by":

    openssl pkey -pubin -in keys/<person>.pem -outform DER | sha256sum

   and the person's key stands in the genesis entry or in a key-add entry before it.

3. The chain. This must be "prev" in the text of the next entry; for entry 0 it is the pin:

    (printf '\0'; cat "$e") | sha256sum

4. The checkpoint, signed by the journal's own key:

    sed '/^$/,$d' checkpoint > cp.txt
    grep '^— ' checkpoint | sed -n 1p | cut -d' ' -f3 | base64 -d | tail -c +5 > cp.sig
    openssl pkeyutl -verify -pubin -inkey keys/log.pem -rawin -in cp.txt -sigfile cp.sig

5. The tree of hashes. The leaf hash of each entry, 32 bytes one after the other, are in
   tile/0/. Of two hashes l and r (32 raw bytes each) the hash above them is

    (printf '\1'; cat l r) | openssl dgst -sha256 -binary

   and the hash above all leaves stands, as base64, in the checkpoint's third line.

6. A name, an address, a birth date. Each line of disclosures.txt is one text with its
   random salt; its digest stands in the entry that it belongs to:

    printf %s "<line>" | openssl dgst -sha256 -binary | basenc --base64url | tr -d =
    printf %s "<line>" | basenc --base64url -d 2>/dev/null; echo

7. Whether the folder was copied whole. This says nothing about who made it:

    sha256sum --quiet -c MANIFEST.sha256
)";

}  // namespace vialog::journal
