# Palabras de uso general
yes = sí
no = no
