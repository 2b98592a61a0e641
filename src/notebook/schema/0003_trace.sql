-- What other programs change is noticed, and deleted personal data can be purged from the log.
-- The tables stay as they were. From this version on, `meta` has the row `content`, the trace of all rows of record and
-- answer, written with each change; and an entry `purge` means that the changes before it are no longer whole: nothing
-- before it can be taken back. A program that knows of neither must not write here, which the version tells it.
-- The trace of an older file is counted when it is opened, after its rows were compared with the log.
DELETE FROM meta WHERE key = 'content';
