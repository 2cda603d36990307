-- SPDX-License-Identifier: Apache-2.0
-- The whole schema as it stands: what all numbered files together lead to. A test proves it; nothing is run from here.

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

-- The book: what follows from the journal. Each append updates it in its own transaction; it can be thrown away and rebuilt
-- from the journal, bit for bit the same. Amounts are whole numbers in the product's unit: microlitres ('ul') or pieces
-- ('units'). Codes are the words of schemas/journal-format.md section 6.

-- Movements between accounts; those of one entry sum to zero for each product.
CREATE TABLE posting (
    seq INTEGER NOT NULL,  -- the entry
    line INTEGER NOT NULL CHECK (line >= 0),  -- 0-based, in the order in which the entry posts
    account_kind INTEGER NOT NULL CHECK (account_kind BETWEEN 1 AND 26),  -- account_name has the words
    account_id INTEGER NOT NULL CHECK (account_id >= 0),  -- container, infusion or held entry; 0: kept by product alone
    product INTEGER NOT NULL,  -- the product's entry
    amount INTEGER NOT NULL,  -- gained; negative: lost. In the product's unit
    PRIMARY KEY (seq, line)
) STRICT, WITHOUT ROWID;

-- The three tables below cover the entries before the last multiple of 256: they are extended by 256 entries at once, so
-- that an append touches few pages. The views entry_index, account_posting and day_movement add the entries since.

CREATE TABLE indexed_entry (
    occurred_ms INTEGER NOT NULL,  -- as in entry
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,  -- as in entry
    occurred_offset_min INTEGER NOT NULL,  -- as in entry
    recorded_ms INTEGER NOT NULL,  -- as in entry
    PRIMARY KEY (occurred_ms, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE indexed_posting (
    account_kind INTEGER NOT NULL,  -- as in posting
    account_id INTEGER NOT NULL CHECK (account_id > 0),  -- as in posting
    seq INTEGER NOT NULL,  -- as in posting
    line INTEGER NOT NULL,  -- as in posting
    PRIMARY KEY (account_kind, account_id, seq, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE day_total (
    day INTEGER NOT NULL CHECK (day >= 0),  -- of occurrence, in UTC: days since 1970-01-01
    product INTEGER NOT NULL,
    account_kind INTEGER NOT NULL,
    amount INTEGER NOT NULL,  -- sum of that day's postings, in the product's unit
    PRIMARY KEY (day, product, account_kind)
) STRICT, WITHOUT ROWID;

-- The balance of each account, all containers, infusions and held wastes of a product together.
CREATE TABLE balance (
    product INTEGER NOT NULL,
    account_kind INTEGER NOT NULL CHECK (account_kind BETWEEN 1 AND 26),
    amount INTEGER NOT NULL,  -- in the product's unit
    PRIMARY KEY (product, account_kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE container (
    id INTEGER PRIMARY KEY CHECK (id > 0),  -- the container's number, never used twice
    receipt_seq INTEGER NOT NULL,  -- the entry that received it
    place_index INTEGER NOT NULL,  -- place.place_index
    balance INTEGER NOT NULL,  -- in the product's unit; below zero by overfill
    finish_difference INTEGER NOT NULL,  -- measured rest less book at the finish, as far as undecided; product's unit
    beyond_use_ms INTEGER NOT NULL,  -- milliseconds since 1970 UTC; 0: not opened
    state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 5),  -- 1 sealed, 2 opened, 3 finished, 4 broken, 5 gone
    draws INTEGER NOT NULL CHECK (draws >= 0),  -- how often it was drawn from
    infusion_seq INTEGER NOT NULL  -- the latest draw's infusion; 0: none yet
) STRICT;

CREATE TABLE receipt (
    seq INTEGER PRIMARY KEY,  -- the entry that received it
    product INTEGER NOT NULL,
    lot TEXT NOT NULL,
    expires TEXT NOT NULL CHECK (length(expires) = 10),  -- YYYY-MM-DD, the last day of use
    owner TEXT NOT NULL,  -- stock or patient
    first_container INTEGER NOT NULL,  -- the others follow it
    containers INTEGER NOT NULL CHECK (containers >= 0),
    each_amount INTEGER NOT NULL CHECK (each_amount >= 0),  -- content of one container, in the product's unit
    unit TEXT NOT NULL CHECK (unit IN ('ul', 'units')),
    awaiting INTEGER NOT NULL CHECK (awaiting IN (0, 1))  -- 1: its witness has yet to countersign
) STRICT;

-- Entries that concern a container without posting to it: opened, moved, counted, questioned, and corrections of these.
CREATE TABLE mention (
    container INTEGER NOT NULL,
    seq INTEGER NOT NULL,  -- the entry
    PRIMARY KEY (container, seq)
) STRICT, WITHOUT ROWID;

-- Sealed and opened containers by product and place.
CREATE TABLE on_hand (
    product INTEGER NOT NULL,
    place_index INTEGER NOT NULL,
    sealed INTEGER NOT NULL,  -- containers
    sealed_amount INTEGER NOT NULL,  -- their content, in the product's unit
    PRIMARY KEY (product, place_index)
) STRICT, WITHOUT ROWID;

CREATE TABLE on_hand_opened (
    product INTEGER NOT NULL,
    place_index INTEGER NOT NULL,
    container INTEGER NOT NULL,
    PRIMARY KEY (product, place_index, container)
) STRICT, WITHOUT ROWID;

-- Drawn, and without an outcome yet.
CREATE TABLE infusion_open (
    infusion INTEGER NOT NULL,  -- the entry of its first draw
    product INTEGER NOT NULL,
    amount INTEGER NOT NULL,  -- in the product's unit
    PRIMARY KEY (infusion, product)
) STRICT, WITHOUT ROWID;

-- Held for a witness or for destruction.
CREATE TABLE held (
    seq INTEGER PRIMARY KEY,  -- the entry that holds it
    product INTEGER NOT NULL,
    amount INTEGER NOT NULL,  -- in the product's unit
    for_witness INTEGER NOT NULL CHECK (for_witness IN (0, 1))  -- 0: for destruction
) STRICT;

-- The few that wait for a witness, among the many that gather until their destruction; they are read at each opening.
CREATE INDEX held_by_witness ON held (seq) WHERE for_witness = 1;

CREATE TABLE case_open (
    id INTEGER PRIMARY KEY,  -- the entry that opened it
    trouble TEXT NOT NULL,
    discovered_ms INTEGER NOT NULL,  -- milliseconds since 1970 UTC
    concerns TEXT,  -- a person's code
    involved TEXT NOT NULL  -- codes of persons with a blank between them
) STRICT;

-- Counts begun and not yet revealed.
CREATE TABLE count_open (
    start_seq INTEGER PRIMARY KEY,  -- the entry that began it
    counted_seq INTEGER,  -- the entry that recorded it
    facts TEXT NOT NULL  -- canonical JSON: type, moment, places; the book as of the start; the lines counted
) STRICT;

-- Receipts that await a witness's countersignature.
CREATE TABLE awaiting (
    seq INTEGER PRIMARY KEY  -- the receipt's entry
) STRICT;

CREATE TABLE corrected (
    seq INTEGER PRIMARY KEY,  -- an entry
    by_seq INTEGER NOT NULL  -- the one that corrects or voids it
) STRICT;

-- Records already taken from paper; the key stops a repeat.
CREATE TABLE paper (
    record BLOB PRIMARY KEY,  -- kind LF file name LF SHA-256 of the record
    seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The clinic's own labels of containers.
CREATE TABLE label (
    label TEXT PRIMARY KEY,
    container INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    id TEXT PRIMARY KEY,  -- the person's code
    initials TEXT NOT NULL,
    name_digest BLOB CHECK (length(name_digest) = 32),  -- of the disclosure that has the name
    functions TEXT NOT NULL,  -- words with a blank between them, as recorded
    function_bits INTEGER NOT NULL,  -- in force: bit 0 registrant, 1 administrator ...; 0 when known from paper alone
    employee INTEGER NOT NULL CHECK (employee IN (0, 1)),  -- 21 CFR 1317.95
    recorded_seq INTEGER NOT NULL  -- the entry that recorded it last
) STRICT, WITHOUT ROWID;

CREATE TABLE signing_key (
    id BLOB PRIMARY KEY CHECK (length(id) = 32),  -- SHA-256 of spki
    spki BLOB NOT NULL,  -- SubjectPublicKeyInfo, DER
    box BLOB NOT NULL,  -- X25519 key of its person, empty for keys without one
    person TEXT,  -- none: a checkpoint key
    is_root INTEGER NOT NULL CHECK (is_root IN (0, 1)),  -- 1: the registrant's offline key
    store TEXT NOT NULL CHECK (store IN ('file', 'token')),
    since_seq INTEGER NOT NULL,  -- the entry that brought it; it signs from the next one on
    reenrolled INTEGER NOT NULL CHECK (reenrolled IN (0, 1)),  -- 1: without a signature of the person's earlier key
    revoked_seq INTEGER,  -- the entry that revoked it
    suspect_from_seq INTEGER  -- its signatures from here on need human judgement
) STRICT, WITHOUT ROWID;

CREATE TABLE place (
    id TEXT PRIMARY KEY,
    place_index INTEGER NOT NULL,  -- 0-based, in the order of their entries
    name TEXT NOT NULL,
    recorded_seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE station (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    clock_ms INTEGER NOT NULL,  -- its clock at its latest entry; milliseconds since 1970 UTC
    boot TEXT NOT NULL,  -- its start at that entry
    monotonic_ms INTEGER NOT NULL,  -- since that start
    changed_seq INTEGER NOT NULL,  -- the entry that changed this row; the greatest is the newest entry in the book
    latest_ms INTEGER NOT NULL  -- the largest time of any entry up to that one; milliseconds since 1970 UTC
) STRICT, WITHOUT ROWID;

CREATE TABLE product (
    id INTEGER PRIMARY KEY,  -- its entry
    ndc TEXT NOT NULL,  -- of the package as bought, with hyphens
    inner_ndc TEXT,  -- of the single container
    drug TEXT NOT NULL,
    labeler TEXT NOT NULL,
    form TEXT NOT NULL,
    strength_ug INTEGER NOT NULL,  -- micrograms in a millilitre or in a piece
    strength_unit TEXT NOT NULL CHECK (strength_unit IN ('ul', 'units')),  -- ul: by the millilitre
    container_size INTEGER NOT NULL CHECK (container_size >= 0),  -- in the product's unit
    unit TEXT NOT NULL CHECK (unit IN ('ul', 'units')),  -- the product's unit
    containers_per_package INTEGER NOT NULL,
    container_use TEXT NOT NULL,
    schedule TEXT NOT NULL,
    dea_code TEXT NOT NULL
) STRICT;

CREATE TABLE party (
    id INTEGER PRIMARY KEY,  -- its entry
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    address TEXT,
    dea TEXT NOT NULL
) STRICT;

-- The registrant and the location's time zone; one row after genesis.
CREATE TABLE registration (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    dea TEXT NOT NULL,
    address TEXT NOT NULL,
    zone TEXT NOT NULL  -- IANA name; information, the offset beside each time counts
) STRICT;

-- The signed policy in force; no row: the defaults of the rules.
CREATE TABLE policy (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    beyond_use_multi_hours INTEGER NOT NULL,
    beyond_use_single_hours INTEGER NOT NULL,
    finish_rest TEXT NOT NULL,
    count_tolerance_permille INTEGER NOT NULL,  -- thousandths of the container's size
    inventory_interval_months INTEGER NOT NULL,
    retention_years INTEGER NOT NULL,
    witness_shift INTEGER NOT NULL CHECK (witness_shift IN (0, 1)),
    citation TEXT NOT NULL
) STRICT;

-- What is bound to no single row.
CREATE TABLE totals (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    rules INTEGER NOT NULL,  -- number of the rules in force
    last_container INTEGER NOT NULL,
    paper_entries INTEGER NOT NULL,  -- entries taken from paper
    transcribing INTEGER NOT NULL CHECK (transcribing IN (0, 1)),
    transcription_ended INTEGER NOT NULL CHECK (transcription_ended IN (0, 1)),
    places INTEGER NOT NULL,
    last_close TEXT,  -- YYYY-MM-DD
    last_close_size INTEGER NOT NULL,  -- entries before it
    log_key BLOB NOT NULL CHECK (length(log_key) = 32)  -- signing_key.id of the checkpoint key
) STRICT;

-- Views -----------------------------------------------------------------------------------------------------------------

-- How many entries the three indexed tables cover.
CREATE VIEW indexed (size) AS
SELECT (coalesce(max(seq), -1) + 1) - (coalesce(max(seq), -1) + 1) % 256 FROM entry;

-- Every entry, to be chosen by time.
CREATE VIEW entry_index (occurred_ms, seq, kind, occurred_offset_min, recorded_ms) AS
SELECT occurred_ms, seq, kind, occurred_offset_min, recorded_ms FROM indexed_entry
UNION ALL
SELECT occurred_ms, seq, kind, occurred_offset_min, recorded_ms FROM entry
WHERE seq >= (SELECT size FROM indexed);

-- Every posting to a container, an infusion or a held waste, to be chosen by it.
CREATE VIEW account_posting (account_kind, account_id, seq, line) AS
SELECT account_kind, account_id, seq, line FROM indexed_posting
UNION ALL
SELECT account_kind, account_id, seq, line FROM posting
WHERE seq >= (SELECT size FROM indexed) AND account_id > 0;

-- Sums by day of occurrence (UTC); a day may come in two rows that have to be added.
CREATE VIEW day_movement (day, product, account_kind, amount) AS
SELECT day, product, account_kind, amount FROM day_total
UNION ALL
SELECT e.occurred_ms / 86400000, p.product, p.account_kind, p.amount
FROM entry AS e JOIN posting AS p ON p.seq = e.seq
WHERE e.seq >= (SELECT size FROM indexed);

-- The signed text of each entry as JSON: what a report prints is read from here, never from a derived column.
-- The first line, 'vialog/entry@v1' and its line feed, has 16 bytes; no line feed stands within the JSON.
CREATE VIEW signed_entry (seq, json) AS
SELECT seq, CAST(substr(note, 17, instr(substr(note, 17), x'0a') - 1) AS TEXT) FROM entry;

-- The words of the account kinds.
CREATE VIEW account_name (account_kind, word) AS
VALUES (1, 'supplier'), (2, 'initial_inventory'), (3, 'other_registrant'), (4, 'found'), (5, 'container'),
    (6, 'infusion'), (7, 'given'), (8, 'infusion_loss'), (9, 'patient_waste'), (10, 'finish_waste'),
    (11, 'stock_waste'), (12, 'broken'), (13, 'held_for_witness'), (14, 'held_for_destruction'),
    (15, 'destroyed'), (16, 'reverse_distributor'), (17, 'returned'), (18, 'transferred_out'),
    (19, 'lost_or_stolen'), (20, 'surplus_at_finish'), (21, 'shortage_at_finish'), (22, 'overfill'),
    (23, 'needle_loss'), (24, 'count_error'), (25, 'record_error'), (26, 'unexplained');

-- What the people's keys open: data keys by epoch, and the checkpoint key. schemas/key-file.md section 2.

-- The epochs of the data key. data_key_wrap holds each of them once for every person who may open it.
CREATE TABLE data_key (
    epoch INTEGER PRIMARY KEY CHECK (epoch >= 1),  -- counted from 1; a new one after each revocation of a key
    check_value BLOB NOT NULL CHECK (length(check_value) = 32)  -- HMAC-SHA-256(data key, 'vialog/data-key-check@v1')
) STRICT;

-- The key that signs checkpoints, so that whoever may open identities can give a checkpoint, and the file alone cannot.
CREATE TABLE log_key (
    key BLOB PRIMARY KEY CHECK (length(key) = 32),  -- SHA-256 of its SubjectPublicKeyInfo
    epoch INTEGER NOT NULL REFERENCES data_key (epoch),  -- of the data key that seals it
    sealed BLOB NOT NULL CHECK (length(sealed) > 0)  -- ciphertext of the 32-byte seed
) STRICT, WITHOUT ROWID;

-- Finding entries by their kind, by whoever acted in them and by long periods, for lists that people filter. The tables belong to
-- the book and cover the entries before the last multiple of 256, as those of the book do; entries since are read themselves.
-- A row stands for 256 entries, so that what fits half of a million entries is found at once.

CREATE TABLE indexed_kind (
    kind TEXT NOT NULL,  -- as in entry
    block INTEGER NOT NULL CHECK (block >= 0),  -- entries block x 256 to block x 256 + 255, of which it names those of the kind:
    bits_0 INTEGER NOT NULL,  -- bit n (of value 2^n, the 63rd being the sign) stands for the block's entry n
    bits_1 INTEGER NOT NULL,  -- for its entry 64 + n
    bits_2 INTEGER NOT NULL,  -- for its entry 128 + n
    bits_3 INTEGER NOT NULL,  -- for its entry 192 + n
    PRIMARY KEY (kind, block)
) STRICT, WITHOUT ROWID;

CREATE TABLE indexed_person (
    person TEXT NOT NULL,  -- a person's code: she signed the entry, or did or witnessed it according to the paper
    block INTEGER NOT NULL CHECK (block >= 0),  -- as in indexed_kind
    bits_0 INTEGER NOT NULL,
    bits_1 INTEGER NOT NULL,
    bits_2 INTEGER NOT NULL,
    bits_3 INTEGER NOT NULL,
    PRIMARY KEY (person, block)
) STRICT, WITHOUT ROWID;

-- Between which times the entries of a block occurred: those of a long period are mostly whole blocks.
CREATE TABLE indexed_time (
    block INTEGER PRIMARY KEY CHECK (block >= 0),  -- as in indexed_kind
    first_ms INTEGER NOT NULL,  -- the least occurred_ms among them
    last_ms INTEGER NOT NULL  -- the greatest
) STRICT;
