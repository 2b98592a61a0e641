# Lo que se dice en las dinámicas con pantalla propia.
board-plane = Plano
board-out-of-scale = «{ $field }» va de { $min } a { $max }.
plane-empty = Todavía no hay nada que poner aquí. Llene primero la lista (Ctrl+N).
plane-place = Todavía no tiene lugar: muévalo con las flechas, o escriba sus dos números.
plane-unplaced = { $count } todavía sin lugar · Tab va al siguiente
plane-hidden = y { $count } más
plane-keys = Flechas mueven · Tab el siguiente · dos cifras: su lugar · Enter la ficha

## Matriz
board-matrix = Matriz
board-pairs = De dos en dos
board-matrix-by = Matriz por { $columns }
matrix-question = { $field }: «{ $row }» con «{ $column }»
matrix-progress = { $given } de { $asked }
matrix-by-rows = por filas
matrix-by-columns = por columnas
matrix-at-random = al azar
matrix-order-now = Ahora se pregunta { $order }.
matrix-sum = Suma
matrix-entering = entran { $rows } de { $all }
matrix-proposed = se proponen { $rows } de { $all }
matrix-cut = solo caben { $most }
matrix-who = ¿Quién responde?
matrix-whole-room = Toda la sala
matrix-room = sala
matrix-table = Mesa { $number }
matrix-new-table = { $table } (empezar una nueva)
matrix-answers-now = Responde: { $who }.
matrix-enters = ¿Qué entra en la matriz?
matrix-entered = Entran { $rows }: son { $pairs } preguntas.
matrix-stay = { $count } siguen porque ya tienen respuestas.
matrix-too-many = Con más de { $most } la sala se cansa.
matrix-left = Esa fue la última. Quedan { $count } sin responder: esta es la primera.
matrix-full = Está completa. Para cambiar algo, vaya con las flechas hasta su casilla.
matrix-full-move = No hay más preguntas: vaya con las flechas a la casilla que cambiaría.
matrix-no-option = Ninguna opción, o más de una, empieza con «{ $typed }»: use su número.
matrix-yes-or-no = Responda sí o no: «s» o «n», «1» o «0».
matrix-answer-first = Responda primero: la ficha de la casilla nace con su respuesta.
matrix-of-tables = Respondieron las mesas: elija una (Ctrl+E) para quitar su respuesta.
matrix-unclear = «{ $typed }» no sirve para «{ $field }»: corríjalo, o bórrelo.
matrix-keys = Cifra responde · Espacio salta · Retroceso vuelve · Supr vacía · Enter: nota
matrix-keys-times = Cifra: cuántas veces más · / y cifra: pesa más la columna · Supr vacía
matrix-weights = Pesos: { $weights }.
matrix-ratio = Contradicción { $ratio } (se acepta hasta { $accept }).
matrix-worst = Se contradicen demasiado: entre «{ $row }» y «{ $column }» se dijo { $given } y las demás dicen { $implied }. Miren esa otra vez.
matrix-take = Enter lo pone y pasa a la siguiente
matrix-type = escriba el valor; Enter lo pone
matrix-odd = «{ $text }» no se entiende: escríbalo de nuevo
matrix-spread = distancia { $spread }
matrix-disputed = ! En desacuerdo
matrix-no-limit = el método no dice desde cuánto hay desacuerdo
matrix-nothing = Todavía no hay nada en «{ $collection }».
matrix-only-one = En «{ $collection }» hay una sola ficha: hace falta otra para formar una pareja.
matrix-none-admitted = Ninguna ficha de «{ $collection }» entra aquí: complete sus datos.
matrix-where = Se escribe en el paso { $step }: F2 lleva al índice.
paper-plane = ¿Cuánto tiene cada nombre de «{ $x }» y cuánto de «{ $y }»?
paper-vote = ¿Cuántos votos recibió cada opción?
paper-tree = ¿De cuál cuelga cada tarjeta? Escriban las que falten en los renglones vacíos.
paper-tree-cause = Es causa de la n.º
paper-tree-group = Va con la n.º
paper-row = la fila
paper-column = la columna
board-rating = Puntajes
rating-asks = ¿Qué puntaje merece «{ $row }» en «{ $criterion }»?
rating-asks-weight = De todos los puntos por repartir, ¿cuántos le tocan a «{ $criterion }»?
rating-weights = Pesos: suman { $sum } de { $whole }
rating-weights-less = Faltan { $amount } por repartir entre los criterios. Ctrl+W los reparte en proporción.
rating-weights-more = Sobran { $amount } en los pesos. Ctrl+W los ajusta en proporción.
rating-balanced = Los pesos ya suman lo que deben, en la misma proporción. Ctrl+Z lo deshace.
rating-missing = Le faltan { $count } puntajes: todavía no entra en el orden.
rating-needs-reason = Los dos órdenes no coinciden. Enter abre la ficha: escriban por qué se decide así.
rating-keys = cifra puntuar · ↑ hasta los pesos · Ctrl+W cuadrar pesos · Supr vaciar
rating-score = puntaje
rating-dots = puntos
rating-place = { $place }.º
rating-no-criteria = Todavía no hay criterios. Escríbanlos en su lista: cuatro o cinco, con palabras que todo el mundo entienda.
rating-no-rows = Todavía no hay nada que puntuar. Empiecen por la lista de al lado.
board-tree = Árbol
tree-empty = Todavía no hay tarjetas. Escriba: la primera palabra ya empieza una.
tree-legend = ↑ efectos · ● problema central · ↓ causas
tree-again = ↗ ya salió arriba
tree-without-core = Falta elegir el problema central (menú, F9).
tree-n-loose = ○ sueltas: { $count }
tree-keys = escriba para añadir · Ctrl+K colgar · Ctrl+U unir · Supr soltar · Enter abrir
tree-keys-groups = escriba para añadir · Ctrl+K cambiar de lugar · Supr soltar · Enter abrir
tree-keys-writing = Enter guardar y otra · Esc terminar
tree-keys-writing-links = Enter guardar y otra · Tab causa o efecto · Esc terminar
tree-keys-review = Tab tomarlo o no · escriba para cambiarlo · Enter crear objetivos · Esc salir
tree-next-card = otra tarjeta, o Esc
tree-hang-title = ¿De qué cuelga «{ $name }»?
tree-hangs-from-nothing = Esta tarjeta no cuelga de ninguna. Para borrarla, vaya a su lista.
tree-unhung = La tarjeta quedó suelta, con todo lo que cuelga de ella. Ctrl+Z lo deshace.
tree-nothing-to-hang-from = Todavía no hay otra tarjeta de la que pueda colgar.
tree-join-title = ¿Cuál dice lo mismo que «{ $name }»?
tree-nothing-to-join = No hay otra tarjeta con la que unirla.
tree-joined = Ahora son una sola: «{ $name }». Ctrl+Z las separa.
tree-circle = No puede ser: una cosa acabaría causándose a sí misma ({ $names }).
tree-core-chosen = Este es ahora el problema central.
tree-review = Del problema al objetivo: { $taken } de { $all } se convierten
tree-review-from = Nace del problema «{ $problem }».
tree-all-turned = Todos los problemas del árbol tienen ya su objetivo.
tree-none-taken = No se tomó ninguno: nada cambió.
tree-turned = Objetivos nuevos: { $count }, ya en su paso. Ctrl+Z los deshace juntos.
tree-review-empty = ¿cómo se diría al revés: { $problem }?
board-vote = Votación
vote-empty = Todavía no hay opciones que votar. Escríbanlas primero en su lista.
vote-total = total
vote-naming = Grupo o mesa:
vote-line = Pasan las { $seats } primeras opciones; las que empatan comparten puesto.
vote-name-first = Escriba primero el nombre de la mesa o del grupo.
vote-keys-total = cifras o + − contar · Supr vaciar · Enter abrir
vote-keys = cifras o + − contar · ← → grupo · letras: grupo nuevo · Supr vaciar
vote-people = Personas
vote-tie = Empate en la línea entre { $names }; { $count ->
    [one] queda un puesto
   *[other] quedan { $seats } puestos
} y ninguna regla lo decide.
vote-by-voters = Con { $count ->
    [one] un punto
   *[other] { $dots } puntos
} empataron { $names }. Decidió cuánta gente eligió cada opción: { $n_inside ->
    [one] pasa
   *[other] pasan
} { $inside }.
vote-by-score = Con { $count ->
    [one] un punto
   *[other] { $dots } puntos
} empataron { $names }. Decidió el puntaje por criterios: { $n_inside ->
    [one] pasa
   *[other] pasan
} { $inside }.
vote-by-new-vote = Con { $count ->
    [one] un punto
   *[other] { $dots } puntos
} empataron { $names }. Decidió otra votación: { $n_inside ->
    [one] pasa
   *[other] pasan
} { $inside }.
vote-keep-all = Con { $count ->
    [one] un punto
   *[other] { $dots } puntos
} empataron { $names }. La regla deja pasar a { $n_inside ->
    [one] una
   *[other] todas
}: { $inside }.
vote-write-it = Ctrl+D lo deja escrito.
vote-again = Voten otra vez solo entre ellas y escriban en una ficha cómo se resolvió.
vote-no-tie = No hay ningún empate sobre la línea: no hace falta resolver nada.
vote-written = La resolución está escrita en las fichas que empataron, y sale en el plan.
vote-over-limit = «{ $group }» puso { $used } puntos y a { $count ->
    [one] una persona le tocan
   *[other] { $people } personas les tocan
} { $most }: cuenten otra vez. Mientras tanto, su hoja no suma.
vote-over-cap = «{ $group }» puso { $used } puntos en «{ $option }» y { $count ->
    [one] una persona puede poner
   *[other] entre { $people } personas caben
} { $most }: cuenten otra vez. Mientras tanto, su hoja no suma.
vote-no-quorum = { $count ->
    [one] Votó una persona
   *[other] Votaron { $present } personas
} y el quórum es de { $needed }: esta votación todavía no vale.
vote-each = A cada persona { $count ->
    [one] le toca un punto
   *[other] le tocan { $each } puntos
}.
