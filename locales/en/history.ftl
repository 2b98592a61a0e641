# The history: what was done, and how to go back.
op-take-back = take back: { $what }
op-do-again = do again: { $what }
op-return = return to the moment of { $at }

history-title = History
history-count = { $shown } of { $all }
history-legend = × undone · → redone · └ came from another copy · ◄ the clock had gone back
history-this-step = This step
history-this-record = This record
history-person = Person:
history-person-title = Whose?
history-everybody = everybody
history-nameless = no name
history-somebody = somebody
history-record-removed = (removed)
history-hint-open = look
history-hint-filters = filters
history-hint-person = person
history-hint-button = button
history-hint-press = press
history-hint-yes = yes, do it
history-hint-no = no, leave all as it is

# An operation from inside.
history-no-changes = This operation changed no record.
history-record = { $collection } { $code } “{ $name }”
history-record-gone = { $collection } “{ $name }” (no longer there)
history-step = Mark of step { $step }
history-finding = Accepted finding { $check }
history-settings = Settings of the notebook
history-place = Record
history-absent = does not exist
history-place-number = in place { $number }
history-empty = (empty)
history-done = Done
history-before = before:
history-after = after:
history-quoted = “{ $name }”
history-is-undone = × Undone on { $when } ({ $who }).
history-is-redone = → Undone and done again: it is in effect.
history-came = └ Came from another copy on { $when } ({ $who }), with: { $what }.
history-clock-back = ◄ The clock of the machine had gone back: the hour may be wrong.
history-button-undo = Undo this one
history-button-again = Do it again
history-button-return = Return to this moment
history-button-record = Only this record

# What will happen, before it is done.
history-ask-undo = Take this operation back? It is: { $what }.
history-ask-again = Do this operation again? It is: { $what }.
history-ask-count = { $count ->
    [one] Just one thing changes (as it is now → as it will be):
   *[other] { $shown } things change (as they are now → as they will be):
}
history-ask-more = { $count ->
    [one] and one more
   *[other] and { $shown } more
}
history-ask-rest = Everything else stays as it is, also what was done later. It is a new operation: Ctrl+Z undoes it.
history-ask-return = Return to { $when }? The notebook will be as it was right after: { $what }.
history-ask-back = { $count ->
    [one] one comes back
   *[other] { $shown } come back
}
history-ask-gone = { $count ->
    [one] one goes
   *[other] { $shown } go
}
history-ask-changed = { $count ->
    [one] one changes
   *[other] { $shown } change
}
history-ask-kept = Nothing is lost: what was done since stays in the history, and Ctrl+Z undoes this return.
history-is-so = The notebook is already as it was then: there is nothing to change.
history-taken-back = Taken back (Ctrl+Z undoes it): { $what }.
history-done-again = Done again (Ctrl+Z undoes it): { $what }.
history-returned = Back at the moment (Ctrl+Z undoes it) of: { $what }.

# Why an operation cannot be undone on its own.
history-beginning = The notebook began with this operation: it cannot be undone.
history-sealed = After this operation personal data were deleted for good, or the notebook was rescued with parts lost: what came before is no longer whole and cannot be undone.
history-sealed-do = Correct by hand what is needed, or recover a backup from before.
history-beginning-do = To start over, create another notebook; to empty this one, return to this moment.
history-nothing = This operation left nothing that could be undone.
history-nothing-do = Choose another operation of the history.
history-merged = This operation came from another copy with something that { $who } did on { $when }: { $what }. It is undone together with everything that came then, not alone.
history-merged-do = Look for that operation in the history and undo it as a whole, or mend the answer by hand.
history-changed = It cannot be undone on its own: { $place } changed later. It was done by { $who } on { $when }: { $what }.
history-removed = It cannot be undone on its own: it needs a record that was removed later, { $place }. It was done by { $who } on { $when }: { $what }.
history-answered = It cannot be undone on its own: an answer that came later would go, { $place }. It was written by { $who } on { $when }: { $what }.
history-pointed = It cannot be undone on its own: { $place } now points to the record that this operation added. It was done by { $who } on { $when }: { $what }.
history-outside = It cannot be undone on its own: { $place } is no longer as this operation left it, and the history does not say who changed it.
history-unchanged = Nothing has been changed.
history-later-do = Undo that operation first, mend the answer by hand, or return to the moment before both.

# On the command line.
cli-history = Tells what was done, by whom and when; the newest first
cli-history-step = Only what belongs to a step
cli-history-person = Only what this person did
cli-history-record = Only what touched a record: its code, its name or its internal name
cli-history-count = { $shown } of { $all } operations
cli-history-no-step = There is no step “{ $asked }” in this notebook.
cli-history-no-step-do = Use one of these: { $known }.
cli-history-no-person = No single person “{ $asked }” was found in the history.
cli-history-no-person-do = Write the name as it is in the history. Those who wrote: { $known }.
cli-history-no-record = There is no record with the code or the name “{ $asked }”.
cli-history-no-record-do = Look at the code in the list of the step (PR03, for example); of a record that was removed, --json shows the internal name.
cli-history-many-records = Several records are called “{ $asked }”.
cli-history-many-records-do = Use the code of one of them: { $known }.
