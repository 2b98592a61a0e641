# Mistakes in files that people write
diag-error = error
diag-warning = warning
diag-help = help
