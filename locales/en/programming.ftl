# Policies, responsibilities and sectors: what is read from them.
reading-articulation-coverage = { $share } of every hundred projects have a policy that supports them: { $supported } of { $all }.
reading-articulation-alone = No policy that fits well has been found yet for { $names }.
reading-articulation-unused = Public offers that no project takes up: { $names }.
reading-responsibilities-clear = { $count ->
    [one] The process has
   *[other] The { $n } processes have
} somebody to do the work and exactly one body that answers.
reading-responsibilities-unanswered = Nobody answers for { $names }: a body has to be agreed.
reading-responsibilities-disputed = More than one body answers for { $names }: when two answer, neither does.
reading-responsibilities-undone = Nobody does the work in { $names }.
reading-integration-several = { $count ->
    [one] One project brings
   *[other] { $n } projects bring
} together two sectors or more.
reading-integration-single = A single sector contributes to { $names }: ask who still has to be invited.
report-policies-askers = Projects that would ask for it
report-policies-fair = The fair the other way round: what each institution can bring
report-policies-policies = Policies
report-policies-goals = The Sustainable Development Goals and the plan
report-policies-sectors = Sectors that contribute
report-policies-how-many = How many
report-policies-integration = Sectors that join in each project

# Logical framework, wording, portfolio and capacities
check-k68 = Logical framework that does not hold
check-k68-why = Read from the bottom up, each level must be enough for the one above and be open to verification.
k68-project = { $rule } ({ $lf }): { $code } “{ $name }”.
k68-places = { $rule } ({ $lf }) in { $code } “{ $name }”: { $names }.
check-k69 = Values and prices that nobody can work out again
check-k69-why = A contribution that does not say how it was valued, or a sum that does not come out, is the first thing an audit questions.
k69-not-valued = Contribution { $code } to “{ $project }” is not cash and does not say how it was valued.
k69-price = { $code } “{ $name }” says that it costs { $cost }, but its quantity times its price gives { $reckoned }.
check-k70 = Spending and progress that call for an explanation
check-k70-why = Nobody can spend more than was appropriated or funded; a red light without a reason helps nobody to put things right.
k70-over-appropriated = Report { $code } says that { $spent } was spent, and only { $most } had been appropriated.
k70-over-funded = In { $code } “{ $name }”, { $spent } has been spent, more than the { $funded } that its sources put in.
k70-red = { $code } “{ $name }” is red as of { $on } and no report says why.
k70-back = In { $code } “{ $name }”, a report gives less progress than the one before, without a reason: { $names }.
check-k71 = Plan held up by hardly feasible mechanisms
check-k71-why = Money that only comes by a path that does not exist yet may not come.
k71-weak = { $share } of the cost depends on sources that only come through hardly feasible mechanisms: more than { $most } is too much.
check-k72 = Capacities left without an answer
check-k72-why = What organisations lack most is what has to be learnt first, and those who lead cannot all be men.
k72-gap = “{ $area }” is among the weakest points of the organisations and no training answers to it.
k72-few-women = { $code } “{ $name }” trains those who will lead and keeps fewer places for women than agreed.
check-k73 = Processes without clear responsibility
check-k73-why = When nobody answers, or two do, the process stands still.
k73-unanswered = Nobody answers for { $code } “{ $name }”.
k73-disputed = More than one body answers for { $code } “{ $name }”.
k73-undone = Nobody does the work in { $code } “{ $name }”.
logframe-no-end = Without an objective of the plan as its goal
logframe-not-one-purpose = Without a purpose, and only one
logframe-purpose-unmeasured = The purpose has nothing to measure it
logframe-no-components = Without components
logframe-many-components = Too many components for one project
logframe-no-activities = Components without activities
logframe-component-unmeasured = Components without an indicator
logframe-activities-sum = Activities that do not add up to the cost of their component
logframe-components-sum = Components that do not add up to the budget
logframe-no-verification = Indicators without a means of verification
logframe-incomplete-indicator = Indicators without baseline, target or year
logframe-no-assumptions = Without assumptions: it does not say what must hold true outside
logframe-repeats-purpose = Components that repeat the purpose
reading-logframe-sound = { $count ->
    [0] None of the { $all } logical frameworks holds completely yet
    [one] One of the { $all } logical frameworks holds from the bottom up
   *[other] { $n } of the { $all } logical frameworks hold from the bottom up
}.
reading-logframe-rule = { $rule } ({ $code }): { $names }.
report-kind-logframe = the logical framework matrix of each project
report-logframe-caption = Logical framework of { $project }
report-logframe-summary = Summary
report-logframe-indicators = Indicators
report-logframe-verification = Means of verification
report-logframe-assumptions = Assumptions
report-logframe-end = Goal
report-logframe-purpose = Purpose
report-logframe-components = Components
report-logframe-activities = Activities
report-logframe-measure = { $name }: from { $from } to { $to } in { $year }
report-logframe-review = To review
report-logframe-review-caption = Logical frameworks with something to review
report-smart-caption = The objectives by the five questions
report-wording-statement = It says
report-wording-advice = To review
report-wording-caption = Wording to review
portfolio-points = By points
portfolio-points-why = down the list from most to fewest points, taking what fits
portfolio-votes = By votes
portfolio-votes-why = down the list from most to fewest supporters, taking what fits
portfolio-best-set = Best combination
portfolio-best-set-why = of all combinations that fit, the one worth most
portfolio-shares = Equal shares
portfolio-shares-why = each person gets the same share of the money and pays with it for what they support, so that no group takes it all
reading-portfolio-ceiling = There is { $ceiling } for projects that cost { $cost }.
reading-portfolio-all = Chosen in every way: { $names }.
reading-portfolio-some = It depends on how the choice is made: { $names }.
reading-portfolio-none = Not chosen in any way: { $names }.
reading-portfolio-way = { $way }: { $why }.
reading-portfolio-unproven = The best combination is worth at least half of the best possible one: there are too many to try them all.
reading-portfolio-no-ballots = Without ballots the choice cannot be made by votes or by equal shares.
report-portfolio-caption = Which projects fit in the money there is, chosen in four ways
report-portfolio-cost = Cost
report-portfolio-points = Points
report-portfolio-votes = Supporters
report-portfolio-chosen = In
report-capacities-caption = From what is lacking to what will be learnt
reading-capacities-met = Among the weakest, these already have training: { $names }.
reading-capacities-gaps = Among the weakest, still without training that answers to them: { $names }.
reading-capacities-women = Of the { $places } training places, { $share } % are for women.
reading-capacities-few-women = They train those who will lead with fewer women than agreed: { $names }.
report-kind-operating-plan = what is to be done in a year, quarter by quarter
report-year-quarter = Q{ $n }
report-year-caption = Operating plan for { $year }
report-year-project = { $name } · costs { $cost } this year and has { $funded }
