# Workshop definitions: what is said to those who write them

## Files and format
workshop-toml-syntax = the file cannot be read from here on
workshop-toml-duplicate-key = this key was already written in the same table
workshop-unknown-key = there is no key `{ $key }` here
workshop-missing-key = the key `{ $key }` is missing
workshop-missing-language = the text is missing in { $lang ->
    [es] Spanish (`es`)
   *[en] English (`en`)
 }
workshop-wrong-type = this value is not of the kind that is expected here
workshop-expected-text = a text between quotes goes here
workshop-expected-whole = a whole number goes here, without quotes
workshop-expected-number = a number goes here, or a number between quotes when its decimals are exact
workshop-expected-flag = `true` or `false` goes here
workshop-expected-list = a list between brackets goes here, or repeated tables in double brackets
workshop-expected-table = a table of keys and values goes here
workshop-expected-words = the text in both languages goes here: { "{" } es = "…", en = "…" { "}" }
workshop-expected-level = a value with its words goes here: { "{" } value = 1, es = "…", en = "…" { "}" }
workshop-expected-choice = an option goes here: { "{" } id = "…", es = "…", en = "…" { "}" }
workshop-expected-instruction = a line of the guide goes here: { "{" } minutes = 10, es = "…", en = "…" { "}" }
workshop-expected-options = a list of options goes here, or the name of a field that has them: "collection.field"
workshop-expected-roles = each role goes here with what plays it: { "{" } records = "collection" { "}" }
workshop-no-head-file = the file `{ $file }`, which introduces the workshop, is missing
workshop-misplaced-head = this key only goes in `{ $file }`
workshop-unknown-format = this program does not know format { $format }
workshop-id-not-folder = the workshop is called “{ $id }”, but its folder is called “{ $folder }”
workshop-missing-part = at least one `[[{ $part }]]` block is missing

## Names
workshop-duplicate-id = “{ $id }” is already used for another thing of the same kind
workshop-duplicate-prefix = another collection already uses the prefix “{ $id }”
workshop-duplicate-code = another collection already uses the code “{ $id }”
workshop-duplicate-field = the collection already has a field `{ $key }`
workshop-duplicate-option = the option “{ $id }” is already in the list
workshop-duplicate-level = the value { $value } already has its words
workshop-repeated-item = “{ $item }” is in the list twice
workshop-bad-id = “{ $id }” cannot be a name: it starts with a lower-case letter and has only unaccented lower-case letters, digits and `_`
workshop-bad-prefix = “{ $prefix }” cannot be a prefix: it is exactly three unaccented lower-case letters
workshop-bad-code = “{ $code }” cannot be a code: it is made of unaccented upper-case letters
workshop-bad-option = the name of an option cannot be empty or have spaces
workshop-reserved-id = the program keeps “{ $id }” for itself: choose another name
workshop-reserved-prefix = the program keeps the prefix “{ $prefix }” for itself: choose another
workshop-empty-words = this text is empty
workshop-too-long = this text has { $length } letters and the screen has room for { $limit }
workshop-number-out-of-range = this number goes from { $min } to { $max }
workshop-unknown-phase = there is no phase “{ $id }”
workshop-unknown-section = there is no section “{ $id }”
workshop-unknown-step = there is no step “{ $id }”
workshop-unknown-collection = there is no collection “{ $id }”
workshop-unknown-field = the collection “{ $collection }” has no field “{ $key }”
workshop-unknown-kind = there is no kind of answer “{ $kind }”
workshop-unknown-who = “{ $id }” does not say who works the step
workshop-unknown-length = “{ $id }” does not say which minutes count
workshop-unknown-activity = there is no activity “{ $kind }”
workshop-unknown-role = the activity “{ $kind }” has no role “{ $role }”

## Collections and fields
workshop-name-kind = the field `{ $key }` cannot name a record
workshop-columns-count = a list has room for two to four columns
workshop-columns-name-first = the first column is the one that names the record: `{ $key }`
workshop-key-without-effect = `{ $key }` has no effect with `{ $with }`
workshop-missing-key-of-kind = a field of kind `{ $kind }` needs `{ $key }`
workshop-empty-options = the list of options is empty
workshop-bad-options-name = “{ $name }” does not have the form `collection.field`
workshop-field-without-options = the field “{ $name }” has no options to share
workshop-options-circle = these fields ask each other for their options, and none has them
workshop-unknown-map-keys = “{ $keys }” does not say what the keys of the map are
workshop-bad-map-values = the values of a map cannot be of kind “{ $kind }”
workshop-range-reversed = the minimum { $min } is not below the maximum { $max }
workshop-scale-not-whole = the limits of a scale are whole numbers
workshop-scale-too-wide = a scale has at most { $limit } values
workshop-missing-level = the words for the value { $value } of the scale are missing
workshop-level-out-of-scale = the value { $value } is not in the scale, which goes from { $min } to { $max }
workshop-unknown-computed = the program does not know how to compute the field “{ $key }” of “{ $collection }”
workshop-unused-collection = no step works the collection “{ $id }” and nothing points to it

## Phases, profiles and steps
workshop-phase-without-steps = the phase “{ $id }” has no steps
workshop-profile-without-steps = this profile has no steps
workshop-need-not-earlier = the step “{ $id }” does not come before this one
workshop-short-is-longer = the short time is longer than the long one
workshop-minutes-differ = the step takes { $minutes } minutes, but those of its guide add up to { $sum }
workshop-asks-count = two to four questions are written for the room
workshop-missing-role = the activity “{ $kind }” lacks the role `{ $role }`
workshop-role-wants-collection = the role `{ $role }` is played by a collection, and “{ $bound }” is a field
workshop-role-wants-field = the role `{ $role }` is played by a field: write `collection.field` instead of “{ $bound }”
workshop-role-wants-single = the role `{ $role }` is played by a collection with one record, and “{ $bound }” has many
workshop-role-wants-records = the role `{ $role }` is played by a collection with many records, and “{ $bound }” has one
workshop-role-of-another = the role `{ $role }` is played by a field of “{ $collection }”, which plays the role `{ $of }`
workshop-role-field-kind = a field of kind `{ $kind }` cannot play the role `{ $role }`
workshop-role-target = the field of the role `{ $role }` has to point to “{ $wanted }”, and it points to “{ $found }”
workshop-below = “{ $value }” does not hang from “{ $of }”: write `collection.field`, with a field that refers to “{ $of }”.
workshop-ask-without = the question of the pair does not name { $name }
workshop-filter-form = a filter is written `field = option, option`
workshop-filter-kind = “{ $key }” cannot filter: its kind is `{ $kind }`, and `choice`, `choices`, `scale` and `flag` can
workshop-filter-option = the field “{ $key }” has no option “{ $option }”
workshop-rule-one = a rule counts exactly one thing
workshop-rule-limits = the limit is missing: `at_least`, `at_most` or both
workshop-rule-needs = this rule lacks `{ $key }`
workshop-rule-path = expected `collection.field`
workshop-hint-rule = write only one of these keys: { $keys }
workshop-quadrants-four = a plane has four different quadrants, or none
workshop-unknown-parameter = no method has the parameter `{ $id }`
workshop-parameter-kind = the value of `{ $id }` is not of the kind that the method expects
workshop-parameter-word = the method does not know the word “{ $word }” for `{ $id }`

## Ways out
workshop-hint-toml-string = close the quotes of the text on the same line; inside it, `"` is written `\"` and `\` is written `\\`
workshop-hint-toml-value = a value goes after `=`: a text between quotes, a number, `true`, a list…
workshop-hint-toml-comma = a comma goes between two elements; perhaps a closing bracket or brace is missing further up
workshop-hint-toml-equals = each line has a key, `=` and its value
workshop-hint-toml-bracket = a bracket or a brace has to be closed
workshop-hint-toml-other = the TOML reader says: { $reason }
workshop-hint-near = did you mean `{ $name }`?
workshop-hint-near-at = did you mean `{ $name }`? It is defined in { $place }
workshop-hint-known = the known ones are: { $names }
workshop-hint-first = the first one is in { $place }
workshop-hint-defined = `{ $name }` is in { $place }
workshop-hint-single = when there is exactly one record, write `single = true` and it is not needed
workshop-hint-kinds = these can: { $kinds }
workshop-hint-filter = for instance: `kind = strength, weakness`
workshop-hint-parameter-kind = write only `{ $key } = …`
workshop-hint-parameter-words = it knows: { $words }
workshop-hint-format = write `format = { $format }`; a newer format needs a newer version of rumbo

## Kinds of answer
workshop-kind-text = one line of text
workshop-kind-long-text = several paragraphs
workshop-kind-integer = a whole number
workshop-kind-decimal = a number with decimals
workshop-kind-money = an amount of money, in the currency of the notebook
workshop-kind-percent = a part of one hundred
workshop-kind-date = a day
workshop-kind-time = a time of day
workshop-kind-year = a year
workshop-kind-choice = one of some options
workshop-kind-choices = several of some options
workshop-kind-scale = a value of a scale, with words for each
workshop-kind-flag = yes or no
workshop-kind-ref = a record of another collection, or a step
workshop-kind-refs = several records of another collection, or several steps
workshop-kind-map = a small table: a value for each key
workshop-kind-image = a picture kept in the notebook
workshop-kind-geometry = a GeoJSON map kept in the notebook
workshop-kind-computed = computed by the program

## Activities
workshop-activity-form = one record, field by field
workshop-activity-list = a list of records, with a form for each
workshop-activity-cards = fast capture of ideas on cards that are grouped in columns
workshop-activity-tree = causes and effects, or the chain of the plan
workshop-activity-matrix = one collection against another, with a value where they cross
workshop-activity-rating = records rated with weighted criteria
workshop-activity-vote = hands, dots or approval
workshop-activity-plane = two scales, and the names between them
workshop-activity-grid = amounts by year
workshop-activity-schedule = tasks in time
workshop-activity-minutes = the record of a meeting
workshop-activity-review = findings of coherence
workshop-activity-report = the documents
