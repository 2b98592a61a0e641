# Lo que se dice en las dinámicas con pantalla propia.
board-plane = Plano
board-out-of-scale = «{ $field }» va de { $min } a { $max }.
plane-empty = Todavía no hay nada que poner aquí. Llene primero la lista (Ctrl+N).
plane-place = Todavía no tiene lugar: muévalo con las flechas, o escriba sus dos números.
plane-unplaced = { $count } todavía sin lugar · Tab va al siguiente
plane-hidden = y { $count } más
plane-keys = Flechas mueven · Tab el siguiente · dos cifras: su lugar · Enter la ficha
