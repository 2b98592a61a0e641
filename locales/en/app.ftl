# What can be asked for: in the menu and, in short, at the bottom.
action-open-record = Open the record
action-open-record-short = open
action-remove = Remove the record
action-remove-short = remove
action-values = Show the values of the field
action-values-short = values
action-question-order = Change the order of the questions: by rows, by columns or at random
action-question-order-short = order
action-who-answers = Choose who answers: the whole room or a table
action-who-answers-short = who
action-resolve = Write down how a tie was settled
action-resolve-short = resolve
action-balance = Make the weights add up
action-balance-short = balance
action-join-cards = Join with another card that says the same
action-join-cards-short = join
action-hang = Hang from another card
action-hang-short = hang
action-core = Make this the core problem
action-core-short = core
action-objectives = Turn the tree into objectives
action-objectives-short = objectives
action-what-enters = Choose what enters the matrix
action-what-enters-short = what enters
action-help = Help: what the keys do here
action-help-short = help
action-road-map = Road map: see every step
action-road-map-short = map
action-search = Search everything
action-search-short = search
action-guide = Facilitation guide of this step
action-guide-short = guide
action-previous-step = Go to the step before
action-previous-step-short = before
action-next-step = Go to the step after
action-next-step-short = next
action-done = Mark the step as done, or open it again
action-done-short = done
action-next-list = Go to the other list of the step
action-next-list-short = other list
action-move-up = Move the record up
action-move-up-short = up
action-move-down = Move the record down
action-move-down-short = down
action-undo = Undo the last change
action-undo-short = undo
action-redo = Redo what was undone
action-redo-short = redo
action-history = History: what has been done
action-history-short = history
action-review = Review: what the plan lacks
action-review-short = review
action-report = Write the document
action-report-short = document
action-projector = Show the question large (projector)
action-projector-short = projector
action-profile = Choose the route of steps
action-profile-short = route
action-saved = Is everything saved?
action-saved-short = saved
action-language = Cambiar a español
action-language-short = español
action-close-notebook = Close the notebook
action-close-notebook-short = close
action-menu = Menu: everything that can be done
action-menu-short = menu
action-leave = Leave
action-leave-short = leave

# Head and foot.
header-place = Phase { $phase } { $title } · step { $number } of { $count }
header-place-short = Phase { $phase } · step { $number } of { $count }
state-saved = saved
state-saving = saving…
state-typing = typing…
state-failed = NOT saved!
state-read-only = read only
state-carried = to confirm
state-done = done
hint-leave = leave
hint-stay = stay
hint-part = other part
hint-read = read
hint-steps = other step
hint-back = back
hint-tick = tick
hint-accept = accept
hint-choose = choose
hint-enter-step = enter the step
hint-home = close
hint-list = back to the list
hint-next-list = list
hint-fields = fields
who-team = team
who-workshop = workshop
who-delegates = delegates
who-assembly = assembly

# Home.
home-title = Rumbo — territorial planning, step by step
home-purpose = A notebook leads the group through the whole cycle, keeps every word and writes the plan at the end.
home-recent = Open “{ $name }”
home-new = Begin: { $title }
home-open = Open another notebook…
home-open-detail = type where the .rumbo file is
home-sample = See the sample territory
home-sample-detail = a fresh copy each time, with fictitious data
home-language = Cambiar a español
home-leave = Leave
home-offline = Everything is kept in one file on this computer. No internet is needed.
new-file-name = territorial-plan
path-create = New notebook
path-create-hint = Where should it be kept? You may change the name. Enter creates it; Esc goes back.
path-open = Open a notebook
path-open-hint = Type the path of the .rumbo file and press Enter; Esc goes back.
more-room = The window is too small. Make it at least 60 columns by 15 lines (80 × 24 is better). What you typed is safe.

# Road map.
map-title = Route “{ $profile }”: { $done } of { $count } steps done
map-filter = type to filter
map-phase = Phase { $number }. { $title }
filter = Search:
nothing-found = Nothing was found with those words.
n-records = { $count } r.
n-findings = ! { $count } to review
n-steps = { $count } steps

# Lists and records.
column-number = No.
choose-column = choose group
no-column = Without group
step-without-list = This step asks for no data: use the guide (F6) and go on with F8.
new-key = another
example = E.g.:
hint-pick = Enter or F4 opens the list; or type part of the name.
hint-scale = Press the number, or Enter to see what each value means.
hint-flag = Space switches between yes and no.
hint-long-text = Enter begins another paragraph; Tab goes to the next field.
hint-image = Type where the picture is (PNG or JPEG) and press Enter: it is kept inside the notebook.
hint-geometry = Type where the GeoJSON file is and press Enter: it is kept inside the notebook.
hint-date = As you write it: 3/4/27, 13 April 2027, April 2027, today.
hint-computed = The program works it out from other answers, and it changes when they do.
hint-new-key = Type “name = value” and press Enter.
unclear-number = This cannot be understood as a number. It will be kept as it is if you go on.
unclear-date = This cannot be understood as a date. It will be kept as it is if you go on.
unclear-time = This cannot be understood as a time (for example 8:30). It will be kept as it is if you go on.
unclear-year = This cannot be understood as a year (for example 2027). It will be kept as it is if you go on.
out-of-range = A value between { $least } and { $most } was expected. Look again; it is kept as it is.
nothing-to-choose = There are no records to choose from yet.
no-values = This field is typed; it has no list of values.
pick-add = Add “{ $name }”
pick-type-new = Type the name to add it.
paste-title = { $count } lines were pasted: one record for each
paste-hint = Enter adds them all (one Ctrl+Z takes them back); Esc adds none.
pasted = { $count } records were added. Ctrl+Z takes them back at once.
removed = “{ $name }” was removed. Ctrl+Z brings it back.
file-kept = “{ $name }” is now kept inside the notebook.
file-unreadable-what = The file { $path } could not be read.
file-unreadable-safe = The notebook has not changed.
file-unreadable-do = Check the path; if it is on a USB stick, plug it in.
file-kind-what-picture = The file { $path } is not a PNG or JPEG picture.
file-kind-do-picture = Save it as PNG or JPEG and try again.
file-kind-what-geometry = The file { $path } is not a GeoJSON map.
file-kind-do-geometry = Export it as GeoJSON from the map program and try again.
file-large-what = The file { $path } is too large (more than 8 MB).
file-large-do = Make it smaller with a photo program and try again.

# Layers.
menu-title = Menu
help-title = Help
help-typing = Typing types, everywhere: in a list a letter begins a new record; Enter saves it and makes room for the next one.
help-esc = Enter goes in, Esc goes out. Leaving a field or a screen never discards what was typed.
help-saved = Everything is saved by itself, at each pause and when you leave a field.
search-title = Search everything
search-begin = Type a word: steps and records are searched, with or without accents.
place-step = Step
findings-title = Review: { $count } to look at
no-findings = Nothing to review in what has been written so far.
findings-title-accepted = Review: { $count } to look at, { $n ->
    [one] { $accepted } accepted
   *[other] { $accepted } accepted
}
finding-accepted = Left as it is, they say on { $on }: { $reason }
finding-reason-ask = Why is it left as it is?
finding-reason-needed = Write the reason: whoever reads the plan will see it.
hint-accept-finding = leave it so
hint-reopen-finding = count it again
hint-go = go
leave-title = Leave Rumbo?
leave-safe = Everything is saved. Enter leaves; Esc stays.
report-title = Write the document
report-folder = Folder: { $folder }
report-write = Write
report-writing = Writing the document…
report-written = Done. This was written:
guide-do = What to do
guide-why = Why
guide-example = Example
guide-sheet = Paper sheet
guide-group = Group:
guide-technique = Technique:
guide-materials = Materials:
guide-asks = Questions for the room
guide-method = How it is computed or decided
guide-rules = Before going on, check that…
guide-needs = Needed before: step { $steps }.
guide-sheet-code = The sheet carries the code { $code }, the same as the screen, so that it is found when it is typed in.

# Messages.
opening = Opening the notebook…
undone = Undone: { $what }.
redone = Done again: { $what }.
nothing-to-undo = There is nothing to undo.
nothing-to-redo = There is nothing to redo.
all-saved = Everything is saved.
step-done = Step marked as done.
step-open-again = The step is open again.
last-step = This is the last step of the route.
first-step = This is the first step of the route.
hidden-by-profile = That record belongs to a step which this route does not show. You can choose another route in the menu (F9).

# The plan on the screen
action-read-short = read the plan
action-read = Read the plan as it stands today
reader-title = The plan as it stands today
reader-making = Putting the plan together…
reader-no-step = This part does not come from one single step.
reader-legend = Type to search · { $percent } %
reader-hint-step = go to the step
reader-hint-next = the next one
reader-hint-contents = contents
reader-hint-write = write it
reader-sought = “{ $words }”: { $count ->
    [0] not in the plan
    [one] in one line
   *[other] in { $n } lines
}
