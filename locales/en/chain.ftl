# The chain of the plan: from axes to activities, and why each thing is there.

board-chain = Chain of the plan
action-copy-branch = Copy with all that hangs from it
action-copy-branch-short = copy
action-trace = Why is this here?
action-trace-short = why?
chain-empty = There are no axes yet for the plan to hang from. Write them first in the step of the axes, or type the first one here.
chain-costs = cost { $currency }
chain-n-loose = { $count ->
    [one] One record without a place in the chain
   *[other] { $shown } records without a place in the chain
}
chain-loose = Without a place in the chain: “{ $name }” hangs from nothing or points to things that do not go together. Ctrl+K gives it a place.
chain-nothing-below = nothing farther below
chain-keys = letters: beside · Tab below · ← → shut, open · Ctrl+K move · F9 more
chain-keys-writing = Enter save and go on · Tab one level below · Shift+Tab beside · Esc finish
chain-is-top = Axes hang from nothing: their order is changed in the list of axes.
chain-let-loose = It no longer hangs there, and keeps all that is its own. Ctrl+K gives it another place; Ctrl+Z brings it back.
chain-copy-name = { $name } (copy)
chain-copied = { $count ->
    [one] One record was copied. Sources, tasks and indicators are not copied.
   *[other] { $shown } records were copied. Sources, tasks and indicators are not copied.
}
chain-why = Why is “{ $name }” here?
trace-meeting = ← { $date }, in “{ $name }”
trace-problem = ← Problem ({ $votes } dots): { $name } · lived by: { $who }
trace-asset = ← Asset: { $name }
trace-above = ↑ { $kind }: { $name }
trace-cost = → Costs { $amount }, with all that hangs from it
trace-source = → { $amount } (secured { $secured }): { $name }
trace-measured = → Progress { $progress }: { $name }
trace-unmeasured = → Not measured yet: { $name }
paper-chain = Which project, output or activity is missing, and which number does it hang from?
