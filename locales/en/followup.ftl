## Purchases, communication, risks, follow-up, social control, observatory and commitments.

check-k60 = Date or year of another century
check-k60-why = It is nearly always a slip of the key, and it upsets calendars, targets and due dates.
k60-year = In { $code } “{ $name }”, “{ $field }” says { $year }: that year cannot be.
k60-date = In { $code } “{ $name }”, “{ $field }” says { $day }: that date cannot be.
check-k61 = Impossible figure
check-k61-why = Nothing exceeds a hundred in every hundred, and nothing costs less than nothing: such a figure spoils the sums.
k61-percent = In { $code } “{ $name }”, “{ $field }” says { $value }%: it cannot exceed 100%.
k61-negative = In { $code } “{ $name }”, “{ $field }” says { $value }: it cannot be less than zero.
check-k62 = Purchases that do not fit
check-k62-why = Buying too much, too late or in pieces stops the work and brings objections.
k62-over-cost = The purchases of { $code } “{ $name }” add up to { $bought }, more than its cost of { $cost }.
k62-late = Purchase { $code } “{ $name }” begins on { $begins }, and the task that waits for it on { $needed }.
k62-split = Are { $code } “{ $name }” and “{ $other }” one single purchase? It must not be split to use an easier procedure.
check-k63 = Language in which nobody speaks
check-k63-why = Whoever does not hear the news in their language is left out of decisions.
k63-language = Many people prefer to speak { $language }, and no communication activity uses that language.
check-k64 = Silent observatory
check-k64-why = A missing figure or an unexplained red prevents learning in time.
k64-few-measured = Round { $code } “{ $name }” has figures for { $measured } of { $whole } indicators: not enough to say how the plan goes.
k64-red = “{ $name }” came out red in “{ $round }” and nobody has told what happened.
check-k65 = Judge and party
check-k65-why = Whoever watches over a project neither carries it out nor is paid by it.
k65-own-executor = “{ $organisation }” takes part in { $code } “{ $name }” and carries out “{ $project }”, the project it watches.
check-k66 = Without an answer
check-k66-why = Asking and getting no answer is the quickest way to lose trust.
k66-question = Question { $code } “{ $name }” has no answer.
k66-report = Finding { $code } “{ $name }” of an oversight group has no answer.
k66-no-plan = The account given for { $year } left no work plan with what people asked for.
check-k67 = Rescheduled commitment
check-k67-why = To reschedule is to agree another date; without it, it is to forget.
k67-no-new-date = Commitment { $code } “{ $name }” was rescheduled without a new date.
k67-past = Commitment { $code } “{ $name }” had a new date, { $due }, and it has not been kept either.
reading-observatory-better = { $count ->
    [one] { $n } indicator improved in the last measurement: { $names }.
   *[other] { $n } indicators improved in the last measurement: { $names }.
}
reading-observatory-worse = { $count ->
    [one] { $n } indicator got worse in the last measurement: { $names }. What happened?
   *[other] { $n } indicators got worse in the last measurement: { $names }. What happened?
}
reading-observatory-contrary = { $count ->
    [one] { $n } moves away from its target: { $names }.
   *[other] { $n } move away from their target: { $names }.
}
reading-observatory-thin = In { $round }, { $measured } of { $whole } indicators were measured: not enough to say how the plan goes.
reading-observatory-unexplained = { $count ->
    [one] { $n } red of { $round } waits for its explanation: { $names }.
   *[other] { $n } reds of { $round } wait for their explanation: { $names }.
}
reading-purchases-total = { $count ->
    [one] { $n } purchase is planned, for { $total }.
   *[other] { $n } purchases are planned, for { $total }.
}
reading-purchases-local = { $count ->
    [one] { $n } has local preference: it is { $share }% of the money.
   *[other] { $n } have local preference: they are { $share }% of the money.
}
reading-purchases-quarter = The quarter with most purchases is { $quarter }, with { $amount }.
reading-purchases-dearer = { $count ->
    [one] { $n } contract came out dearer than its reference amount: { $names }.
   *[other] { $n } contracts came out dearer than their reference amount: { $names }.
}
reading-purchases-over = { $count ->
    [one] The purchases of { $n } project add up to more than its cost: { $names }.
   *[other] The purchases of { $n } projects add up to more than their cost: { $names }.
}
reading-purchases-late = { $count ->
    [one] { $n } purchase begins after the task that waits for it: { $names }.
   *[other] { $n } purchases begin after the task that waits for them: { $names }.
}
reading-purchases-split = Are { $one } and { $other } one single purchase? It is worth a look before calling for bids.
reading-communication-language = { $count ->
    [one] { $n } activity in { $language }.
   *[other] { $n } activities in { $language }.
}
reading-communication-unheard = { $share }% of those who came prefer to speak { $language }, and nothing is told in that language.
reading-communication-deaf = No activity says how questions and complaints come back.
reading-communication-listens = { $count ->
    [one] Questions and complaints come back { $n } way: { $names }.
   *[other] Questions and complaints come back { $n } ways: { $names }.
}
reading-risks-levels = If nothing were done, there would be { $extreme } of extreme level, { $high } high, { $medium } medium and { $low } low.
reading-risks-still = { $count ->
    [one] { $n } remains high or extreme even with the response: { $names }.
   *[other] { $n } remain high or extreme even with the response: { $names }.
}
reading-risks-grow = { $count ->
    [one] The response to { $n } leaves it worse than before: { $names }.
   *[other] The responses to { $n } leave them worse than before: { $names }.
}
reading-risks-unrated = { $count ->
    [one] Of { $n } nobody has said what risk remains after acting: { $names }.
   *[other] Of { $n } nobody has said what risk remains after acting: { $names }.
}
reading-monitoring-cost = Follow-up activities add up to { $yearly } a year.
reading-monitoring-share = Follow-up, communication and training add up to { $share }% of the cost of the plan.
reading-monitoring-unplanned = { $count ->
    [one] Of { $n } indicator it is not known when it will be measured or by whom: { $names }.
   *[other] Of { $n } indicators it is not known when they will be measured or by whom: { $names }.
}
reading-monitoring-loose = { $count ->
    [one] { $n } evaluation question does not say in which activity it will be answered: { $names }.
   *[other] { $n } evaluation questions do not say in which activity they will be answered: { $names }.
}
reading-monitoring-unasked = No evaluation question looks from { $names }.
reading-oversight-whole = The account given for { $year } went through its four phases and left a work plan.
reading-oversight-no-plan = The account given for { $year } went through its four phases but left no work plan.
reading-oversight-part = { $count ->
    [one] The account given for { $year } has gone through { $n } of its four phases.
   *[other] The account given for { $year } has gone through { $n } of its four phases.
}
reading-oversight-questions = { $count ->
    [one] { $n } question of the people waits for an answer: { $names }.
   *[other] { $n } questions of the people wait for an answer: { $names }.
}
reading-oversight-reports = { $count ->
    [one] { $n } finding of the oversight groups waits for an answer: { $names }.
   *[other] { $n } findings of the oversight groups wait for an answer: { $names }.
}
reading-oversight-unwatched = { $count ->
    [one] { $n } costly project still has no oversight: { $names }.
   *[other] { $n } costly projects still have no oversight: { $names }.
}
reading-oversight-judge = { $organisation } takes part in { $group } and carries out { $project }: nobody can be judge and party.
reading-commitments-kinds = On record: { $commitments } commitments, { $agreements } agreements and { $disagreements } disagreements.
reading-commitments-kept = { $count ->
    [one] { $n } commitment was kept: { $share } of those that should have been by now.
   *[other] { $n } commitments were kept: { $share } of those that should have been by now.
}
reading-commitments-overdue = { $count ->
    [one] { $n } is overdue: { $names }.
   *[other] { $n } are overdue: { $names }.
}
reading-commitments-nobody = { $count ->
    [one] { $n } has nobody who answers for it, or no date: { $names }.
   *[other] { $n } have nobody who answers for them, or no date: { $names }.
}
reading-commitments-put-off = { $count ->
    [one] { $n } was rescheduled without a new date: { $names }.
   *[other] { $n } were rescheduled without a new date: { $names }.
}
report-followup-series = The indicators round by round
report-followup-coverage = How much was measured in each round
report-followup-measured = With a figure
report-followup-whole = Indicators
report-followup-share = Share
report-followup-course = Trend
report-followup-quarters = Purchases by quarter
report-followup-amount = Amount
report-followup-quarter = Quarter
report-followup-no-quarter = No quarter
report-followup-total = Total
report-followup-local = Of which, with local preference
report-followup-states = Where the purchases stand
report-followup-purchases = Purchases
report-followup-languages = Which audiences are reached in each language
report-followup-criteria = Evaluation questions by criterion
report-followup-count = How many
report-followup-phases = The phases of giving account
report-followup-work-plan = Left a work plan
report-followup-states-commitments = The commitments by state
report-followup-late = The overdue commitments
report-followup-due = Date that holds
course-improving = improving
course-same = unchanged
course-worsening = worsening
report-followup-risks-before = The risks before the response
report-followup-risks-after = The risks with the response under way
