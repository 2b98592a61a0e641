# The schedule: tasks, how long they take, what comes before, and the path that cannot be late.

board-schedule = Schedule
schedule-empty = There are no projects with tasks yet. Type the name of the first one here, or record the projects before.
schedule-months = months
schedule-month = month { $month }
schedule-naming = New task:
schedule-choose-task = Choose a task first; letters begin a new one in this project.
schedule-nothing-before = This project has no other task that could come before.
schedule-before = What must end before “{ $name }”?
schedule-remove-in-list = Tasks are removed in their list (Ctrl+N), where one sees what else depends on them.
schedule-wrong = “{ $text }” is not a duration. Type months, from 0 to 600: 3, or 1.5. What stood there is still saved; Esc leaves it as it was.
schedule-task = From { $begins } to { $ends }; it can be { $slack } months late without moving the end.
schedule-task-critical = From { $begins } to { $ends }; it cannot be late without moving the end.
schedule-project = The project takes { $months } months; { $count ->
    [one] one task cannot be late (█).
   *[other] { $shown } tasks cannot be late (█).
}
schedule-keys = figures: months · letters: task · F4 what comes before · + − zoom · ← → time
paper-schedule = How many months does each task take, and which does it depend on?
paper-schedule-before = Comes after (numbers)
