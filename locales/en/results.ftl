## Why a method says nothing

unfit-nothing = There are no answers yet to compute with.
unfit-not-asked = This workshop does not ask for “{ $name }”, and without it nothing can be computed.
unfit-parameter = The workshop does not decide the parameter `{ $id }`: add it, with its reason, to `parameters.toml`.
unfit-bad-parameter = The method cannot work with the value of the parameter `{ $id }`: look at it in `parameters.toml`.
unfit-too-many = They are { $given }, and up to { $most } are read together: choose the most important ones.
unfit-too-few = At least { $needed } are needed and there are { $given }.
unfit-shape = Two lists that belong together differ in length: { $expected } values were expected and there are { $given }.
unfit-missing = { $count ->
    [one] { $n } cell is still empty
   *[other] { $n } cells are still empty
}: { $cell }.
unfit-out-of-range = There is a value outside its scale, which goes from { $least } to { $most }: { $cell }.
unfit-weights = The weights sum to { $sum } and should sum to { $whole }.
unfit-weightless = The weights are all zero, or one is negative: they share nothing out.
unfit-all-equal = All have the same value: none can be told from another.
unfit-cycle = They go round and begin again: { $names }.
unfit-unknown = It points to something that is no longer there: { $cell }.

## What a result leaves out

reading-left-out = Not counted, because some answer is missing: { $names } ({ $n }).
reading-odd = Not counted, because they have an answer outside its scale: { $names } ({ $n }).

names-more = { $n } more

## Matrices

reading-matrix-strong = { $share }% of the cells have the greatest value: when everything is strong, nothing is. They should be talked over again.
reading-matrix-silent = By the matrix these cause nothing: { $names }. Make sure that it was really asked.
reading-matrix-disputed = In { $count ->
    [one] one cell
   *[other] { $n } cells
} the tables do not see the same: the middle value is used, and it is worth talking over.

## Vester matrix

vester-critical = Critical
vester-active = Cause
vester-passive = Effect
vester-weakly-connected = Weakly connected
reading-vester-critical = Critical, they cause much and are caused much: { $names }.
reading-vester-active = Causes, they cause much and are caused little; a good place to begin: { $names }.
reading-vester-passive = Effects, they follow from others and get better when their causes do: { $names }.
reading-vester-weak = Weakly connected, which does not mean unimportant: { $names }.
reading-vester-core = As centre of the tree { $names } is suggested. The room decides.

## MICMAC

variable-key = Key
variable-determinant = Determinant
variable-result = Result
variable-autonomous = Autonomous
reading-micmac-key = Key, they move much and are moved; what is done with them spreads: { $names }.
reading-micmac-determinant = Determinant, they move much and depend little; they condition the rest: { $names }.
reading-micmac-result = Result, they depend much and move little; they show how the territory fares: { $names }.
reading-micmac-autonomous = Autonomous, they move and depend little: { $names }.
reading-micmac-stable = Counting also the paths through other variables, the order settles at { $k } steps.
reading-micmac-nilpotent = All paths end: at { $k } steps nothing acts on anything, and what came before is read. See whether no variable really comes back to itself through others.
reading-micmac-periodic = The indirect order does not settle: it comes back in turns every { $period } steps, however far one counts. Take the direct reading and look at the doubtful cells again.
reading-micmac-unsettled = The indirect order was still moving at { $cap } steps: take it with care and look at the doubtful cells again.
reading-micmac-risen = They move more than it seems, because they act through others: { $names }.
reading-micmac-changed = They change class when indirect paths are counted: { $names }.

## Actors

actor-manage-closely = Manage closely
actor-keep-satisfied = Keep satisfied
actor-keep-informed = Keep informed
actor-monitor = Monitor
reading-actors-closely = With power and interest, to be managed closely: { $names } ({ $n }).
reading-actors-viability = A force of { $support } pulls in favour and one of { $opposition } against: out of a hundred parts, { $viability } hold the plan up.
reading-actors-against = They pull against it: { $names }. It helps to know what they fear to lose.
reading-actors-unrated = Without power or interest written down, and so not on the plane: { $names } ({ $n }).
reading-actors-no-position = Without a position written down, and so not in the sum of forces: { $names } ({ $n }).

## MACTOR

reading-mactor-strong = They have more force than the mean: { $names }.
reading-mactor-weak = They have less force than the mean: { $names }.
reading-mactor-no-forces = Stances are read as they were told, without weighing force: there is no matrix of influences of these same actors.
reading-mactor-mobilises = The objective that moves people most is { $name }: { $agree } in favour and { $disagree } against.
reading-mactor-resisted = The objective with most resistance is { $name }.
reading-mactor-together = Those who agree most are { $names }.
reading-mactor-apart = Those who oppose each other most are { $names }.
reading-mactor-ambivalent = { $names } agree on some objectives and oppose each other on others: talking pays there.

## Assets

asset-jewel = Jewel
asset-at-risk = At risk
asset-care = To care for
asset-record = To record
reading-assets-at-risk = At risk, worth much and being lost; they go first: { $names }.
reading-assets-jewels = Jewels, worth much and in good state: { $names }.
reading-assets-care = To care for, worth much and in between: { $names }.

## Links

reading-links-town = The town gains more by the exchange: the balance is { $balance }, where −1 would be all for the town and 1 all for the country (strength: country { $rural }, town { $urban }, both { $both }, neither { $neither }).
reading-links-country = The country gains more by the exchange: the balance is { $balance }, where −1 would be all for the town and 1 all for the country (strength: country { $rural }, town { $urban }, both { $both }, neither { $neither }).
reading-links-even = The exchange is even: the balance is { $balance }, where −1 would be all for the town and 1 all for the country (strength: country { $rural }, town { $urban }, both { $both }, neither { $neither }).

## Social fabric

reading-fabric-mean = The mean of the areas is { $mean } out of 5, in { $count ->
    [one] one organisation that was rated
   *[other] { $n } organisations that were rated
}.
reading-fabric-weakest = The lowest areas are { $names }: they ask for training first.
reading-fabric-density = There are { $n } organisations on record: { $density } for every { $per } inhabitants.

## Problems

reading-problems-first = By magnitude, severity and trend these go first: { $names }.
reading-problems-apart = The computation and the votes do not agree on: { $names } ({ $n }). Both lists are looked at, and the room says why.

## Votes

reading-vote-quorum = { $count ->
    [one] One person
   *[other] { $present } people
} voted and the quorum is { $needed }: the vote holds.
reading-vote-no-quorum = { $count ->
    [one] One person
   *[other] { $present } people
} voted and the quorum is { $needed }: this vote does not hold yet.
reading-vote-spoilt = Sheets with more dots than their people have, which are not added until they are counted again: { $names }.
reading-vote-open = There is a tie across the line and { $count ->
    [one] one place is
   *[other] { $seats } places are
} left: { $names }. Another vote among them is still to be held.
reading-vote-written = The tie across the line among { $names } was settled like this: { $reason }.
reading-vote-by-voters = The tie of { $names } was settled by how many people chose each option.
reading-vote-by-score = The tie of { $names } was settled by the score on the criteria.
reading-vote-by-new-vote = The tie of { $names } was settled by another vote among those that tied.
reading-vote-keep-all = The tie of { $names } was kept, and all are in.
reading-vote-technical = Technical tie at the line: { $names } are so close that one dot is no will of an assembly.

## Problem tree

reading-tree-core = The core problem is { $name }, with { $causes } causes and { $effects } effects.
reading-tree-proposed = No core problem was chosen. The matrix suggests { $names }; the room decides.
reading-tree-roots = Root causes, those that nothing else explains: { $names }.
reading-tree-ends = Final effects: { $names }.
tree-cycle = These problems cause each other in a circle, and so the tree has no up and down: { $names }.
tree-no-core = No core problem was chosen.
tree-no-causes = The core problem has no causes below it.
tree-no-effects = The core problem has no effects above it.
tree-loose = They stand apart, with no way to the centre: { $names }.
tree-several-cores = More than one problem is marked as core: { $names }. The first one is used.
tree-too-deep = The tree goes down more levels than fit into an explanation: { $names }.

## Strengths, weaknesses, opportunities and threats

reading-swot-inside = Inside, the total is { $total } out of 4: strengths give { $favourable } and weaknesses { $adverse }. The middle is 2.5.
reading-swot-outside = Outside, the total is { $total } out of 4: before opportunities, { $favourable }; before threats, { $adverse }. The middle is 2.5.
reading-swot-grow = Both totals fall into cell { $cell }: grow and build.
reading-swot-hold = Both totals fall into cell { $cell }: hold and maintain.
reading-swot-harvest = Both totals fall into cell { $cell }: save what serves and leave what does not.
reading-swot-offensive = In the crossing, what is ours and what opens up weigh most: the posture is to advance. { $optimisation }% of the crossings touch opportunities and { $risk }% threats.
reading-swot-defensive = In the crossing, what is ours against what threatens weighs most: the posture is to defend ourselves with what we have. { $optimisation }% of the crossings touch opportunities and { $risk }% threats.
reading-swot-adaptive = In the crossing, weaknesses before what opens up weigh most: the posture is to put things right so as not to miss the chance. { $optimisation }% of the crossings touch opportunities and { $risk }% threats.
reading-swot-survival = In the crossing, weaknesses before what threatens weigh most: the posture is to resist and to ask for help. { $optimisation }% of the crossings touch opportunities and { $risk }% threats.
reading-swot-several = In the crossing several blocks tie: no posture leads alone. { $optimisation }% of the crossings touch opportunities and { $risk }% threats.
reading-swot-blank = { $count ->
    [one] One cell was left blank and counts
   *[other] { $n } cells were left blank and count
} as if nothing joined them.

## Prerequisites

reading-prerequisites-counts = { $met } are met, { $partial } in part and { $unmet } are not.
reading-prerequisites-index = The index is { $index }, where 1 would be all of them met.
reading-prerequisites-open = Without an answer: { $names }.
reading-prerequisites-coherent = What was answered does not contradict the rest of the plan.
prerequisite-no-evidence = { $name } is green without written evidence.
prerequisite-no-action = { $name } is not green and has no action planned.
prerequisite-weak-fabric = { $name } is green, but the mean of the organisations is { $mean } and should reach { $least }.
prerequisite-exposed = { $name } is green, but there are high hazards without measures: { $names }.

## Hazards

reading-hazards-high = High, with an index of { $from } or more: { $names } ({ $n }).
reading-hazards-none-high = No hazard reaches { $from }, from which it counts as high.
reading-hazards-bare = High and without written measures: { $names }.
reading-hazards-unanswered = High and without a project that answers: { $names }.
reading-hazards-zones = Zones without any hazard assessed: { $names }.

## Typology

reading-typology-class = { $class }: { $names }.
reading-typology-unclassed = Left without a class, because the ranges leave a gap: { $names } ({ $n }).
reading-typology-agreed = The class was agreed with the zone in: { $names } ({ $n }).
reading-typology-no-reason = The class was changed without writing the reason in: { $names } ({ $n }).
reading-typology-silent = They do not answer to their class yet: { $names } ({ $n }).
reading-typology-relative = The index compares these zones with each other: if one gets better, the others seem to fall. To measure again in some years, set fixed goals.
biograma-collapse = Far below
biograma-critical = Below
biograma-unstable = Half way
biograma-stable = Above
biograma-optimal = Far above

## Futures

reading-scenarios-trend = If nothing changes, the most likely one is { $name }.
reading-scenarios-bet = The most wanted one is { $name }; { $gap } points lie between wish and likelihood: that is what will have to be pushed.
reading-scenarios-none-chosen = The room has not marked yet which one it bets on.
reading-scenarios-other = The room bet on { $name }, which is not the most wanted of the list: the reason should be written down.
reading-scenarios-undesired = The chosen future does not reach what the room calls desirable.
reading-axes-pair = The two axes that open the future most are { $names }: they sum to { $sum } in importance by uncertainty, and what they move each other is { $link }.
reading-axes-none = No pair of variables can serve as axes: all move each other too much.

## Vision

reading-vision-ends = The best mark is for { $best } ({ $most }) and the lowest for { $worst } ({ $least }).
reading-vision-rewrite = These are below { $from }, and the sentence that causes it is written again: { $names }.
reading-vision-disputed = The tables do not see the same in: { $names }. It is talked over before taking the mean (least { $from }).

## Axes

reading-axes-first = By score these go first: { $names }.
reading-axes-fixed = Scores were brought from the fixed scale to a value between 0 and 1: adding an axis does not change the others.
reading-axes-min-max = Scores were brought to a value between 0 and 1, from the worst to the best of each criterion: adding an axis may change the order.
reading-axes-by-heaviest = With equal scores, the heaviest criterion decided: { $names }.
reading-axes-by-votes = With equal scores, the votes decided: { $names }.
reading-axes-tie = They share a place: { $names }.
reading-ahp-consistent = Comparing the criteria two by two, the answers do not contradict one another (consistency ratio { $ratio }).
reading-ahp-inconsistent = Comparing the criteria two by two, the answers contradict one another (consistency ratio { $ratio }): these weights are not used until they are looked at again.
reading-ahp-no-index = Nothing can tell whether the comparisons contradict one another: there are no random indices for so many criteria.
reading-ahp-judgement = The comparison that fits least is { $names }: { $given } was said, and the others say { $implied }.
reading-ahp-triple = These three should be looked at together: { $names }.
reading-contrast-same = The order by score and the one by votes agree, or differ little.
reading-contrast-apart = Score and votes do not agree on: { $names }. The decision is given in writing with its reasons.
reading-contrast-unexplained = The reason is still to be written for: { $names }.

## Participation

presence-under = Below
presence-balanced = Balanced
presence-over = Above
presence-no-reference = No reference
reading-parity-balanced = Women and men took part almost equally: { $index } women for every man.
reading-parity-unbalanced = There was no parity: { $index } women for every man.
reading-participation-under = People were missing from: { $names }.
reading-participation-over = There were more than their share from: { $names }.
reading-participation-turns = Turns to speak were shared out with an inequality of { $gini }, where 0 is equal; those who spoke most took { $top } of every hundred turns.
reading-participation-unknown = { $count ->
    [one] One target names
   *[other] { $n } targets name
} a group that is in no list, and cannot be compared.

## Indicators

light-green = Green
light-yellow = Yellow
light-red = Red
light-grey = Grey, no data
reading-indicators-lights = In { $round } there are { $green } green, { $yellow } yellow, { $red } red and { $grey } grey.
reading-indicators-index = The index of fulfilment is { $index } out of 100; { $unmeasured } could not be measured.

## Risk

risk-low = Low
risk-medium = Medium
risk-high = High
risk-extreme = Extreme

## Results in the documents

report-kind-result = what a method says, with its reading and its source
report-kind-methods = the methods that were used, with their parameters and reasons
report-result-refused = Not computed
report-result-basis = Method: { $methods }. Source: { $sources }. Parameters and reasons: annex of methods.
report-result-place = Place
report-result-place-dots = Place by votes
report-result-apart = Places apart
report-result-assets = Assets at risk, jewels and those to care for
report-result-links = Links by kind, by who benefits
report-result-balance = Balance (−1 town, 1 country)
report-result-problems = Problems by computed priority and by votes
report-result-vester = Causes and effects by the matrix
report-result-active = Causes (active)
report-result-passive = Receives (passive)
report-result-cut = Where the axes cross
report-result-tree = The tree, from the effects to the root causes
report-result-level = Level
report-result-effects = Effects
report-result-core = Core problem
report-result-causes = Causes
report-result-objectives = Drafts of objectives from the tree
report-result-draft = Draft of the objective
report-result-swot = Balance of what is inside and outside
report-result-side = Side
report-result-weights = Sum of weights
report-result-favourable = Favourable
report-result-adverse = Adverse
report-result-weighted-total = Total
report-result-inside = Inside: strengths and weaknesses
report-result-outside = Outside: opportunities and threats
report-result-crossed = The crossing by blocks
report-result-block = Block
report-result-posture = Posture
report-result-sum = Sum
report-result-cells = Cells
report-result-density = Density
report-block-so = Strengths and opportunities
report-block-st = Strengths and threats
report-block-wo = Weaknesses and opportunities
report-block-wt = Weaknesses and threats
report-posture-offensive = Advance
report-posture-defensive = Defend
report-posture-adaptive = Put right
report-posture-survival = Resist
report-result-forces = Force of the actors
report-result-influence = Influence
report-result-dependence = Dependence
report-result-net = Balance
report-result-force = Force (mean 1)
report-result-play = Objectives: in favour, against and how much they move
report-result-in-favour = In favour
report-result-against = Against
report-result-mobilisation = How much it moves
report-result-pairs = Who is with whom
report-result-pair = Actors
report-result-convergence = Convergence
report-result-divergence = Divergence
report-result-together = Those who agree most
report-result-opposed = Those who oppose each other most
report-result-areas = Areas of the social fabric
report-result-mean = Mean
report-result-rated = Organisations rated
report-result-organisations = Organisations rated
report-result-organisation = Organisation
report-result-n-areas = Areas rated
report-result-hazards = Risk index of each hazard
report-result-of-greatest = Of the greatest possible
report-result-high = High?
report-result-typology = Index, class and reply of each zone
report-result-index = Index
report-result-state = Beside the others
report-result-reply = What the zone replies
report-result-agreed = { $class } (agreed; by the index it would be { $computed })
report-result-groups = Groups that the data make by themselves
report-result-k-means = Group by k-means
report-result-ward = Group by Ward
report-result-class-investment = Investment per inhabitant by class of territory
report-result-zones = Zones
report-result-per-person = Per inhabitant
report-result-micmac = Variables by direct and indirect influence
report-result-indirect-influence = Indirect influence
report-result-indirect-dependence = Indirect dependence
report-result-shift = Places gained
report-result-scenarios = Scenarios by likelihood and wish
report-result-role = What it is
report-result-trend = the one that comes by itself
report-result-bet = the most wanted one
report-result-chosen = the bet of the room
report-result-uncertainties = Variables by importance and uncertainty
report-result-product = Product
report-result-axis = Axis?
report-result-vision = The vision by each criterion
report-result-tables = Tables
report-result-median = Middle value
report-result-ends = Least to greatest
report-result-axes = The axes by score and by votes, side by side
report-result-votes = What each group voted
report-result-votes-count = added?
report-result-votes-again = no: count again
report-result-comparison = Weight of the criteria: as agreed and as comparing them gives it
report-result-participation = Who took part, beside the population and the targets (in %)
report-result-group = Group
report-result-people = People
report-result-share = Share
report-result-population = Population
report-result-target = Target
report-result-standing = How it stands
report-result-rounds = Lights of each round
report-result-round = Round
report-result-fulfilment = Index of fulfilment
report-result-last-round = Progress of the indicators in “{ $round }”
report-result-year-target = Target of the year
report-result-year-value = Value
report-methods-caption = What was computed with: parameters of the workshop and their reasons
report-methods-parameter = Parameter
report-methods-value = Value
report-methods-why = Why
report-methods-group = { $method } ({ $source })
report-methods-words = { $n } entries

## The words by which a method is decided

setting-mean = the mean
setting-median = the middle value
setting-half = half of what is possible
setting-mid-range = half way between the ends
setting-range = the distance between the ends
setting-interquartile-range = the distance between the middle quarters
setting-1mao = only whether for or against
setting-2mao = the stance and how much it matters
setting-3mao = the stance, how much it matters, and force
setting-fixed = the fixed scale
setting-min-max = from the worst to the best of each criterion
setting-heaviest-criterion = the heaviest criterion
setting-votes = the votes
setting-distributive = parts of a whole
setting-ideal = against the best
setting-voters = more voters
setting-secured = the money that is secured
setting-funded = all the money that was promised
setting-ceilings = the ceilings of the sources
setting-score = the score
setting-new-vote = a new vote
setting-keep-all = all of them stay
setting-cast = the votes cast
setting-present = the people present
setting-members = all members
setting-from-zero = from zero
setting-from-one = from one
setting-harmonic = harmonic
setting-zero = counts zero
setting-missing = is missing
setting-arithmetic = arithmetic
setting-geometric = geometric
setting-capped = is taken to the end
setting-kept = stays as it is
setting-refused = is refused
setting-left-out = is left out
setting-counts-zero = counts zero
setting-most = more first
setting-most-per-cost = more for its cost first
setting-skip = is skipped
setting-stop = stops there
setting-cost = the cost
setting-project = the project
setting-cheaper = the cheaper one
setting-dearer = the dearer one
setting-higher-score = the one with the higher score
setting-more-votes = the one with more votes
setting-keep = is left
setting-by-votes = by the votes
setting-raise-shares = by raising the shares
setting-raise-shares-then-by-votes = by raising the shares, then by the votes
