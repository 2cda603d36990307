-- SPDX-License-Identifier: Apache-2.0
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
