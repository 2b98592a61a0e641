# Copies without personal data, and the final deletion of what is personal.
anonymous-person = Person { $number }
cli-copy-anonymous = Without names, contacts and personal texts: a new notebook, without history
cli-purge = Deletes for good, also from the history, personal data that were removed
copy-anonymous-done = { $path } was created, without personal data.
copy-left-title = Left out:
copy-left-answers = - { $collection } · { $field }: { $count }
copy-left-people = - names of people, who are called “Person 1”, “Person 2”… now: { $count }
copy-left-mentions = - full names inside other texts, changed in the same way: { $count }
copy-left-attachments = - pictures and maps of personal fields: { $count }
copy-left-unknown = - records and answers that the workshop does not know: { $count }
copy-left-history = - the history: who wrote what, and when
copy-kept = Everything else stays, the groups too (zone, gender, age, people). Before you share the copy, read the free texts: somebody may appear under a nickname, and in a small group a person can be recognised.
purge-done = What had been removed of people is out of the history: { $values } answers, { $words } mentions and { $attachments } attachments.
purge-undo = What was done up to here can no longer be taken back, and there is no return to a moment before it.
purge-not-compacted = There was no room to write the file anew: remains may lie inside it. Free some room on the disk and purge again.
purge-nothing = No removed personal data are left in the history.
purge-copies = These copies of the notebook are from before and still hold them:
purge-copies-do = Use “rumbo purge” on each of them, or delete them.
purge-elsewhere = So do the copies on sticks, at the tables or on other computers. Purge them before you merge them with this notebook, or what was deleted could come back.
nothing-to-undo-purged = Nothing to undo: what was before went with the purge of personal data.

# The same, from the menu.
action-copy-anonymous = Copy without personal data…
action-copy-anonymous-short = anonymous copy
action-purge = Delete removed personal data for good…
action-purge-short = purge
path-anonymous = Copy without personal data
path-anonymous-hint = Where should it be written? Enter makes the copy, without names, contacts or history; Esc goes back.
anonymous-file-name = { $name }-anonymous
purge-title = Delete for good?
purge-ask = Names, contacts and personal texts that were removed leave the history and the file too.
purge-ask-undo = It cannot be undone, and neither can what was done until now. What stands in the records does not change.
purge-ask-do = Enter deletes them; Esc does nothing.
