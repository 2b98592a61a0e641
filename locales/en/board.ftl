# What is said in the activities with a screen of their own.
board-plane = Plane
board-out-of-scale = “{ $field }” goes from { $min } to { $max }.
plane-empty = There is nothing to put here yet. Fill the list first (Ctrl+N).
plane-place = It has no place yet: move it with the arrows, or type its two numbers.
plane-unplaced = { $count } without a place yet · Tab goes to the next one
plane-hidden = and { $count } more
plane-keys = Arrows move · Tab the next one · two digits: its place · Enter the record

## Matrix
board-matrix = Matrix
board-pairs = Two by two
board-matrix-by = Matrix by { $columns }
matrix-question = { $field }: “{ $row }” with “{ $column }”
matrix-progress = { $given } of { $asked }
matrix-by-rows = by rows
matrix-by-columns = by columns
matrix-at-random = at random
matrix-order-now = Questions now come { $order }.
matrix-sum = Sum
matrix-entering = { $rows } of { $all } enter
matrix-proposed = { $rows } of { $all } proposed
matrix-cut = only { $most } fit
matrix-who = Who answers?
matrix-whole-room = The whole room
matrix-room = room
matrix-table = Table { $number }
matrix-new-table = { $table } (begin a new one)
matrix-answers-now = Answering: { $who }.
matrix-enters = What enters the matrix?
matrix-entered = { $rows } enter: that makes { $pairs } questions.
matrix-stay = { $count } stay because they already have answers.
matrix-too-many = With more than { $most } the room gets tired.
matrix-left = That was the last one. { $count } are still open: here is the first.
matrix-full = It is complete. To change something, go to its cell with the arrows.
matrix-full-move = No questions are left: go with the arrows to the cell you would change.
matrix-no-option = No option, or more than one, begins with “{ $typed }”: use its number.
matrix-yes-or-no = Answer yes or no: “y” or “n”, “1” or “0”.
matrix-answer-first = Answer first: the record of the cell is born with its answer.
matrix-of-tables = The tables answered: choose one (Ctrl+E) to take its answer away.
matrix-unclear = “{ $typed }” will not do for “{ $field }”: correct it, or erase it.
matrix-keys = Digit answers · Space skips · Backspace goes back · Del empties · Enter: note
matrix-keys-times = Digit: how many times more · / and digit: the column weighs more · Del empty
matrix-weights = Weights: { $weights }.
matrix-ratio = Contradiction { $ratio } (up to { $accept } is accepted).
matrix-worst = They contradict one another too much: between “{ $row }” and “{ $column }” you said { $given } and the others say { $implied }. Look at that one again.
matrix-take = Enter puts it in and goes on
matrix-type = type the value; Enter puts it in
matrix-odd = “{ $text }” cannot be understood: type it again
matrix-spread = distance { $spread }
matrix-disputed = ! In dispute
matrix-no-limit = the workshop does not say from what distance there is a dispute
matrix-nothing = There is nothing in “{ $collection }” yet.
matrix-only-one = “{ $collection }” has one record alone: another one is needed to make a pair.
matrix-none-admitted = No record of “{ $collection }” enters here: complete its answers.
matrix-where = It is written in step { $step }: F2 leads to the road map.
paper-plane = How much does each name have of “{ $x }”, and how much of “{ $y }”?
paper-vote = How many votes did each option receive?
paper-tree = Which one does each card hang from? Write those that are missing on the empty lines.
paper-tree-cause = It causes no.
paper-tree-group = It goes with no.
paper-row = the row
paper-column = the column
board-rating = Scores
rating-asks = Which score does “{ $row }” deserve on “{ $criterion }”?
rating-asks-weight = Of all the points to share out, how many go to “{ $criterion }”?
rating-weights = Weights: { $sum } of { $whole }
rating-weights-less = { $amount } are still to be shared out among the criteria. Ctrl+W shares them out in proportion.
rating-weights-more = There are { $amount } too many in the weights. Ctrl+W adjusts them in proportion.
rating-balanced = The weights add up now, in the same proportion. Ctrl+Z undoes it.
rating-missing = { $count } scores are missing: it does not enter the order yet.
rating-needs-reason = The two orders do not agree. Enter opens the record: write why it is decided like this.
rating-keys = digit score · ↑ up to the weights · Ctrl+W balance weights · Del empty
rating-score = score
rating-dots = dots
rating-place = #{ $place }
rating-no-criteria = There are no criteria yet. Write them in their list: four or five, in words that everybody understands.
rating-no-rows = There is nothing to score yet. Begin with the list beside.
board-tree = Tree
tree-empty = There are no cards yet. Type: the first word already begins one.
tree-legend = ↑ effects · ● core problem · ↓ causes
tree-again = ↗ shown above
tree-without-core = The core problem is still to be chosen (menu, F9).
tree-n-loose = ○ loose: { $count }
tree-keys = type to add · Ctrl+K hang · Ctrl+U join · Del let loose · Enter open
tree-keys-groups = type to add · Ctrl+K put elsewhere · Del let loose · Enter open
tree-keys-writing = Enter save and next · Esc finish
tree-keys-writing-links = Enter save and next · Tab cause or effect · Esc finish
tree-keys-review = Tab take it or not · type to change it · Enter make objectives · Esc leave
tree-next-card = another card, or Esc
tree-hang-title = What does “{ $name }” hang from?
tree-hangs-from-nothing = This card hangs from none. To remove it, go to its list.
tree-unhung = The card is loose now, with all that hangs from it. Ctrl+Z undoes it.
tree-nothing-to-hang-from = There is no other card yet that it could hang from.
tree-join-title = Which one says the same as “{ $name }”?
tree-nothing-to-join = There is no other card to join it with.
tree-joined = They are one now: “{ $name }”. Ctrl+Z parts them.
tree-circle = That cannot be: a thing would end up causing itself ({ $names }).
tree-core-chosen = This is the core problem now.
tree-review = From problem to objective: { $taken } of { $all } are turned
tree-review-from = It comes from the problem “{ $problem }”.
tree-all-turned = All problems of the tree have their objective already.
tree-none-taken = None was taken: nothing changed.
tree-turned = New objectives: { $count }, already in their step. Ctrl+Z undoes them together.
tree-review-empty = how would it be told the other way round: { $problem }?
board-vote = Vote
vote-empty = There are no options to vote on yet. Write them in their list first.
vote-total = total
vote-naming = Group or table:
vote-line = The first { $seats } options are in; those that tie share a place.
vote-name-first = Write the name of the table or group first.
vote-keys-total = digits or + − count · Del empty · Enter open
vote-keys = digits or + − to count · ← → group · letters: new group · Del empty
vote-people = People
vote-tie = Tie across the line among { $names }; { $count ->
    [one] one place is
   *[other] { $seats } places are
} left and no rule settles it.
vote-by-voters = With { $count ->
    [one] one dot
   *[other] { $dots } dots
} { $names } tied. How many people chose each option settled it: { $inside } { $n_inside ->
    [one] gets
   *[other] get
} in.
vote-by-score = With { $count ->
    [one] one dot
   *[other] { $dots } dots
} { $names } tied. The score on the criteria settled it: { $inside } { $n_inside ->
    [one] gets
   *[other] get
} in.
vote-by-new-vote = With { $count ->
    [one] one dot
   *[other] { $dots } dots
} { $names } tied. Another vote settled it: { $inside } { $n_inside ->
    [one] gets
   *[other] get
} in.
vote-keep-all = With { $count ->
    [one] one dot
   *[other] { $dots } dots
} { $names } tied. The rule lets { $n_inside ->
    [one] one
   *[other] all
} of them in: { $inside }.
vote-write-it = Ctrl+D leaves it in writing.
vote-again = Vote again among them only, and write in one form how it was settled.
vote-no-tie = There is no tie across the line: nothing has to be settled.
vote-written = How it was settled is written in the forms that tied, and goes into the plan.
vote-over-limit = “{ $group }” placed { $used } dots and { $count ->
    [one] one person has
   *[other] { $people } people have
} { $most }: count again. Until then its sheet is not added.
vote-over-cap = “{ $group }” placed { $used } dots on “{ $option }” and { $count ->
    [one] one person
   *[other] { $people } people
} may place { $most } there: count again. Until then its sheet is not added.
vote-no-quorum = { $count ->
    [one] One person
   *[other] { $present } people
} voted and the quorum is { $needed }: this vote does not hold yet.
vote-each = Each person has { $count ->
    [one] one dot
   *[other] { $each } dots
}.
