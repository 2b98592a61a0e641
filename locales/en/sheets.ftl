# The paper sheets of each step.
paper-notes = Notes
paper-record = Form: { $record }
