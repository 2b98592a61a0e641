# Sheets of amounts by year: targets, costs and funding.

board-grid = By year
action-propose = Propose the targets of the years between
action-propose-short = propose
action-row-values = Choose from the list what goes in the row
action-row-values-short = choose
grid-empty = There are no rows for this sheet yet. Write them in their list first.
grid-total = Total
grid-base = Base
grid-all = The whole plan
grid-all-missing = Missing in the whole plan
grid-missing = missing; too much with +
grid-covered = covered every year
grid-loose = Not placed yet
grid-no-rows = no rows yet: type the name of the first one
grid-no-sources = no sources yet
grid-naming = New row:
grid-row-added = Row added: type its amounts.
grid-row-first = Type the name of the row first: begin with a letter.
grid-nothing-here = There is nothing to fill in here. Record the sources in their step first.
grid-numbers-only = Numbers go here. Sources are recorded in a step of their own; those that are missing appear with a +.
grid-free-enter = This source gives nothing yet: type an amount so that it is recorded.
grid-wrong-unclear = “{ $text }” is not a number. Type, for instance, 12,000, 12 thousand, 12k or 12,000.50. What stood there is still saved; Esc leaves it as it was.
grid-wrong-negative = An amount of money cannot be negative. What stood there is still saved; Esc leaves it as it was.
grid-wrong-range = “{ $text }” is outside what this figure allows. What stood there is still saved; Esc leaves it as it was.
grid-wrong-whole = “{ $text }” has decimals, and these are counted one by one. What stood there is still saved; Esc leaves it as it was.
grid-let-go = “{ $text }” was not saved; what stood there before stays.
grid-beyond-ceiling = “{ $name }” already commits { $used } in { $year } and its ceiling is { $ceiling }: { $beyond } beyond it.
grid-target-baseline = The target of { $year } ({ $target }) lies on the other side of the starting point ({ $baseline }). Is it so, or does the indicator go the other way?
grid-target-back = The target of { $year } ({ $target }) goes back from the one before. Is it so, or does one need correcting?
grid-can-propose = Ctrl+X proposes { $count ->
    [one] the target that is missing
   *[other] the { $shown } targets that are missing
} on a straight line from the starting point.
grid-no-baseline = Without a starting point and its year nobody can tell how far you get: complete them in the record (Enter).
grid-propose-no-baseline = The starting point or its year is missing. Complete them in the record (Enter) and ask again.
grid-propose-nothing = There are no years to fill between the starting point and the last target. Type the final target and ask again.
grid-proposed = { $count ->
    [one] One target was proposed; talk over whether it is possible, and correct it.
   *[other] { $shown } targets were proposed; talk over whether they are possible, and correct them.
}
grid-status-of-row = Choose first a row that has an amount already.
grid-lacks = In { $year } { $amount } is missing. What is left over in another year does not cover it.
grid-too-much = In { $year } there is { $amount } too much: look at the cost or at what each source gives.
grid-balanced = In { $year } what the sources give equals the cost.
grid-keys = figures · letters: new row · Del empty · Enter open · PgUp/PgDn group
grid-keys-money = figures type · Del empty · F4 state · Enter open · PgUp/PgDn project
grid-keys-targets = figures type · Ctrl+X propose · Del empty · Enter open · letters: new
paper-grid = How much in each year?
paper-year = Year { $number }
