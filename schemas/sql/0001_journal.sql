-- SPDX-License-Identifier: Apache-2.0
-- The journal: signed entries and what lies beside them. Nothing here is ever changed; schemas/journal-format.md has the bytes.

-- One signed entry. `note` is the truth and `leaf` follows from it; kind and times are read from the note for the indexes'
-- sake, and the check of the book compares them with it. The note comes last, so that the rest is read without it.
CREATE TABLE entry (
    seq INTEGER PRIMARY KEY CHECK (seq >= 0),  -- 0-based number without gaps; index of its leaf in the tree
    leaf BLOB NOT NULL CHECK (length(leaf) = 32),  -- SHA-256(0x00 || note), RFC 6962 section 2.1
    kind TEXT NOT NULL,  -- the word of its kind, as in the note
    occurred_ms INTEGER NOT NULL CHECK (occurred_ms >= 0),  -- when it happened; milliseconds since 1970 UTC
    occurred_offset_min INTEGER NOT NULL CHECK (occurred_offset_min BETWEEN -840 AND 840),  -- minutes east of UTC then
    recorded_ms INTEGER NOT NULL CHECK (recorded_ms >= 0),  -- when it was signed; milliseconds since 1970 UTC
    note BLOB NOT NULL CHECK (length(note) BETWEEN 1 AND 65535)  -- the exact bytes: text, blank line, signature lines
) STRICT;

-- Against accidents; whoever holds the file can drop a trigger, and then the tree and the signatures tell.
CREATE TRIGGER entry_is_never_changed BEFORE UPDATE OF seq, note, leaf ON entry
BEGIN
    SELECT RAISE(ABORT, 'an entry of the journal is never changed');
END;
CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
BEGIN
    SELECT RAISE(ABORT, 'an entry of the journal is never deleted');
END;

-- Hashes of perfect subtrees above the leaves. They are written for each 256 entries at once; those of the entries since
-- follow from the leaves.
CREATE TABLE node (
    level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 62),  -- the subtree has 2^level leaves
    idx INTEGER NOT NULL CHECK (idx >= 0),  -- it begins with leaf idx x 2^level
    hash BLOB NOT NULL CHECK (length(hash) = 32),  -- SHA-256(0x01 || left || right)
    PRIMARY KEY (level, idx)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER node_is_never_changed BEFORE UPDATE ON node
BEGIN
    SELECT RAISE(ABORT, 'a node of the tree is never changed');
END;
CREATE TRIGGER node_is_never_deleted BEFORE DELETE ON node
BEGIN
    SELECT RAISE(ABORT, 'a node of the tree is never deleted');
END;

-- Checkpoints that left the program or closed a day, kept for ever.
CREATE TABLE checkpoint (
    size INTEGER PRIMARY KEY CHECK (size > 0),  -- entries that it stands for
    note BLOB NOT NULL CHECK (length(note) > 0)  -- the signed note with all cosignatures then known
) STRICT;

CREATE TRIGGER checkpoint_is_never_changed BEFORE UPDATE ON checkpoint
BEGIN
    SELECT RAISE(ABORT, 'a checkpoint is never changed');
END;
CREATE TRIGGER checkpoint_is_never_deleted BEFORE DELETE ON checkpoint
BEGIN
    SELECT RAISE(ABORT, 'a checkpoint is never deleted');
END;

-- Cosignatures that came for a checkpoint after it was kept.
CREATE TABLE cosignature (
    size INTEGER NOT NULL REFERENCES checkpoint (size),  -- of the checkpoint
    line BLOB NOT NULL CHECK (length(line) > 0),  -- the signature line, with its line feed
    PRIMARY KEY (size, line)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER cosignature_is_never_changed BEFORE UPDATE ON cosignature
BEGIN
    SELECT RAISE(ABORT, 'a cosignature is never changed');
END;
CREATE TRIGGER cosignature_is_never_deleted BEFORE DELETE ON cosignature
BEGIN
    SELECT RAISE(ABORT, 'a cosignature is never deleted');
END;

-- The salted texts whose digests an entry holds, sealed with a data key. schemas/key-file.md.
CREATE TABLE disclosure (
    seq INTEGER NOT NULL REFERENCES entry (seq),  -- the entry that holds the digest
    n INTEGER NOT NULL CHECK (n >= 0),  -- which of its digests, in the order of the entry's members
    sealed BLOB NOT NULL CHECK (length(sealed) > 0),  -- ciphertext; the plain text is one disclosure line
    PRIMARY KEY (seq, n)
) STRICT, WITHOUT ROWID;

-- What was destroyed after its retention; without a row here a missing disclosure is a loss.
CREATE TABLE disclosure_destroyed (
    seq INTEGER NOT NULL REFERENCES entry (seq),  -- as in disclosure
    n INTEGER NOT NULL CHECK (n >= 0),  -- as in disclosure
    destroyed_ms INTEGER NOT NULL CHECK (destroyed_ms >= 0),  -- milliseconds since 1970 UTC
    PRIMARY KEY (seq, n)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER disclosure_is_never_changed BEFORE UPDATE ON disclosure
BEGIN
    SELECT RAISE(ABORT, 'a disclosure is never changed');
END;
CREATE TRIGGER disclosure_is_destroyed_on_record BEFORE DELETE ON disclosure
WHEN NOT EXISTS (SELECT 1 FROM disclosure_destroyed AS d WHERE d.seq = OLD.seq AND d.n = OLD.n)
BEGIN
    SELECT RAISE(ABORT, 'a disclosure is deleted only after its destruction is recorded');
END;
CREATE TRIGGER destruction_is_never_changed BEFORE UPDATE ON disclosure_destroyed
BEGIN
    SELECT RAISE(ABORT, 'a recorded destruction is never changed');
END;
CREATE TRIGGER destruction_is_never_deleted BEFORE DELETE ON disclosure_destroyed
BEGIN
    SELECT RAISE(ABORT, 'a recorded destruction is never deleted');
END;

-- The data key of each epoch, wrapped to each person who may open what it seals.
CREATE TABLE data_key_wrap (
    epoch INTEGER NOT NULL CHECK (epoch >= 0),  -- a new one at each revocation of a key
    box BLOB NOT NULL CHECK (length(box) = 32),  -- the X25519 key it is wrapped to
    wrapped BLOB NOT NULL CHECK (length(wrapped) > 0),  -- ciphertext
    PRIMARY KEY (epoch, box)
) STRICT, WITHOUT ROWID;

-- The clinic's list of patients for quick choice. Not evidence: it may change and be emptied.
CREATE TABLE patient (
    reference BLOB PRIMARY KEY CHECK (length(reference) BETWEEN 1 AND 64),  -- random, the same for one patient
    sealed BLOB NOT NULL CHECK (length(sealed) > 0)  -- ciphertext of name, address, birth date and chart number
) STRICT, WITHOUT ROWID;

-- Files that entries name by digest.
CREATE TABLE attachment (
    digest BLOB PRIMARY KEY CHECK (length(digest) = 32),  -- SHA-256 of the content
    content BLOB NOT NULL
) STRICT;

CREATE TRIGGER attachment_is_never_changed BEFORE UPDATE ON attachment
BEGIN
    SELECT RAISE(ABORT, 'an attachment is never changed');
END;
CREATE TRIGGER attachment_is_never_deleted BEFORE DELETE ON attachment
BEGIN
    SELECT RAISE(ABORT, 'an attachment is never deleted');
END;
