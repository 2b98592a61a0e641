# What the schedule, the progress and the appraisal of the investment say.

reading-schedule-longest = The longest project is { $project }: { $months } months.
reading-schedule-tight = Without any slack, because all their tasks follow one another: { $names }.
reading-progress-dear = The work done costs more than planned in: { $names }.
reading-progress-late = Less was done than was due by that date in: { $names }.
reading-progress-red = Red and without a written explanation: { $names }.
reading-progress-back = A report tells less progress than the one before, without saying why: { $names }.
reading-appraisal-rate = Money of one year is compared with that of the next at a rate of { $rate } % a year.
reading-appraisal-worth = They yield more than that rate: { $names }.
reading-appraisal-not-worth = They yield less than that rate, and need other reasons to be done: { $names }.
reading-appraisal-fragile = They no longer yield it if benefits fall or costs rise by a fifth: { $names }.
reading-appraisal-social = They charge nothing: they are compared by their cost per year and per person: { $names }.
report-result-schedule = Schedule and critical path of each project
report-result-schedule-begins = Begins
report-result-schedule-ends = Ends
report-result-schedule-month = Month
report-result-schedule-slack = Slack (●: none)
report-result-schedule-duration = Months
report-result-schedule-budget = Budget
report-result-progress = Progress of each project
report-result-progress-on = On
report-result-progress-budget = Budget
report-result-progress-planned = Planned
report-result-progress-earned = Done
report-result-progress-actual = Spent
report-result-progress-cpi = Cost (CPI)
report-result-progress-spi = Pace (SPI)
report-result-progress-light = Light
report-result-forecast = What it will cost in the end, depending on how the rest goes
report-result-forecast-cost = As so far
report-result-forecast-plan = As planned
report-result-forecast-both = Paying for the delay too
report-result-forecast-variance = Difference from the budget
report-result-forecast-needed = Efficiency needed (TCPI)
report-result-appraisal = Appraisal of the projects with a flow of money
report-result-appraisal-npv = NPV
report-result-appraisal-irr = IRR
report-result-appraisal-ratio = B/C
report-result-appraisal-payback = Payback (years)
report-result-appraisal-annual = EAC
report-result-appraisal-person = Per person
report-result-appraisal-several = several
report-result-moved = NPV when something comes out a fifth worse
report-result-moved-benefits = With fewer benefits
report-result-moved-costs = With higher costs
earned-green = green
earned-amber = amber
earned-red = red
reading-funding-secured = With what is secured alone ({ $funded }) { $gap } is missing; { $count ->
    [one] one project is covered
   *[other] { $whole } projects are covered
} every year, and these lack money in some year: { $names }.
reading-funding-negotiated = If what is being negotiated comes too ({ $funded }) { $gap } is missing; { $count ->
    [one] one project is covered
   *[other] { $whole } projects are covered
} every year, and these lack money in some year: { $names }.
reading-funding-all = If everything comes ({ $funded }) { $gap } is missing; { $count ->
    [one] one project is covered
   *[other] { $whole } projects are covered
} every year, and these lack money in some year: { $names }.
reading-readiness-share = { $percent } % of the conditions that are needed are ready.
reading-readiness-late = They would begin without land or studies in order: { $names }.
report-result-funding = What happens if only part of the money comes
report-result-funding-scenario = If it comes
report-result-funding-secured = What is secured
report-result-funding-negotiated = And what is being negotiated
report-result-funding-all = Everything
report-result-funding-funded = There is
report-result-funding-gap = Missing
report-result-funding-whole = Projects covered
report-result-funding-fallen = Lack money in some year
report-result-readiness = Conditions ready in each project
report-result-readiness-ready = Ready
report-result-readiness-apply = Needed
reading-schedule-untimed = Without a duration yet: { $names }.
reading-schedule-astray = They wait for a task that is not in their project, and are not made to wait: { $names }.
