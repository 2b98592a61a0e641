# Cuadros de cantidades por año: metas, costos y financiamiento.

board-grid = Por año
action-propose = Proponer las metas de los años intermedios
action-propose-short = proponer
action-row-values = Elegir de la lista lo que va en la fila
action-row-values-short = elegir
grid-empty = Todavía no hay filas para este cuadro. Escríbanlas primero en su lista.
grid-total = Total
grid-base = Base
grid-all = Todo el plan
grid-all-missing = Falta en todo el plan
grid-missing = falta; con +, sobra
grid-covered = cubierto cada año
grid-loose = Sin ubicar todavía
grid-no-rows = sin filas todavía: escriba el nombre de la primera
grid-no-sources = sin fuentes todavía
grid-naming = Fila nueva:
grid-row-added = Fila agregada: escriba sus cantidades.
grid-row-first = Escriba primero el nombre de la fila: empiece por una letra.
grid-nothing-here = Aquí no hay nada que llenar. Registre primero las fuentes en su paso.
grid-numbers-only = Aquí van números. Las fuentes se registran en su propio paso; las que faltan aparecen con un +.
grid-free-enter = Esta fuente no aporta todavía: escriba una cantidad para que quede registrada.
grid-wrong-unclear = «{ $text }» no es un número. Escriba, por ejemplo, 12.000, 12 mil, 12k o 12.000,50. Lo anterior sigue guardado; Esc lo deja como estaba.
grid-wrong-negative = Una cantidad de dinero no puede ser negativa. Lo anterior sigue guardado; Esc lo deja como estaba.
grid-wrong-range = «{ $text }» está fuera de lo que este dato admite. Lo anterior sigue guardado; Esc lo deja como estaba.
grid-wrong-whole = «{ $text }» tiene decimales y aquí se cuenta de uno en uno. Lo anterior sigue guardado; Esc lo deja como estaba.
grid-let-go = «{ $text }» no se guardó; queda lo que había antes.
grid-beyond-ceiling = «{ $name }» ya compromete { $used } en { $year } y su techo es { $ceiling }: se pasa por { $beyond }.
grid-target-baseline = La meta de { $year } ({ $target }) queda del lado contrario del punto de partida ({ $baseline }). ¿Es así, o el indicador va en el otro sentido?
grid-target-back = La meta de { $year } ({ $target }) retrocede respecto de la anterior. ¿Es así, o falta corregir una?
grid-can-propose = Ctrl+X propone { $count ->
    [one] la meta que falta
   *[other] las { $shown } metas que faltan
} en línea recta desde el punto de partida.
grid-no-baseline = Sin punto de partida y su año no se sabe cuánto se avanza: complételos en la ficha (Enter).
grid-propose-no-baseline = Faltan el punto de partida o su año. Complételos en la ficha (Enter) y pida la propuesta otra vez.
grid-propose-nothing = No hay años por llenar entre el punto de partida y la última meta. Escriba la meta final y pida la propuesta otra vez.
grid-proposed = { $count ->
    [one] Se propuso una meta; conversen si es posible y corríjanla.
   *[other] Se propusieron { $shown } metas; conversen si son posibles y corríjanlas.
}
grid-status-of-row = Elija primero una fila que ya tenga alguna cantidad.
grid-lacks = En { $year } faltan { $amount }. Lo que sobre en otro año no lo cubre.
grid-too-much = En { $year } sobran { $amount }: revise el costo o lo que pone cada fuente.
grid-balanced = En { $year } lo que ponen las fuentes es igual al costo.
grid-keys = cifras · letras: fila nueva · Supr vaciar · Enter abrir · RePág/AvPág grupo
grid-keys-money = cifras escribir · Supr vaciar · F4 estado · Enter abrir · RePág/AvPág proyecto
grid-keys-targets = cifras escribir · Ctrl+X proponer · Supr vaciar · Enter abrir · letras: nuevo
paper-grid = ¿Cuánto en cada año?
paper-year = Año { $number }
