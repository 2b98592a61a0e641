# Reparar un cuaderno dañado.
op-repair = recuperar el cuaderno de un archivo dañado
