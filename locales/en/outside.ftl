# What another program changed in the notebook.
outside-what = Another program changed this notebook while it was closed. Records and answers that changed: { $count }.
outside-safe = What stood there before is safe in the history, and the change is noted as a single operation of nobody.
outside-do = See whether it is what was wanted; if not, Ctrl+Z takes it back at once.

# Why a notebook opens for reading only.
read-only-newer-banner = Read only: a newer Rumbo made this file. To write, update Rumbo.
read-only-newer-what = A newer version of Rumbo made this notebook: it opens for reading only, and nothing in it will change.
read-only-newer-do = To write in it, install the newest version.
read-only-permission-banner = Read only: the file cannot be written. Copy it to a folder of yours.
read-only-permission-what = The file or its folder cannot be written: the notebook opens for reading only, and nothing in it will change.
read-only-permission-do = To write, copy it to a folder of yours (Documents, for example) and open it from there.
