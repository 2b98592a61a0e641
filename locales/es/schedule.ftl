# El cronograma: tareas, duración, qué va antes, y el camino que no puede atrasarse.

board-schedule = Cronograma
schedule-empty = Todavía no hay proyectos con tareas. Escriba aquí el nombre de la primera, o registre antes los proyectos.
schedule-months = meses
schedule-month = mes { $month }
schedule-naming = Tarea nueva:
schedule-choose-task = Elija primero una tarea; las letras empiezan una nueva en este proyecto.
schedule-nothing-before = Este proyecto no tiene otra tarea que pueda ir antes.
schedule-before = ¿Qué debe terminar antes de «{ $name }»?
schedule-remove-in-list = Las tareas se quitan en su lista (Ctrl+N), donde se ve qué más depende de ellas.
schedule-wrong = «{ $text }» no es una duración. Escriba meses, de 0 a 600: 3, o 1,5. Lo anterior sigue guardado; Esc lo deja como estaba.
schedule-task = Del { $begins } al { $ends }; puede atrasarse { $slack } meses sin mover el final.
schedule-task-critical = Del { $begins } al { $ends }; no puede atrasarse sin mover el final.
schedule-project = El proyecto toma { $months } meses; { $count ->
    [one] una tarea no puede atrasarse (█).
   *[other] { $shown } tareas no pueden atrasarse (█).
}
schedule-keys = cifras: meses · letras: tarea · F4 qué va antes · + − acercar · ← → tiempo
paper-schedule = ¿Cuántos meses toma cada tarea y de cuáles depende?
paper-schedule-before = Va después de (números)
