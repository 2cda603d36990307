-- SPDX-License-Identifier: Apache-2.0
-- Finding entries by their kind, by whoever acted in them and by long periods, for lists that people filter. The tables belong to
-- the book and cover the entries before the last multiple of 256, as those of 0002_book.sql do; entries since are read themselves.
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

-- What the program writes with each block of 256 entries, for the entries that are there already.
INSERT INTO indexed_kind
SELECT kind, seq / 256,
    sum(CASE seq / 64 % 4 WHEN 0 THEN 1 << seq % 64 ELSE 0 END),
    sum(CASE seq / 64 % 4 WHEN 1 THEN 1 << seq % 64 ELSE 0 END),
    sum(CASE seq / 64 % 4 WHEN 2 THEN 1 << seq % 64 ELSE 0 END),
    sum(CASE seq / 64 % 4 WHEN 3 THEN 1 << seq % 64 ELSE 0 END)
FROM entry WHERE seq < (SELECT size FROM indexed) GROUP BY 1, 2 ORDER BY 1, 2;

INSERT INTO indexed_time
SELECT seq / 256, min(occurred_ms), max(occurred_ms) FROM entry WHERE seq < (SELECT size FROM indexed) GROUP BY 1;

INSERT INTO indexed_person
SELECT person, seq / 256,
    sum(CASE seq / 64 % 4 WHEN 0 THEN 1 << seq % 64 ELSE 0 END),
    sum(CASE seq / 64 % 4 WHEN 1 THEN 1 << seq % 64 ELSE 0 END),
    sum(CASE seq / 64 % 4 WHEN 2 THEN 1 << seq % 64 ELSE 0 END),
    sum(CASE seq / 64 % 4 WHEN 3 THEN 1 << seq % 64 ELSE 0 END)
FROM (
    SELECT k.person AS person, e.seq AS seq FROM signed_entry AS e, json_each(e.json, '$.by') AS s
    JOIN signing_key AS k ON json_extract(s.value, '$.key') = 'sha256:' || lower(hex(k.id))
    WHERE e.seq < (SELECT size FROM indexed) AND k.person IS NOT NULL
    UNION
    SELECT json_extract(e.json, '$.paper.by'), e.seq FROM signed_entry AS e
    WHERE e.seq < (SELECT size FROM indexed) AND json_extract(e.json, '$.paper.by') IS NOT NULL
    UNION
    SELECT json_extract(e.json, '$.paper.witness'), e.seq FROM signed_entry AS e
    WHERE e.seq < (SELECT size FROM indexed) AND json_extract(e.json, '$.paper.witness') IS NOT NULL
)
GROUP BY 1, 2 ORDER BY 1, 2;
