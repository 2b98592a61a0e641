# Respaldos, copias y copia local.
op-restore = volver al respaldo del { $at }

backup-open = al abrir
backup-regular = cada diez minutos
backup-merge = antes de juntar
backup-import = antes de importar
backup-upgrade = antes de actualizar
backup-restore = antes de volver atrás
backup-close = al cerrar

# Lo que puede pasar con una copia.
error-copy-full-what = La copia no cabe en { $path }: no queda espacio.
error-copy-full-do = Libere espacio allí, o elija otra memoria u otra carpeta.
error-copy-permission-what = No se puede escribir en { $path }.
error-copy-permission-do = Elija otra carpeta, o revise que la memoria no esté protegida contra escritura.
error-copy-missing-what = No existe la carpeta donde iba { $path }.
error-copy-missing-do = Revise la ruta; si es de una memoria USB, conéctela y vuelva a intentar.
error-copy-unsound-what = Lo escrito en { $path } no se lee completo: la copia no sirve y se quitó.
error-copy-unsound-do = Haga la copia en otra memoria; esa puede estar fallando.
error-copy-other-what = No se pudo copiar en { $path }: { $detail }.
error-copy-other-do = Vuelva a intentar, o elija otra memoria u otra carpeta.
error-copy-safe = El cuaderno sigue como estaba y allí no quedó nada a medias.
error-backup-full-what = No se pudo hacer el respaldo automático: no queda espacio en { $path }.
error-backup-full-do = Libere espacio en esta computadora; se volverá a intentar. Mientras tanto, puede copiar el cuaderno a una memoria USB desde el menú (F9).
error-backup-permission-what = No se pudo hacer el respaldo automático: no hay permiso para escribir en { $path }.
error-backup-permission-do = Revise esa carpeta; se volverá a intentar. Mientras tanto, puede copiar el cuaderno a una memoria USB desde el menú (F9).
error-backup-unsound-what = El respaldo automático escrito en { $path } no se lee completo y se quitó.
error-backup-other-what = No se pudo hacer el respaldo automático en { $path }: { $detail }.
error-backup-other-do = Se volverá a intentar. Mientras tanto, puede copiar el cuaderno a una memoria USB desde el menú (F9).
error-backup-safe = Lo que escribe se sigue guardando en el cuaderno; solo falta esta copia de seguridad.
error-diverged-what = El cuaderno { $path } cambió desde que se sacó la copia local.
error-diverged-safe = No se ha reemplazado nada: los dos siguen completos, cada uno en su lugar.
error-diverged-do = Copie su cuaderno junto al otro desde el menú (F9) y júntelos después.

# Lo que se puede pedir.
action-copy = Copiar a USB: una copia completa y comprobada
action-copy-short = copiar
action-backups = Respaldos: verlos y volver a uno
action-backups-short = respaldos
action-work-locally = Trabajar en una copia local (cuaderno en USB o en red)
action-work-locally-short = copia local
action-bring-back = Llevar los cambios de esta copia local al original
action-bring-back-short = llevar

# Copiar.
copy-title = Copiar a USB
copy-hint = La copia lleva todo: respuestas, historial e imágenes. Escriba una carpeta o un archivo. Enter copia; Esc vuelve.
copy-sticks = Memorias conectadas (elija con ↑ ↓):
copy-no-sticks = No se ve ninguna memoria USB. Conéctela y vuelva a abrir esta ventana, o escriba la carpeta.
copy-done = Copia completa y comprobada: { $path } ({ $size }).
copy-eject = Antes de retirar la memoria USB, expúlsela desde el sistema.
stage-writing = Copiando…
stage-syncing = Asegurando la copia en la memoria; no la retire todavía…
stage-checking = Leyendo la copia de nuevo para comprobarla…
stage-done = Lista: { $path }
rescue-title = Lo escrito no se puede guardar en su lugar
rescue-hint = Enter guarda todo en un archivo nuevo y sigue trabajando en él. Esc se queda aquí, y se vuelve a intentar donde estaba.

# Respaldos.
saved-and-kept = Guardado. Respaldo del { $at } en { $folder }.
backups-title = Respaldos: { $count }
backups-reading = Leyendo el respaldo…
backups-folder = Están en { $folder }
backups-hint = ↑ ↓ elige · RePág AvPág lee · Enter vuelve a ese respaldo · Esc cierra
backups-hint-file = ↑ ↓ elige · Enter lo recupera en un archivo nuevo · Esc cierra
backups-sure = Enter otra vez para volver a ese respaldo (Ctrl+Z lo deshace); otra tecla, no.
backups-none-here = Todavía no hay respaldos en esta computadora.
backups-none-yet = Todavía no hay respaldos de este cuaderno.
restore-title = Recuperar un respaldo
restore-hint = El respaldo se escribe como un archivo nuevo y se abre; ningún otro archivo se toca. Enter lo escribe; Esc vuelve.
restored = Se volvió al respaldo del { $at }. Ctrl+Z lo deshace.
backup-holds = Tiene { $count } fichas.
difference-none = Nada cambiaría: ese respaldo tiene lo mismo que el cuaderno.
difference-other = Marcas de pasos y otros datos del cuaderno: cambian.
difference-more = y { $count } más
difference-added = { $n ->
    [one] vuelve { $count }
   *[other] vuelven { $count }
 }
difference-removed = { $n ->
    [one] se quita { $count }
   *[other] se quitan { $count }
 }
difference-changed = { $n ->
    [one] cambia { $count }
   *[other] cambian { $count }
 }
difference-moved = { $n ->
    [one] cambia de lugar { $count }
   *[other] cambian de lugar { $count }
 }

# Copia local.
state-saved-here = guardado · copia local
working-title = ¿Trabajar en una copia local?
working-removable = Este cuaderno está en una memoria USB u otra unidad que se puede retirar.
working-network = Este cuaderno está en otra computadora, a través de la red.
working-means = Si se retira o se corta mientras escribe, lo último queda solo en la pantalla; además, puede ir lento. Rumbo hace sus respaldos en esta computadora de todos modos.
working-offer = Puede trabajar en una copia de esta computadora. Al cerrar se ofrece llevar los cambios al original, sin cubrir nunca lo que otra persona haya escrito allí. Se pregunta una sola vez por cuaderno; después está en el menú (F9).
working-news = Hay una copia local de este cuaderno con cambios que todavía no se han traído aquí.
working-take = Trabajar en una copia local
working-go-on = Seguir en la copia local
working-stay = Seguir aquí, en el original
working-not-needed = Este cuaderno ya está en el disco de esta computadora: no hace falta una copia local.
working-is-local = Este cuaderno ya es una copia local.
bring-title = Llevar los cambios al original
bring-what = Esta es una copia local de { $path } y tiene cambios que allí faltan.
bring-how = Para llevarlos, el original debe estar conectado. Si allí también hubo cambios, no se cubren.
bring-now = Llevar los cambios ahora
bring-later = Seguir sin llevarlos: quedan en la copia local
bring-not-now = Ahora no
bring-nothing = El original ya tiene todo lo que hay en esta copia local.
brought-merged = El original también había cambiado: lo de allí se juntó con lo de esta copia, como una sola operación del historial. Revise lo que llegó antes de salir.
brought-back = Los cambios ya están en { $path }.
interrupted-banner = Solo lectura: la última vez no se terminó de guardar. Cópielo a una carpeta suya.
interrupted-what = La última vez no se terminó de guardar, y este medio no permite escribir. Lo que se ve es el cuaderno completo, ordenado en una copia privada, solo para leer.
interrupted-do = Para escribir, haga una copia en una carpeta suya con «Copiar a USB» del menú (F9) y ábrala.

# La línea de órdenes.
cli-backups = Lista los respaldos de un cuaderno, aunque esté dañado o perdido
cli-backups-file = El cuaderno (.rumbo), o donde estaba
cli-backups-show = Cuenta qué cambiaría al volver a ese respaldo
cli-number = NÚMERO
cli-restore = Escribe un respaldo como un archivo nuevo, comprobado
cli-restore-from = Número del respaldo; sin esta opción, el último
cli-restore-out = El archivo nuevo; nunca se escribe sobre otro
cli-new-file = NUEVO
cli-copy = Hace una copia completa y comprobada de un cuaderno
cli-copy-to = Carpeta o archivo de la copia; nunca se escribe sobre otro
cli-to = DESTINO
backups-of = Respaldos de { $path }: { $count }, en { $folder }
backups-how = Para recuperar uno: rumbo restore "{ $path }" --from NÚMERO -o NUEVO.rumbo
backups-none = No hay respaldos de { $path } en esta computadora.
backups-none-safe = No se ha cambiado nada.
backups-none-do = Los respaldos se hacen en la computadora donde se abre el cuaderno: búsquelos en la otra.
no-backup-what = No hay un respaldo con el número { $number }.
no-backup-do = Los que hay son: { $numbers }.
backups-there = Hay respaldos de este cuaderno en esta computadora: { $count }; el último es del { $when }.
backups-there-do = Para recuperarlo: rumbo restore "{ $path }" -o NUEVO.rumbo · para verlos: rumbo backups "{ $path }" · en la pantalla: menú F9, Respaldos.
restored-to = Se escribió { $path } con el respaldo { $number }, del { $at }. Está comprobado: puede abrirlo.
ago-now = hace un momento
ago-minutes = hace { $count } min
ago-hours = hace { $count } h
ago-days = hace { $count } días
