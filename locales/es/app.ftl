# Lo que se puede pedir: en el menú y, en corto, al pie.
action-open-record = Abrir la ficha
action-open-record-short = abrir
action-remove = Quitar la ficha
action-remove-short = quitar
action-values = Ver la lista de valores del campo
action-values-short = valores
action-question-order = Cambiar el orden de las preguntas: por filas, por columnas o al azar
action-question-order-short = orden
action-who-answers = Elegir quién responde: toda la sala o una mesa
action-who-answers-short = quién
action-resolve = Dejar escrito cómo se resolvió un empate
action-resolve-short = resolver
action-balance = Hacer que los pesos cuadren
action-balance-short = cuadrar
action-join-cards = Unir con otra tarjeta que dice lo mismo
action-join-cards-short = unir
action-hang = Colgar de otra tarjeta
action-hang-short = colgar
action-core = Hacer de esta el problema central
action-core-short = central
action-objectives = Convertir el árbol en objetivos
action-objectives-short = objetivos
action-what-enters = Elegir qué entra en la matriz
action-what-enters-short = qué entra
action-help = Ayuda: qué hacen las teclas aquí
action-help-short = ayuda
action-road-map = Índice: ver todos los pasos
action-road-map-short = índice
action-search = Buscar en todo
action-search-short = buscar
action-guide = Guía de facilitación de este paso
action-guide-short = guía
action-previous-step = Ir al paso anterior
action-previous-step-short = anterior
action-next-step = Ir al paso siguiente
action-next-step-short = siguiente
action-done = Marcar el paso como listo, o abrirlo otra vez
action-done-short = listo
action-next-list = Pasar a la otra lista del paso
action-next-list-short = otra lista
action-move-up = Subir la ficha
action-move-up-short = subir
action-move-down = Bajar la ficha
action-move-down-short = bajar
action-undo = Deshacer lo último
action-undo-short = deshacer
action-redo = Rehacer lo deshecho
action-redo-short = rehacer
action-history = Historial: qué se ha hecho
action-history-short = historial
action-review = Revisión: qué le falta al plan
action-review-short = revisión
action-report = Escribir el documento
action-report-short = documento
action-projector = Mostrar la pregunta en grande (proyector)
action-projector-short = proyector
action-profile = Elegir el recorrido de pasos
action-profile-short = recorrido
action-saved = ¿Está todo guardado?
action-saved-short = guardado
action-language = Switch to English
action-language-short = English
action-close-notebook = Cerrar el cuaderno
action-close-notebook-short = cerrar
action-menu = Menú: todo lo que se puede hacer
action-menu-short = menú
action-leave = Salir
action-leave-short = salir

# Encabezado y pie.
header-place = Fase { $phase } { $title } · paso { $number } de { $count }
header-place-short = Fase { $phase } · paso { $number } de { $count }
state-saved = guardado
state-saving = guardando…
state-typing = escribiendo…
state-failed = ¡sin guardar!
state-read-only = solo lectura
state-carried = por confirmar
state-done = listo
hint-leave = salir
hint-stay = quedarse
hint-part = otra parte
hint-read = leer
hint-steps = otro paso
hint-back = volver
hint-tick = marcar
hint-accept = aceptar
hint-choose = elegir
hint-enter-step = entrar al paso
hint-home = cerrar
hint-list = volver a la lista
hint-next-list = lista
hint-fields = campos
who-team = equipo
who-workshop = taller
who-delegates = delegados
who-assembly = asamblea

# Inicio.
home-title = Rumbo — planificación territorial paso a paso
home-purpose = Un cuaderno guía al grupo por todo el ciclo, guarda cada palabra y al final escribe el plan.
home-recent = Abrir «{ $name }»
home-new = Empezar: { $title }
home-open = Abrir otro cuaderno…
home-open-detail = escriba dónde está el archivo .rumbo
home-sample = Ver el territorio de ejemplo
home-sample-detail = una copia nueva cada vez, con datos ficticios
home-language = Switch to English
home-leave = Salir
home-offline = Todo se guarda en un solo archivo de esta computadora. No hace falta internet.
new-file-name = plan-territorial
path-create = Cuaderno nuevo
path-create-hint = ¿Dónde se guarda? Puede cambiar el nombre. Enter lo crea; Esc vuelve.
path-open = Abrir un cuaderno
path-open-hint = Escriba la ruta del archivo .rumbo y pulse Enter; Esc vuelve.
more-room = La ventana es muy pequeña. Agrándela a 60 columnas por 15 líneas (mejor 80 × 24). Lo escrito está a salvo.

# Índice.
map-title = Recorrido «{ $profile }»: { $done } de { $count } pasos listos
map-filter = escriba para filtrar
map-phase = Fase { $number }. { $title }
filter = Buscar:
nothing-found = No se encontró nada con esas palabras.
n-records = { $count } f.
n-findings = ! { $count } por revisar
n-steps = { $count } pasos

# Listas y fichas.
column-number = N.º
choose-column = elija grupo
no-column = Sin grupo
step-without-list = Este paso no pide datos: use la guía (F6) y siga con F8.
new-key = otro
example = Ej.:
hint-pick = Enter o F4 abre la lista; o escriba parte del nombre.
hint-scale = Pulse el número, o Enter para ver qué significa cada valor.
hint-flag = Espacio cambia entre sí y no.
hint-long-text = Enter hace otro párrafo; Tab pasa al campo siguiente.
hint-image = Escriba dónde está la imagen (PNG o JPEG) y pulse Enter: se guarda dentro del cuaderno.
hint-geometry = Escriba dónde está el archivo GeoJSON y pulse Enter: se guarda dentro del cuaderno.
hint-date = Como la escriba: 3/4/27, 13 de abril de 2027, abril 2027, hoy.
hint-computed = Lo calcula el programa con otras respuestas, y cambia cuando ellas cambian.
hint-new-key = Escriba «nombre = valor» y pulse Enter.
unclear-number = No se entiende como número. Se guardará tal cual si sigue adelante.
unclear-date = No se entiende como fecha. Se guardará tal cual si sigue adelante.
unclear-time = No se entiende como hora (por ejemplo 8:30). Se guardará tal cual si sigue adelante.
unclear-year = No se entiende como año (por ejemplo 2027). Se guardará tal cual si sigue adelante.
out-of-range = Se esperaba un valor entre { $least } y { $most }. Revíselo; se guarda tal cual.
nothing-to-choose = Todavía no hay fichas entre las cuales elegir.
no-values = Este campo se escribe; no tiene lista de valores.
pick-add = Añadir «{ $name }»
pick-type-new = Escriba el nombre para añadirlo.
paste-title = Se pegaron { $count } líneas: una ficha por línea
paste-hint = Enter las añade (un solo Ctrl+Z las quita); Esc no añade nada.
pasted = Se añadieron { $count } fichas. Ctrl+Z las quita de una vez.
removed = Se quitó «{ $name }». Ctrl+Z la devuelve.
file-kept = «{ $name }» quedó guardado dentro del cuaderno.
file-unreadable-what = No se pudo leer el archivo { $path }.
file-unreadable-safe = El cuaderno no cambió.
file-unreadable-do = Revise la ruta; si está en una memoria USB, conéctela.
file-kind-what-picture = El archivo { $path } no es una imagen PNG o JPEG.
file-kind-do-picture = Guárdela como PNG o JPEG y vuelva a intentar.
file-kind-what-geometry = El archivo { $path } no es un mapa GeoJSON.
file-kind-do-geometry = Expórtelo como GeoJSON desde el programa de mapas y vuelva a intentar.
file-large-what = El archivo { $path } es demasiado grande (más de 8 MB).
file-large-do = Redúzcalo con un programa de fotos y vuelva a intentar.

# Capas.
menu-title = Menú
help-title = Ayuda
help-typing = Escribir escribe, en todas partes: en una lista, una letra empieza una ficha nueva; Enter la guarda y deja lista la siguiente.
help-esc = Enter entra, Esc sale. Salir de un campo o de una pantalla nunca borra lo escrito.
help-saved = Todo se guarda solo, al pausar y al cambiar de campo.
search-title = Buscar en todo
search-begin = Escriba una palabra: se busca en pasos y fichas, con o sin tildes.
place-step = Paso
findings-title = Revisión: { $count } por mirar
no-findings = Nada por revisar en lo escrito hasta ahora.
findings-title-accepted = Revisión: { $count } por mirar, { $n ->
    [one] { $accepted } aceptado
   *[other] { $accepted } aceptados
}
finding-accepted = Se deja así, dicen el { $on }: { $reason }
finding-reason-ask = ¿Por qué se deja así?
finding-reason-needed = Escriba la razón: quien lea el plan la verá.
hint-accept-finding = dejarlo así
hint-reopen-finding = volver a contarlo
hint-go = ir
leave-title = ¿Salir de Rumbo?
leave-safe = Todo está guardado. Enter sale; Esc se queda.
report-title = Escribir el documento
report-folder = Carpeta: { $folder }
report-write = Escribir
report-writing = Escribiendo el documento…
report-written = Listo. Se escribió:
guide-do = Qué hacer
guide-why = Por qué
guide-example = Ejemplo
guide-sheet = Hoja de papel
guide-group = Grupo:
guide-technique = Técnica:
guide-materials = Materiales:
guide-asks = Preguntas para la sala
guide-method = Cómo se calcula o decide
guide-rules = Antes de seguir, compruebe que…
guide-needs = Necesita antes: paso { $steps }.
guide-sheet-code = La hoja lleva el código { $code }, el mismo de la pantalla, para encontrarla al pasarla.

# Avisos.
opening = Abriendo el cuaderno…
undone = Se deshizo: { $what }.
redone = Se rehízo: { $what }.
nothing-to-undo = No hay nada que deshacer.
nothing-to-redo = No hay nada que rehacer.
all-saved = Todo está guardado.
step-done = Paso marcado como listo.
step-open-again = El paso queda abierto otra vez.
last-step = Este es el último paso del recorrido.
first-step = Este es el primer paso del recorrido.
hidden-by-profile = Esa ficha pertenece a un paso que este recorrido no muestra. Puede elegir otro recorrido en el menú (F9).

# El plan en pantalla
action-read-short = leer el plan
action-read = Leer el plan como está hoy
reader-title = El plan, como está hoy
reader-making = Armando el plan…
reader-no-step = Esta parte no sale de un solo paso.
reader-legend = Escriba para buscar · { $percent } %
reader-hint-step = ir al paso
reader-hint-next = el siguiente
reader-hint-contents = contenido
reader-hint-write = escribirlo
reader-sought = «{ $words }»: { $count ->
    [0] no está en el plan
    [one] en una línea
   *[other] en { $n } líneas
}
