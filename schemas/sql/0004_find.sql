-- SPDX-License-Identifier: Apache-2.0
-- Finding entries by their kind and by whoever acted in them, for lists that people filter. Both tables belong to the book and
-- cover the entries before the last multiple of 256, as those of 0002_book.sql do; the view adds the entries since. Whoever acted in
-- those is read from their notes.

CREATE TABLE indexed_kind (
    kind TEXT NOT NULL,  -- as in entry
    seq INTEGER NOT NULL,
    PRIMARY KEY (kind, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE indexed_person (
    person TEXT NOT NULL,  -- a person's code: she signed the entry, or did or witnessed it according to the paper
    seq INTEGER NOT NULL,
    PRIMARY KEY (person, seq)
) STRICT, WITHOUT ROWID;

-- Every entry, to be chosen by its kind.
CREATE VIEW entry_kind (kind, seq) AS
SELECT kind, seq FROM indexed_kind
UNION ALL
SELECT kind, seq FROM entry WHERE seq >= (SELECT size FROM indexed);

-- What the program writes with each block of 256 entries, for the entries that are there already.
INSERT INTO indexed_kind
SELECT kind, seq FROM entry WHERE seq < (SELECT size FROM indexed) ORDER BY kind, seq;

INSERT INTO indexed_person
SELECT k.person, e.seq FROM signed_entry AS e, json_each(e.json, '$.by') AS s
JOIN signing_key AS k ON json_extract(s.value, '$.key') = 'sha256:' || lower(hex(k.id))
WHERE e.seq < (SELECT size FROM indexed) AND k.person IS NOT NULL
UNION
SELECT json_extract(e.json, '$.paper.by'), e.seq FROM signed_entry AS e
WHERE e.seq < (SELECT size FROM indexed) AND json_extract(e.json, '$.paper.by') IS NOT NULL
UNION
SELECT json_extract(e.json, '$.paper.witness'), e.seq FROM signed_entry AS e
WHERE e.seq < (SELECT size FROM indexed) AND json_extract(e.json, '$.paper.witness') IS NOT NULL
ORDER BY 1, 2;
