# Documents: labels that the writers put
report-table = Table
report-figure = Figure
report-contents = Contents
report-page = Page
report-page-of = of
report-source = Source
report-untitled = Untitled document
report-note-plain = Note
report-note-pending = Pending
report-note-warning = To be looked at
report-skip = Skip to the text
report-wide-table = Table that scrolls sideways
report-description = Description
report-signature = Signature
report-sample = Sample content: it does not describe a real territory.

# Formats
format-pdf = PDF: to print, sign and keep
format-docx = Word (DOCX): to go on editing
format-xlsx = Workbook (XLSX): figures with formulas
format-html = Web page in a single file
format-md = Markdown: text with simple marks
format-txt = Text: to read or send anywhere

# Mistakes in templates
report-directive-form = The instruction “{ $line }” cannot be understood. Write: name key=value key="value with spaces"
report-directive-unclosed = The “end” line of this instruction is missing, at the level where it begins.
report-end-alone = This “end” closes nothing.
report-landscape-inside = A landscape page cannot stand inside a list, a quotation or a note.
report-note-tone = There is no tone “{ $tone }”. The tones are plain, pending and warning.
report-too-deep = Too many lists or quotations stand inside each other.

# Repairs before writing
report-repair-alt = { $count ->
    [one] One figure had no alternative text: its caption was used.
   *[other] { $shown } figures had no alternative text: their captions were used.
}
report-repair-glyphs = The PDF will show a box instead of: { $characters }
report-repair-id = { $count ->
    [one] One link name was repeated and has been changed.
   *[other] { $shown } link names were repeated and have been changed.
}
report-repair-invisible = { $count ->
    [one] One invisible character was removed.
   *[other] { $shown } invisible characters were removed.
}
report-repair-level = { $count ->
    [one] One heading skipped a level and was moved.
   *[other] { $shown } headings skipped a level and were moved.
}
report-repair-link = { $count ->
    [one] One link led nowhere: its words stay.
   *[other] { $shown } links led nowhere: their words stay.
}
report-repair-page = { $count ->
    [one] One landscape page stood inside something else: its content stays.
   *[other] { $shown } landscape pages stood inside something else: their content stays.
}
report-repair-picture = { $count ->
    [one] One picture cannot be shown: its description stays.
   *[other] { $shown } pictures cannot be shown: their descriptions stay.
}
report-repair-row = { $count ->
    [one] One row had not as many cells as columns and was completed.
   *[other] { $shown } rows had not as many cells as columns and were completed.
}

# Errors when writing
report-error-write = The document could not be written ({ $format }): { $cause }
report-error-write-safe = The notebook did not change and no half document was left behind.
report-error-write-do = Try another format. If it happens again, send this message to whoever maintains the program.
report-error-file = “{ $path }” could not be saved: { $cause }
report-error-file-safe = The notebook did not change. If a file of that name existed, it is as it was.
report-error-file-do = Close the document if another program has it open, free some space or choose another folder.
report-error-format = There is no format “{ $format }”.
report-error-format-safe = Nothing was written.
report-error-format-do = The formats are: { $formats }.

# The other documents
report-ecuador-title = Plan with the outline of Ecuador
report-ecuador-suffix = -ecuador
report-latin-america-title = Plan with a Latin American outline
report-latin-america-suffix = -latin-america
report-summary-title = Executive summary
report-summary-suffix = -executive
report-popular-title = Popular summary
report-popular-suffix = -summary
report-projects-title = Project sheets
report-projects-suffix = -sheets
report-logframes-title = Logical framework matrices
report-logframes-suffix = -logframe
report-investment-title = Investment plan
report-investment-suffix = -investment
report-minutes-title = Minutes of the workshops
report-minutes-suffix = -minutes
report-letters-title = Commitment letters of the sources
report-letters-suffix = -letters
report-follow-up-title = Follow-up report
report-follow-up-suffix = -follow-up
report-accountability-title = Accountability sheet
report-accountability-suffix = -account
report-guide-title = Facilitator’s guide
report-guide-suffix = -guide
report-blank-title = Blank plan
report-blank-suffix = -blank
report-blank-place = Province and country: ______________________
report-blank-period = Period: from ________ to ________
report-blank-people = Filled in by: ______________________

# The facilitator's guide.
guide-phase = Phase { $number }. { $title }
guide-welcome = Welcome, registration and ground rules
guide-pause = Break
guide-close = Reading of the minutes, signatures and goodbye
guide-who-team = the technical team
guide-who-workshop = the people in the workshop
guide-who-delegates = delegates
guide-who-assembly = the assembly
report-agenda-hours = Time
report-agenda-what = Activity
report-agenda-minutes = Minutes
report-agenda-how = Technique
report-agenda-caption = Agenda: { $meeting }
report-agenda-proposed = Proposed agenda: { $meeting }
report-plan-title = Territorial plan
report-which = Document
hint-document = another document

# Workbook
report-plan-only = Workbook: of the plan only
report-error-plan-only = The format “{ $format }” is the annex of the plan: no other document can be written in it.
report-error-plan-only-do = Ask for another format for this document, or write the plan: rumbo report NOTEBOOK --format { $format }
xlsx-annex = Annex of the plan: workbook
xlsx-about = This workbook is the annex of the plan, to go on reckoning with it.
xlsx-about-back = What is changed here does not go back to the notebook.
xlsx-about-sums = Sums are formulas: change a figure and everything is computed again.
xlsx-begins = Start
xlsx-between = Type a number between { $least } and { $most }.
xlsx-agreements = Agreements
xlsx-choose = Choose one of the options of the list.
xlsx-contents-holds = What it holds
xlsx-contents-rows = Records
xlsx-contents-sheet = Sheet
xlsx-cut = [… text cut short]
xlsx-days = Days
xlsx-empty = The notebook has no data for this workbook yet.
xlsx-ends = End
xlsx-frames = Logical frameworks
xlsx-funding = Funding
xlsx-funding-title = Funding lines by year
xlsx-gap = Gap
xlsx-gap-note = Cost less funding, by project and by year. What is left over in one year or project does not pay for what another lacks.
xlsx-gap-title = Funding gap by project and year
xlsx-indicators = Indicators
xlsx-investment = Investment
xlsx-investment-title = Cost of the components by year
xlsx-kind = Kind
xlsx-latest = Latest measurement
xlsx-latest-round = Round of that measurement
xlsx-level = Level
xlsx-lists = Lists
xlsx-lists-note = Cells with options take them from here.
xlsx-lists-title = Options of the drop-down lists
xlsx-matrix-note = Rows: { $rows }. Columns: { $columns }.
xlsx-milestone = Milestone
xlsx-months = Months
xlsx-name = Name
xlsx-not-taken = That cannot be typed here
xlsx-project-code = Project code
xlsx-projects = Projects
xlsx-projects-note = Each figure adds up the components of the project on the sheet “{ $sheet }”.
xlsx-projects-title = Cost of the projects by year
xlsx-responsible = Person in charge
xlsx-risks = Risks
xlsx-schedule = Schedule
xlsx-schedule-note = The dates of tasks follow from the start of the project, their months and what comes before.
xlsx-schedule-title = Schedule of projects and tasks
xlsx-sheet = Sheet
xlsx-source-code = Source code
xlsx-sources = Sources
xlsx-sources-note = Each figure adds up the lines of the source on the sheet “{ $sheet }”.
xlsx-sources-title = What each source gives by year
xlsx-sums-note = Sums are formulas. A blank cell has no amount.
xlsx-target = Target
xlsx-what = What it is
xlsx-whole-between = Type a whole number from { $least } to { $most }.
