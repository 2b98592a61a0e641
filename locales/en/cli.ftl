# The command line.
cli-about = Leads the planning of a territory step by step, offline, and writes the plan.
cli-after = Without a command the first screen opens. Exit codes: 0 well · 1 something failed · 2 the command was not understood · 3 the check found something to settle.
cli-usage = Usage
cli-commands = Commands
cli-options = Options
cli-help = Shows this help
cli-version = Shows the version
cli-lang = Language: es or en
cli-file = FILE
cli-file-help = The notebook (.rumbo)
cli-folder = FOLDER
cli-json = Writes the result as JSON
cli-format = Formats separated by commas (pdf, docx, xlsx, html, md, txt); without it, all of them
cli-out = Folder for the documents; without it, that of the notebook
cli-template = Another document (popular, projects, logframes, investment, minutes, letters, follow-up, guide, blank, merge) or a template of your own
cli-new = Creates an empty notebook and opens it
cli-new-workshop = Workshop that it is filled with (see “rumbo workshop list”)
cli-open = Opens a notebook on the screen
cli-demo = Opens a fresh copy of the sample territory (fictitious data)
cli-demo-out = Only writes the sample notebook to this file
cli-info = Tells what is in a notebook
cli-check = Checks the coherence of the plan
cli-report = Writes the plan as PDF, Word, web page and Markdown
cli-workshop = Workshops: check, describe the format, list
cli-workshop-check = Checks a workshop folder and shows all its mistakes
cli-workshop-folder = The folder of the workshop
cli-workshop-schema = Writes the JSON schema of the format, for editors
cli-workshop-list = Lists the workshops at hand
cli-completions = Writes completions for a shell
cli-shell = bash, zsh, fish, powershell or elvish
cli-man = Writes the manual page
cli-no-terminal = The screen needs a terminal for input and output.
cli-no-terminal-home = Use “rumbo --help” to see the commands that work without the screen.
cli-no-terminal-open = Without the screen you can use “rumbo info”, “rumbo check” or “rumbo report” with that file.
cli-terminal-failed = The terminal could not be used: { $detail }.
cli-created = { $path } was created.
cli-demo-folder = rumbo-sample
cli-demo-done = Done: the sample territory (fictitious data) and its plan.
cli-demo-next = To walk through it on the screen, run “rumbo demo” in a terminal.
sample-file-name = sample-tingopamba
cli-bad-value = “{ $value }” does not do for { $what }.
cli-unknown = “{ $what }” is not understood.
cli-missing = { $what } is missing.
cli-misused = The command is not understood.
cli-near = Did you mean “{ $near }”?
cli-values = Possible values: { $values }.
cli-see-help = See the commands with “rumbo --help”.
info-territory = Territory
info-workshop = Workshop
info-steps = Steps
info-steps-value = { $count } ({ $begun } begun, { $done } done)
info-records = Records
info-findings = To review
info-cost = Cost of the plan
info-secured = Secured funding
info-gap = Gap
info-operations = Operations in the history
info-last = Last change
check-count = { $count } to review.
check-accepted = Accepted with a reason:
check-reason = (Reason: { $reason })
folder-unreadable-what = The folder { $path } could not be read: { $detail }.
folder-unreadable-do = Check the path; a workshop folder holds workshop.toml, collections/ and steps/.
cli-workshop-sound = “{ $title }” is sound: { $steps } steps, { $collections } collections.
cli-workshop-errors = { $count } mistakes: the workshop cannot be used yet.
cli-workshop-broken = { $id }: has mistakes; check it with “rumbo workshop check”.
no-definition-what = The notebook { $path } was filled with the workshop “{ $id }”, which is not on this computer, and the copy inside cannot be read.
no-definition-safe = The notebook is as it was.
no-definition-do = Copy the folder of the workshop to your configuration folder (workshops/) and open again.
unknown-definition-what = There is no workshop called “{ $id }”.
unknown-definition-safe = Nothing was created.
unknown-definition-do = The workshops at hand are: { $known }.
template-mistake-what = The template { $name } has a mistake:
template-mistake-safe = No document was written; the notebook is as it was.
panic-what = Rumbo closed because of a mistake of its own.
panic-safe = What was saved is safe in the notebook.
panic-do = Open it again with “rumbo open”; if it happens again, report it with the text below.

# The next cycle
cli-next = Begins the next cycle from the notebook of the last one, asking only what changed
cli-next-file = Notebook of the cycle that ends; it is not changed
cli-next-out = New file; without this option, beside the old one, with the years of the new period
next-file-name = next
next-done = { $path } was created. The old notebook stayed as it was.
next-period = The new plan goes from { $first } to { $last }.
next-kept = These went on: { $lists }.
next-left = These stayed in the old notebook: { $lists }.
next-baselines = { $count ->
    [one] One indicator starts
   *[other] { $n } indicators start
} from what was last measured.
next-confirm = { $count ->
    [one] One step waits
   *[other] { $n } steps wait
} for somebody to see whether anything changed (↻ on the road map): correct what needs it and mark them as done with Ctrl+L.

# Templates
cli-templates = Templates of the documents: list them, copy them, check them and see them
cli-template-list = Lists the templates of the program
cli-template-copy = Copies a template of the program so that it can be changed
cli-template-check = Checks a template with the sample territory and with an empty notebook
cli-template-preview = Shows as text the document that a template makes
cli-template-name = NAME
cli-template-which = The name that “rumbo template list” gives
cli-template-out = New file; without this option, the name of the template with “.md”
cli-template-file = The template: a file, or the name of one of the program
cli-template-notebook = The notebook (.rumbo); without it, the sample territory
template-unknown = The program has no template “{ $name }”.
template-unknown-do = See those there are with “rumbo template list”.
template-copied = The template is in { $path }: change it and try it with “rumbo template check”.
template-well = “{ $name }” works with the sample territory and with an empty notebook.
