-- The first shape of a notebook. Values are text in a fixed form, whatever the language.
CREATE TABLE meta (
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The definitions the notebook is filled with, so that it opens where they are not installed.
CREATE TABLE definition (
  id   TEXT NOT NULL PRIMARY KEY,
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE record (
  id         TEXT NOT NULL PRIMARY KEY,
  collection TEXT NOT NULL,
  parent     TEXT,
  position   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- `key` is empty for a plain field; the year, option or record id inside a map; the member of a set.
CREATE TABLE answer (
  record TEXT NOT NULL,
  field  TEXT NOT NULL,
  key    TEXT NOT NULL,
  value  TEXT NOT NULL,
  PRIMARY KEY (record, field, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE attachment (
  id    TEXT NOT NULL PRIMARY KEY,
  name  TEXT NOT NULL,
  media TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

-- `n` is the order in this file; (chain, seq) is the name of the operation in every copy;
-- `seen` is what the chain had seen of others when it began, on its first operation only.
CREATE TABLE operation (
  n       INTEGER PRIMARY KEY,
  chain   TEXT NOT NULL,
  seq     INTEGER NOT NULL,
  lamport INTEGER NOT NULL,
  at      TEXT NOT NULL,
  author  TEXT NOT NULL,
  device  TEXT NOT NULL,
  name    TEXT NOT NULL,
  args    TEXT NOT NULL,
  undoes  INTEGER,
  seen    TEXT,
  UNIQUE (chain, seq)
) STRICT;

-- A change of a record itself has the field `@record` and a small JSON object on each side.
CREATE TABLE change (
  operation INTEGER NOT NULL,
  seq       INTEGER NOT NULL,
  record    TEXT NOT NULL,
  field     TEXT NOT NULL,
  key       TEXT NOT NULL,
  before    TEXT,
  after     TEXT,
  PRIMARY KEY (operation, seq)
) STRICT, WITHOUT ROWID;
