# Joining notebooks: what can happen, and how it is told in the history.
error-same-file-what = { $path } is the very notebook that is open.
error-same-file-safe = Nothing has changed.
error-same-file-do = Choose the copy of another table or person.
error-nothing-new-what = { $path } holds nothing that this notebook does not have already.
error-nothing-new-safe = The notebook is as it was.
error-nothing-new-do = If you expected something new, check that it is the right copy and that it was saved there.
error-merge-undone-what = What { $path } holds was joined before, and that was undone.
error-merge-undone-safe = The notebook is as it was.
error-merge-undone-do = To have it back, redo that operation (Ctrl+Y) or find it in the history.
error-newer-what = { $path } was written by a newer version of Rumbo.
error-newer-safe = Nothing has changed in either notebook.
error-newer-do = Update Rumbo on this computer, or join the notebooks on the one that has the newer version.
error-other-definition-what = { $path } is filled with another workshop: its questions are not those of this notebook.
error-other-definition-safe = Nothing has changed in either notebook.
error-other-definition-do = Join only notebooks of the same workshop; “rumbo info” tells which one each is filled with.
error-changing-what = { $path } is open in another window that keeps writing, and no whole copy could be read.
error-changing-safe = Nothing has changed; what is written in that window is safe.
error-changing-do = Wait until it says “saved” there, or close it, and try again.
error-unreadable-what = { $path } could not be read: { $detail }.
error-unreadable-safe = Nothing has changed.
error-unreadable-do = If it is on a USB stick, pull it out, plug it in again and retry; if it still cannot be read, ask the table for another copy.

op-merge = join “{ $from }” (new operations: { $count })
op-settle = settle “{ $field }” in “{ $name }”
op-settle-record = settle whether { $collection } “{ $name }” stays
op-settle-parent = settle what { $collection } “{ $name }” belongs to
op-join = make two { $collection } records one: “{ $name }”
