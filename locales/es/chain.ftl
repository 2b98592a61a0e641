# La cadena del plan: de los ejes a las actividades, y por qué está cada cosa.

board-chain = Cadena del plan
action-copy-branch = Copiar con todo lo que cuelga
action-copy-branch-short = copiar
action-trace = ¿Por qué está esto aquí?
action-trace-short = ¿por qué?
chain-empty = Todavía no hay ejes de donde colgar el plan. Escríbanlos primero en el paso de los ejes, o escriba aquí el primero.
chain-costs = costo { $currency }
chain-n-loose = { $count ->
    [one] Una ficha sin lugar en la cadena
   *[other] { $shown } fichas sin lugar en la cadena
}
chain-loose = Sin lugar en la cadena: «{ $name }» no cuelga de nada o apunta a cosas que no van juntas. Ctrl+K le da lugar.
chain-nothing-below = nada más abajo
chain-keys = letras: al lado · Tab debajo · ← → cerrar, abrir · Ctrl+K mover · F9 más
chain-keys-writing = Enter guardar y seguir · Tab un nivel más abajo · Mayús+Tab al lado · Esc terminar
chain-is-top = Los ejes no cuelgan de nada: su orden se cambia en la lista de ejes.
chain-let-loose = Ya no cuelga de ahí, y conserva todo lo suyo. Ctrl+K le da otro lugar; Ctrl+Z lo devuelve.
chain-copy-name = { $name } (copia)
chain-copied = { $count ->
    [one] Se copió una ficha. Las fuentes, las tareas y los indicadores no se copian.
   *[other] Se copiaron { $shown } fichas. Las fuentes, las tareas y los indicadores no se copian.
}
chain-why = ¿Por qué está aquí «{ $name }»?
trace-meeting = ← { $date }, en «{ $name }»
trace-problem = ← Problema ({ $votes } puntos): { $name } · lo viven: { $who }
trace-asset = ← Patrimonio: { $name }
trace-above = ↑ { $kind }: { $name }
trace-cost = → Cuesta { $amount }, con todo lo que cuelga
trace-source = → { $amount } (asegurado { $secured }): { $name }
trace-measured = → Avance { $progress }: { $name }
trace-unmeasured = → Sin medición todavía: { $name }
paper-chain = ¿Qué proyecto, producto o actividad falta, y de qué número cuelga?
