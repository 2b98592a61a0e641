# Figures: what each kind shows
report-kind-figure = a figure with its alternative text
figure-kind-plane = records on two axes, with quadrants
figure-kind-tree = causes and effects as boxes and arrows
figure-kind-chain = the general and what hangs on it, by level
figure-kind-relations = who is related to whom, and how
figure-kind-flows = what goes from one place to another
figure-kind-radar = values around a centre
figure-kind-bars = a bar for each record or option
figure-kind-investment = the cost of each year, in parts
figure-kind-funding = what is funded each year, in parts
figure-kind-heat = a table that is darker where the value is higher
figure-kind-vester = the problems by how much they cause and are caused
figure-kind-micmac = the variables by influence and dependence
figure-kind-ranks = two orders side by side, with lines between their places
figure-kind-fabric = the mean level of the organisations in each area
figure-kind-typology = the zones on the map, each in its class
figure-kind-map = the zones on the map, with their class and projects

# Figures: mistakes of template authors
figure-field-number = “{ $name }” cannot be drawn: its answers are not numbers.
figure-field-choice = “{ $name }” cannot be drawn like this: its answers are not options.
figure-field-ref = “{ $name }” cannot be drawn like this: it must point to one record.
figure-bars-of = The bars do not say what they are of: use value with a number field or by with a field of options, one of the two.
figure-chain-apart = “{ $name }” cannot be joined to “{ $other }”: none of its fields points there.

# Figures: words in them and under them
figure-left = { $count ->
    [one] and one more that does not fit here
   *[other] and { $shown } more that do not fit here
}
figure-part = { $caption } ({ $part } of { $count })
figure-plane-caption = { $name } by { $x } and { $y }
figure-bars-caption = { $name }: { $value }
figure-radar-caption = { $name }: { $value } by { $by } (median)
figure-funding-caption = Funding by { $by } and year
figure-vester-caption = Problems by how much they cause and how much the others cause them
figure-micmac-caption = Variables by influence and dependence
figure-ranks-caption = Both orders, side by side
figure-fabric-caption = Level of the organisations in each area (mean)
figure-typology-caption = Zones by their class
figure-axis-active = How much it causes the others
figure-axis-passive = How much the others cause it
figure-axis-influence = Influence (% of the whole)
figure-axis-dependence = Dependence (% of the whole)
figure-micmac-direct = Direct influence
figure-micmac-indirect = Counting the paths through others
figure-ranks-score = By criteria
figure-ranks-priority = By computed priority
figure-ranks-dots = By people's dots
figure-map-caption = Map of { $name }

# Figures: words for who cannot see them
figure-more = { $count ->
    [one] and one more
   *[other] and { $shown } more
}
figure-plane-alt = { $count ->
    [one] Plane with one record of “{ $name }”.
   *[other] Plane with { $shown } records of “{ $name }”.
} { $x } grows to the right; { $y } grows upwards.
figure-plane-quadrant = { $title } ({ $shown }): { $names }.
figure-plane-missing = Without a place yet: { $names }.
figure-flows-alt = { $count ->
    [one] “{ $name }”: one arrow from one place to another.
   *[other] “{ $name }”: { $shown } arrows from one place to another, wider where the link is stronger.
}
figure-flow = From { $from } to { $to }: { $what } (who benefits: { $kind }; strength: { $strength })
figure-tree-alt = { $count ->
    [one] Tree with one box.
   *[other] Tree with { $shown } boxes of “{ $name }”: causes below, effects above.
}
figure-tree-core = In the centre: { $name }.
figure-tree-line = { $cause } leads to { $effects }
figure-chain-alt = { $count ->
    [one] Chain of one element ({ $levels }).
   *[other] Chain of { $shown } elements by level: { $levels }.
}
figure-relations-alt = { $count ->
    [one] “{ $name }”: one line between two names.
   *[other] “{ $name }”: { $shown } lines between names, wider where the relation is stronger.
}
figure-relation = { $a } with { $b }
figure-bars-alt = { $count ->
    [one] One bar: { $value } of “{ $name }”.
   *[other] { $shown } bars: { $value } of “{ $name }”.
}
figure-year = { $year }: { $total } (largest part: { $largest }).
figure-years-alt = { $count ->
    [one] { $name }: one bar, for one year, in parts.
   *[other] { $name }: { $shown } bars, one for each year, in parts.
}
figure-years-parts = In all: { $parts }.
figure-heat-alt = { $count ->
    [one] Table with one row of “{ $name }”, darker where the value is higher.
   *[other] Table with { $shown } rows of “{ $name }”, darker where the value is higher.
}
figure-crossing-alt = { $count ->
    [one] Table of crossings “{ $name }” with one cell.
   *[other] Table of crossings “{ $name }” with { $shown } cells, darker where the value is higher.
}
figure-crossing-most = The highest value ({ $value }) is at: { $names }.
figure-radar-alt = { $count ->
    [one] { $name }: one axis from { $min } to { $max }.
   *[other] { $name }: { $shown } axes around a centre, from { $min } to { $max }.
}
figure-micmac-marks = Hollow circles show direct influence; full ones also count the paths through other variables.
figure-ranks-alt = { $count ->
    [one] One record in two orders: { $first } and { $second }.
   *[other] { $shown } records in two orders: { $first } and { $second }.
}
figure-ranks-line = { $name }: places { $first } and { $second }.
figure-ranks-far = Their places differ most: { $names }.
figure-map-alt = { $count ->
    [one] Map with one zone of “{ $name }”.
   *[other] Map with { $shown } zones of “{ $name }”.
}
figure-map-marks = Projects in each: { $names }.
figure-map-without = Without an outline on the map: { $names }.

# Maps: what cannot be read
map-not-json = The file of the map is damaged: it cannot be read as JSON.
map-not-geojson = The file of the map is not GeoJSON: save it again in that format.
map-too-large = The map has too many points: simplify the outlines and save it again.
map-nothing = The map has no outline or point that can be drawn.
map-metres = The map is in metres and not in degrees: save it with geographic coordinates (WGS 84).
map-odd = { $count ->
    [one] One element of the map could not be drawn.
   *[other] { $shown } elements of the map could not be drawn.
}

# Schedule and organisation chart
figure-kind-gantt = the projects, or their tasks, along time
figure-kind-organisation = the bodies and to whom each answers
figure-gantt-caption = Schedule
figure-gantt-flexible = can be somewhat late
figure-gantt-critical = cannot be late
figure-gantt-milestone = milestone
figure-gantt-lasts = { $name }: from { $begins } to { $ends }
figure-gantt-alt = { $count ->
    [one] One project along time
   *[other] { $shown } projects along time
}.
figure-organisation-alt = { $count ->
    [one] One body
   *[other] { $shown } bodies, and to whom each answers
}.
figure-organisation-answers = { $name } answers to { $other }
