# Repairing a damaged notebook.
op-repair = bring the notebook back from a damaged file
