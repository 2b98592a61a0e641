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
error-copy-safe = The notebook is as it was, and nothing half-written was left there.
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

# What can be asked for.
action-copy = Copy to USB: a complete, checked copy
action-copy-short = copy
action-backups = Backups: see them and go back to one
action-backups-short = backups
action-work-locally = Work in a local copy (notebook on a stick or network)
action-work-locally-short = local copy
action-bring-back = Bring the changes of this local copy to the original
action-bring-back-short = bring

# Copying.
copy-title = Copy to USB
copy-hint = The copy holds everything: answers, history and pictures. Type a folder or a file. Enter copies; Esc goes back.
copy-sticks = Sticks that are plugged in (choose with ↑ ↓):
copy-no-sticks = No USB stick can be seen. Plug it in and open this window again, or type the folder.
copy-done = Complete and checked copy: { $path } ({ $size }).
copy-eject = Before pulling the USB stick out, eject it from the system.
stage-writing = Copying…
stage-syncing = Making sure the copy is on the stick; do not pull it out yet…
stage-checking = Reading the copy again to check it…
stage-done = Ready: { $path }
rescue-title = What you typed cannot be saved in its place
rescue-hint = Enter saves everything in a new file and goes on working in it. Esc stays here, and saving is tried again where it was.

# Backups.
saved-and-kept = Saved. Backup of { $at } in { $folder }.
backups-title = Backups: { $count }
backups-reading = Reading the backup…
backups-folder = They are in { $folder }
backups-hint = ↑ ↓ choose · PgUp PgDn read · Enter goes back to that backup · Esc closes
backups-hint-file = ↑ ↓ choose · Enter recovers it in a new file · Esc closes
backups-sure = Enter again to go back to that backup (Ctrl+Z undoes it); any other key, no.
backups-none-here = There are no backups on this computer yet.
backups-none-yet = There are no backups of this notebook yet.
restore-title = Recover a backup
restore-hint = The backup is written as a new file and opened; no other file is touched. Enter writes it; Esc goes back.
restored = Went back to the backup of { $at }. Ctrl+Z undoes it.
backup-holds = It holds { $count } records.
difference-none = Nothing would change: that backup holds the same as the notebook.
difference-other = Marks of steps and other facts about the notebook: they change.
difference-more = and { $count } more
difference-added = { $n ->
    [one] { $count } comes back
   *[other] { $count } come back
 }
difference-removed = { $n ->
    [one] { $count } goes
   *[other] { $count } go
 }
difference-changed = { $n ->
    [one] { $count } changes
   *[other] { $count } change
 }
difference-moved = { $n ->
    [one] { $count } moves
   *[other] { $count } move
 }

# The local copy.
state-saved-here = saved · local copy
working-title = Work in a local copy?
working-removable = This notebook is on a USB stick or another drive that can be taken away.
working-network = This notebook is on another computer, across the network.
working-means = If it is pulled out or cut off while you type, the last words are only on the screen; and it may be slow. Rumbo makes its backups on this computer in any case.
working-offer = You can work in a copy on this computer. On closing you are asked whether to bring the changes to the original, and what somebody else wrote there is never covered. You are asked once for each notebook; later it is in the menu (F9).
working-news = There is a local copy of this notebook with changes that have not been brought here yet.
working-take = Work in a local copy
working-go-on = Go on in the local copy
working-stay = Stay here, in the original
working-not-needed = This notebook is already on the disk of this computer: no local copy is needed.
working-is-local = This notebook is already a local copy.
bring-title = Bring the changes to the original
bring-what = This is a local copy of { $path } and has changes that are missing there.
bring-how = To bring them, the original must be plugged in. If something changed there too, it is not covered.
bring-now = Bring the changes now
bring-later = Go on without bringing them: they stay in the local copy
bring-not-now = Not now
bring-nothing = The original already has everything in this local copy.
brought-merged = The original had changed too: what was done there was merged with this copy, as one operation of the history. Look at what arrived before you leave.
brought-back = The changes are now in { $path }.
interrupted-banner = Read only: last time saving was cut off. Copy it to a folder of yours.
interrupted-what = Last time saving was cut off, and this medium cannot be written. What you see is the whole notebook, put in order in a private copy, for reading only.
interrupted-do = To write, make a copy in a folder of yours with “Copy to USB” in the menu (F9) and open it.

# The command line.
cli-backups = Lists the backups of a notebook, even if it is damaged or lost
cli-backups-file = The notebook (.rumbo), or where it was
cli-backups-show = Tells what going back to that backup would change
cli-number = NUMBER
cli-restore = Writes a backup as a new, checked file
cli-restore-from = Number of the backup; without this option, the last one
cli-restore-out = The new file; another one is never overwritten
cli-new-file = NEW
cli-copy = Makes a complete and checked copy of a notebook
cli-copy-to = Folder or file of the copy; another one is never overwritten
cli-to = TARGET
backups-of = Backups of { $path }: { $count }, in { $folder }
backups-how = To recover one: rumbo restore "{ $path }" --from NUMBER -o NEW.rumbo
backups-none = There are no backups of { $path } on this computer.
backups-none-safe = Nothing has been changed.
backups-none-do = Backups are made on the computer where the notebook is opened: look for them on the other one.
no-backup-what = There is no backup with the number { $number }.
no-backup-do = Those at hand are: { $numbers }.
backups-there = There are backups of this notebook on this computer: { $count }; the last one is of { $when }.
backups-there-do = To recover it: rumbo restore "{ $path }" -o NEW.rumbo · to see them: rumbo backups "{ $path }" · on the screen: menu F9, Backups.
restored-to = { $path } was written with backup { $number }, of { $at }. It is checked: you can open it.
ago-now = a moment ago
ago-minutes = { $count } min ago
ago-hours = { $count } h ago
ago-days = { $count } days ago
