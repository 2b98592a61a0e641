# Backups, copies and the local copy.
op-restore = go back to the backup of { $at }

backup-open = on opening
backup-regular = every ten minutes
backup-merge = before merging
backup-import = before importing
backup-upgrade = before upgrading
backup-restore = before going back
backup-close = on closing

# What can happen to a copy.
error-copy-full-what = The copy does not fit in { $path }: there is no room left.
error-copy-full-do = Make room there, or choose another stick or folder.
error-copy-permission-what = { $path } cannot be written.
error-copy-permission-do = Choose another folder, or check that the stick is not write-protected.
error-copy-missing-what = The folder for { $path } does not exist.
error-copy-missing-do = Check the path; if it is on a USB stick, plug it in and try again.
error-copy-unsound-what = What was written to { $path } cannot be read in full: the copy is no good and was removed.
error-copy-unsound-do = Make the copy on another stick; that one may be failing.
error-copy-other-what = Could not copy to { $path }: { $detail }.
error-copy-other-do = Try again, or choose another stick or folder.
error-copy-safe = The open notebook is as it was, and nothing half-written was left there.
error-backup-full-what = The automatic backup could not be made: there is no room left in { $path }.
error-backup-full-do = Make room on this computer; it will be tried again. Meanwhile you can copy the notebook to a USB stick from the menu (F9).
error-backup-permission-what = The automatic backup could not be made: { $path } cannot be written.
error-backup-permission-do = Check that folder; it will be tried again. Meanwhile you can copy the notebook to a USB stick from the menu (F9).
error-backup-unsound-what = The automatic backup written to { $path } cannot be read in full and was removed.
error-backup-other-what = The automatic backup could not be made in { $path }: { $detail }.
error-backup-other-do = It will be tried again. Meanwhile you can copy the notebook to a USB stick from the menu (F9).
error-backup-safe = What you type is still being saved in the notebook; only this safety copy is missing.
error-diverged-what = The notebook { $path } changed since the local copy was taken.
error-diverged-safe = Nothing was replaced: both are whole, each in its place.
error-diverged-do = Copy your notebook beside the other one from the menu (F9) and merge them later.
