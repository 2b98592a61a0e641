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
