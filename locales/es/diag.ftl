# Errores en archivos que escriben las personas
diag-error = error
diag-warning = aviso
diag-help = sugerencia
