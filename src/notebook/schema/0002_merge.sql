-- What joining copies needs.
-- `revision` grows while an entry is the last one and still being typed: of two copies of one entry, the greater is the later;
-- `merged` is the entry that brought it from another copy: its own changes are in that entry, as far as they counted.
ALTER TABLE operation ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE operation ADD COLUMN merged INTEGER;

-- One answer given differently in two copies, until people settle it. The field is `@record` when the record
-- itself is in question. `sides` is JSON; `settled` is the entry that settled it.
CREATE TABLE clash (
  merge   INTEGER NOT NULL,
  record  TEXT NOT NULL,
  field   TEXT NOT NULL,
  key     TEXT NOT NULL,
  sides   TEXT NOT NULL,
  settled INTEGER,
  PRIMARY KEY (merge, record, field, key)
) STRICT, WITHOUT ROWID;

-- What a merge brought, for its report: JSON by the number of its entry.
CREATE TABLE merge (
  operation INTEGER PRIMARY KEY,
  summary   TEXT NOT NULL
) STRICT;
