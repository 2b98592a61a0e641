# What is said in the activities with a screen of their own.
board-plane = Plane
board-out-of-scale = “{ $field }” goes from { $min } to { $max }.
plane-empty = There is nothing to put here yet. Fill the list first (Ctrl+N).
plane-place = It has no place yet: move it with the arrows, or type its two numbers.
plane-unplaced = { $count } without a place yet · Tab goes to the next one
plane-hidden = and { $count } more
plane-keys = Arrows move · Tab the next one · two digits: its place · Enter the record
