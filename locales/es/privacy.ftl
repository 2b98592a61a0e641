# Copias sin datos personales, y borrado definitivo de lo personal.
anonymous-person = Persona { $number }
cli-copy-anonymous = Sin nombres, contactos ni textos personales: un cuaderno nuevo, sin historial
cli-purge = Borra para siempre, también del historial, los datos personales ya eliminados
copy-anonymous-done = Se creó { $path }, sin datos personales.
copy-left-title = Quedó fuera:
copy-left-answers = - { $collection } · { $field }: { $count }
copy-left-people = - nombres de personas, que ahora se llaman «Persona 1», «Persona 2»…: { $count }
copy-left-mentions = - nombres completos dentro de otros textos, cambiados de la misma manera: { $count }
copy-left-attachments = - imágenes y mapas de campos personales: { $count }
copy-left-unknown = - fichas y respuestas que el método no conoce: { $count }
copy-left-history = - el historial: quién escribió qué, y cuándo
copy-kept = Lo demás queda, también los grupos (zona, género, edad, pueblo). Antes de compartir la copia, lea los textos libres: alguien puede aparecer con un sobrenombre, y en un grupo pequeño se puede reconocer a una persona.
purge-done = Se borró del historial lo personal que ya estaba eliminado: { $values } respuestas, { $words } menciones y { $attachments } adjuntos.
purge-undo = Lo hecho hasta aquí ya no se puede deshacer ni volver a un momento anterior.
purge-not-compacted = No hubo espacio para escribir de nuevo el archivo: pueden quedar restos dentro. Libere espacio en el disco y purgue otra vez.
purge-nothing = En el historial no quedan datos personales eliminados.
purge-copies = Estas copias del cuaderno son de antes y todavía los tienen:
purge-copies-do = Use «rumbo purge» en cada una, o bórrelas.
purge-elsewhere = También los tienen las copias que estén en memorias USB, en las mesas o en otras computadoras. Púrguelas antes de juntarlas con este cuaderno, o lo borrado podría volver.
nothing-to-undo-purged = No hay nada que deshacer: lo de antes se purgó con los datos personales.

# Lo mismo, desde el menú.
action-copy-anonymous = Copia sin datos personales…
action-copy-anonymous-short = copia anónima
action-purge = Borrar para siempre los datos personales eliminados…
action-purge-short = purgar
path-anonymous = Copia sin datos personales
path-anonymous-hint = ¿Dónde se escribe? Enter hace la copia, sin nombres, contactos ni historial; Esc vuelve.
anonymous-file-name = { $name }-anónimo
purge-title = ¿Borrar para siempre?
purge-ask = Los nombres, contactos y textos personales que se han eliminado salen también del historial y del archivo.
purge-ask-undo = No se puede deshacer, y tampoco se podrá deshacer lo hecho hasta ahora. Lo que está en las fichas no cambia.
purge-ask-do = Enter los borra; Esc no hace nada.
