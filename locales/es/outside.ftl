# Lo que otro programa cambió en el cuaderno.
outside-what = Otro programa cambió este cuaderno mientras estaba cerrado. Fichas y respuestas que cambiaron: { $count }.
outside-safe = Lo de antes está a salvo en el historial, y el cambio quedó anotado como una sola operación, sin autor.
outside-do = Revise si es lo que se quería; si no, Ctrl+Z lo deshace de una vez.

# Por qué un cuaderno se abre solo para leer.
read-only-newer-banner = Solo lectura: lo hizo un Rumbo más nuevo. Para escribir, actualice Rumbo.
read-only-newer-what = Este cuaderno lo hizo una versión más nueva de Rumbo: se abre solo para leer, y nada en él va a cambiar.
read-only-newer-do = Para escribir en él, instale la versión más nueva.
read-only-permission-banner = Solo lectura: el archivo no permite escribir. Cópielo a una carpeta suya.
read-only-permission-what = El archivo o su carpeta no permiten escribir: el cuaderno se abre solo para leer, y nada en él va a cambiar.
read-only-permission-do = Para escribir, cópielo a una carpeta suya (por ejemplo, Documentos) y ábralo desde allí.
