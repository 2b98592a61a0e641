# El historial: qué se hizo, y cómo volver atrás.
op-take-back = dejar sin efecto: { $what }
op-do-again = volver a hacer: { $what }
op-return = volver al momento del { $at }

history-title = Historial
history-count = { $shown } de { $all }
history-legend = × deshecha · → rehecha · └ vino de otra copia · ◄ el reloj retrocedió
history-this-step = Este paso
history-this-record = Esta ficha
history-person = Persona:
history-person-title = ¿De quién?
history-everybody = todas
history-nameless = sin nombre
history-somebody = alguien
history-record-removed = (quitada)
history-hint-open = ver
history-hint-filters = filtros
history-hint-person = persona
history-hint-button = botón
history-hint-press = pulsar
history-hint-yes = sí, hacerlo
history-hint-no = no, dejar todo como está

# Una operación por dentro.
history-no-changes = Esta operación no cambió ninguna ficha.
history-record = { $collection } { $code } «{ $name }»
history-record-gone = { $collection } «{ $name }» (ya no está)
history-step = Marca del paso { $step }
history-finding = Hallazgo { $check } aceptado
history-settings = Ajustes del cuaderno
history-place = Ficha
history-absent = no existe
history-place-number = en el lugar { $number }
history-empty = (vacío)
history-done = Hecho
history-before = antes:
history-after = después:
history-quoted = «{ $name }»
history-is-undone = × Se deshizo el { $when } ({ $who }).
history-is-redone = → Se deshizo y se volvió a hacer: está en efecto.
history-came = └ Vino de otra copia, el { $when } ({ $who }), al { $what }.
history-clock-back = ◄ El reloj del equipo había retrocedido: la hora puede no ser cierta.
history-button-undo = Deshacer esta
history-button-again = Hacerla otra vez
history-button-return = Volver a este momento
history-button-record = Solo esta ficha

# Lo que pasará, antes de hacerlo.
history-ask-undo = ¿Dejar sin efecto esta operación? Es: { $what }.
history-ask-again = ¿Volver a hacer esta operación? Es: { $what }.
history-ask-count = { $count ->
    [one] Cambia una sola cosa (como está ahora → como quedará):
   *[other] Cambian { $shown } cosas (como están ahora → como quedarán):
}
history-ask-more = { $count ->
    [one] y una más
   *[other] y { $shown } más
}
history-ask-rest = Todo lo demás queda como está, también lo que se hizo después. Es una operación nueva: Ctrl+Z la deshace.
history-ask-return = ¿Volver al { $when }? El cuaderno quedará como estaba justo después de: { $what }.
history-ask-back = { $count ->
    [one] vuelve una
   *[other] vuelven { $shown }
}
history-ask-gone = { $count ->
    [one] se quita una
   *[other] se quitan { $shown }
}
history-ask-changed = { $count ->
    [one] cambia una
   *[other] cambian { $shown }
}
history-ask-kept = Nada se pierde: lo hecho desde entonces sigue en el historial, y Ctrl+Z deshace esta vuelta.
history-is-so = El cuaderno ya está como estaba entonces: no hay nada que cambiar.
history-taken-back = Quedó sin efecto (Ctrl+Z lo deshace): { $what }.
history-done-again = Se volvió a hacer (Ctrl+Z lo deshace): { $what }.
history-returned = De vuelta al momento (Ctrl+Z lo deshace) de: { $what }.

# Por qué una operación no se puede deshacer sola.
history-beginning = Con esta operación comenzó el cuaderno: no se puede deshacer.
history-sealed = Después de esta operación se borraron datos personales para siempre, o el cuaderno se rescató con partes perdidas: lo anterior ya no está completo y no se puede deshacer.
history-sealed-do = Corrija a mano lo que haga falta, o recupere un respaldo de antes.
history-beginning-do = Para empezar de nuevo, cree otro cuaderno; para vaciar este, vuelva a este momento.
history-nothing = Esta operación no dejó nada que se pueda deshacer.
history-nothing-do = Elija otra operación del historial.
history-merged = Esta operación vino de otra copia cuando { $who } hizo, el { $when }: { $what }. Se deshace junto con todo lo que vino entonces, no sola.
history-merged-do = Busque esa operación en el historial y deshágala entera, o corrija la respuesta a mano.
history-changed = No se puede deshacer sola: { $place } cambió después. Lo hizo { $who } el { $when }: { $what }.
history-removed = No se puede deshacer sola: hace falta una ficha que después se quitó, { $place }. Lo hizo { $who } el { $when }: { $what }.
history-answered = No se puede deshacer sola: quitaría una respuesta que vino después, { $place }. La escribió { $who } el { $when }: { $what }.
history-pointed = No se puede deshacer sola: { $place } señala ahora la ficha que esta operación añadió. Lo hizo { $who } el { $when }: { $what }.
history-outside = No se puede deshacer sola: { $place } ya no está como esta operación lo dejó, y el historial no dice quién lo cambió.
history-unchanged = No se ha cambiado nada.
history-later-do = Deshaga primero esa operación, corrija la respuesta a mano, o vuelva al momento anterior a las dos.

# En la línea de órdenes.
cli-history = Cuenta qué se hizo, quién y cuándo; lo último primero
cli-history-step = Solo lo de un paso
cli-history-person = Solo lo que hizo esta persona
cli-history-record = Solo lo de una ficha: su código, su nombre o su nombre interno
cli-history-count = { $shown } de { $all } operaciones
cli-history-no-step = No hay un paso «{ $asked }» en este cuaderno.
cli-history-no-step-do = Use uno de estos: { $known }.
cli-history-no-person = No se encontró en el historial una sola persona «{ $asked }».
cli-history-no-person-do = Escriba el nombre como está en el historial. Quienes escribieron: { $known }.
cli-history-no-record = No hay una ficha con el código o el nombre «{ $asked }».
cli-history-no-record-do = Mire el código en la lista del paso (por ejemplo, PR03); de una ficha que se quitó, su nombre interno aparece con --json.
cli-history-many-records = Varias fichas se llaman «{ $asked }».
cli-history-many-records-do = Use el código de una de ellas: { $known }.
