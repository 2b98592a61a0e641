# Métodos de taller: lo que se dice a quien los escribe

## Archivos y formato
workshop-toml-syntax = el archivo no se puede leer desde aquí
workshop-toml-duplicate-key = esta clave ya se escribió antes en la misma tabla
workshop-unknown-key = la clave `{ $key }` no existe aquí
workshop-missing-key = falta la clave `{ $key }`
workshop-missing-language = falta el texto en { $lang ->
    [es] español (`es`)
   *[en] inglés (`en`)
 }
workshop-wrong-type = este valor no es de la clase que se espera aquí
workshop-expected-text = aquí va un texto entre comillas
workshop-expected-whole = aquí va un número entero, sin comillas
workshop-expected-number = aquí va un número, o un número entre comillas si tiene decimales exactos
workshop-expected-flag = aquí va `true` o `false`
workshop-expected-list = aquí va una lista entre corchetes, o tablas repetidas con doble corchete
workshop-expected-table = aquí va una tabla con claves y valores
workshop-expected-words = aquí va el texto en los dos idiomas: { "{" } es = "…", en = "…" { "}" }
workshop-expected-level = aquí va un valor con sus palabras: { "{" } value = 1, es = "…", en = "…" { "}" }
workshop-expected-choice = aquí va una opción: { "{" } id = "…", es = "…", en = "…" { "}" }
workshop-expected-instruction = aquí va una línea de la guía: { "{" } minutes = 10, es = "…", en = "…" { "}" }
workshop-expected-options = aquí va una lista de opciones, o el nombre de un campo que ya las tiene: "coleccion.campo"
workshop-expected-roles = aquí va cada papel con lo que lo cumple: { "{" } records = "coleccion" { "}" }
workshop-no-head-file = falta el archivo `{ $file }`, que presenta el método
workshop-misplaced-head = esta clave solo va en `{ $file }`
workshop-unknown-format = este programa no conoce el formato { $format }
workshop-id-not-folder = el método se llama «{ $id }», pero su carpeta se llama «{ $folder }»
workshop-missing-part = falta por lo menos un bloque `[[{ $part }]]`

## Nombres
workshop-duplicate-id = «{ $id }» ya se usó para otra cosa de la misma clase
workshop-duplicate-prefix = otra colección ya usa el prefijo «{ $id }»
workshop-duplicate-code = otra colección ya usa el código «{ $id }»
workshop-duplicate-field = la colección ya tiene un campo `{ $key }`
workshop-duplicate-option = la opción «{ $id }» ya está en la lista
workshop-duplicate-level = el valor { $value } ya tiene sus palabras
workshop-repeated-item = «{ $item }» está dos veces en la lista
workshop-bad-id = «{ $id }» no sirve de nombre: empieza con minúscula y lleva solo minúsculas sin tilde, cifras y `_`
workshop-bad-prefix = «{ $prefix }» no sirve de prefijo: son exactamente tres letras minúsculas sin tilde
workshop-bad-code = «{ $code }» no sirve de código: son letras mayúsculas sin tilde
workshop-bad-option = el nombre de una opción no puede estar vacío ni llevar espacios
workshop-reserved-id = el programa usa «{ $id }» para sí: elija otro nombre
workshop-reserved-prefix = el programa usa el prefijo «{ $prefix }» para sí: elija otro
workshop-empty-words = este texto está vacío
workshop-too-long = este texto tiene { $length } letras y en pantalla caben { $limit }
workshop-number-out-of-range = este número va de { $min } a { $max }
workshop-unknown-phase = no hay ninguna fase «{ $id }»
workshop-unknown-section = no hay ninguna sección «{ $id }»
workshop-unknown-step = no hay ningún paso «{ $id }»
workshop-unknown-collection = no hay ninguna colección «{ $id }»
workshop-unknown-field = la colección «{ $collection }» no tiene ningún campo «{ $key }»
workshop-unknown-kind = no hay ninguna clase de respuesta «{ $kind }»
workshop-unknown-who = «{ $id }» no dice quién trabaja el paso
workshop-unknown-length = «{ $id }» no dice qué minutos cuentan
workshop-unknown-activity = no hay ninguna dinámica «{ $kind }»
workshop-unknown-role = la dinámica «{ $kind }» no tiene ningún papel «{ $role }»

## Colecciones y campos
workshop-name-kind = el campo `{ $key }` no puede dar nombre a una ficha
workshop-columns-count = en una lista caben de dos a cuatro columnas
workshop-columns-name-first = la primera columna es la que da nombre a la ficha: `{ $key }`
workshop-key-without-effect = `{ $key }` no tiene efecto con `{ $with }`
workshop-missing-key-of-kind = a un campo de clase `{ $kind }` le falta `{ $key }`
workshop-empty-options = la lista de opciones está vacía
workshop-bad-options-name = «{ $name }» no tiene la forma `coleccion.campo`
workshop-field-without-options = el campo «{ $name }» no tiene opciones que compartir
workshop-options-circle = estos campos se piden las opciones unos a otros y nadie las tiene
workshop-unknown-map-keys = «{ $keys }» no dice qué son las claves de la tabla
workshop-bad-map-values = los valores de una tabla no pueden ser de clase «{ $kind }»
workshop-range-reversed = el mínimo { $min } no es menor que el máximo { $max }
workshop-scale-not-whole = los límites de una escala son números enteros
workshop-scale-too-wide = una escala tiene como mucho { $limit } valores
workshop-missing-level = faltan las palabras del valor { $value } de la escala
workshop-level-out-of-scale = el valor { $value } no está en la escala, que va de { $min } a { $max }
workshop-unknown-computed = el programa no sabe calcular el campo «{ $key }» de «{ $collection }»
workshop-unused-collection = ningún paso trabaja la colección «{ $id }» y nada apunta a ella

## Fases, perfiles y pasos
workshop-phase-without-steps = la fase «{ $id }» no tiene pasos
workshop-profile-without-steps = este perfil no tiene pasos
workshop-need-not-earlier = el paso «{ $id }» no viene antes de este
workshop-short-is-longer = el tiempo corto es mayor que el tiempo largo
workshop-minutes-differ = el paso dura { $minutes } minutos, pero los de la guía suman { $sum }
workshop-asks-count = para la sala se escriben de dos a cuatro preguntas
workshop-missing-role = a la dinámica «{ $kind }» le falta el papel `{ $role }`
workshop-role-wants-collection = el papel `{ $role }` lo cumple una colección, y «{ $bound }» es un campo
workshop-role-wants-field = el papel `{ $role }` lo cumple un campo: escriba `coleccion.campo` en vez de «{ $bound }»
workshop-role-wants-single = el papel `{ $role }` lo cumple una colección de una sola ficha, y «{ $bound }» tiene muchas
workshop-role-wants-records = el papel `{ $role }` lo cumple una colección de muchas fichas, y «{ $bound }» tiene una sola
workshop-role-of-another = el papel `{ $role }` lo cumple un campo de «{ $collection }», que cumple el papel `{ $of }`
workshop-role-field-kind = un campo de clase `{ $kind }` no puede cumplir el papel `{ $role }`
workshop-role-target = el campo del papel `{ $role }` debe apuntar a «{ $wanted }», y apunta a «{ $found }»
workshop-below = «{ $value }» no cuelga de «{ $of }»: escriba `colección.campo`, con un campo que se refiera a «{ $of }».
workshop-ask-without = la pregunta de la pareja no nombra { $name }
workshop-filter-form = un filtro se escribe `campo = opcion, opcion`
workshop-filter-kind = por «{ $key }» no se puede filtrar: es de clase `{ $kind }`, y sirven `choice`, `choices`, `scale` y `flag`
workshop-filter-option = el campo «{ $key }» no tiene ninguna opción «{ $option }»
workshop-rule-one = una regla cuenta exactamente una cosa
workshop-rule-limits = falta el límite: `at_least`, `at_most` o los dos
workshop-rule-needs = a esta regla le falta `{ $key }`
workshop-rule-path = se esperaba `colección.campo`
workshop-hint-rule = escriba una sola de estas claves: { $keys }
workshop-quadrants-four = un plano tiene cuatro cuadrantes distintos, o ninguno
workshop-unknown-parameter = ningún método tiene el parámetro `{ $id }`
workshop-parameter-kind = el valor de `{ $id }` no es de la clase que el método espera
workshop-parameter-word = el método no conoce la palabra «{ $word }» para `{ $id }`

## Salidas
workshop-hint-toml-string = ponga las comillas que cierran el texto, en la misma línea; dentro, `"` se escribe `\"` y `\` se escribe `\\`
workshop-hint-toml-value = después de `=` va un valor: un texto entre comillas, un número, `true`, una lista…
workshop-hint-toml-comma = entre dos elementos va una coma; también puede faltar el corchete o la llave que cierra más arriba
workshop-hint-toml-equals = cada línea tiene una clave, `=` y su valor
workshop-hint-toml-bracket = falta cerrar un corchete o una llave
workshop-hint-toml-other = el lector de TOML dice: { $reason }
workshop-hint-near = ¿quiso decir `{ $name }`?
workshop-hint-near-at = ¿quiso decir `{ $name }`? Se define en { $place }
workshop-hint-known = se conocen: { $names }
workshop-hint-first = la primera vez está en { $place }
workshop-hint-defined = `{ $name }` está en { $place }
workshop-hint-single = si hay exactamente una ficha, escriba `single = true` y no hace falta
workshop-hint-kinds = sirven: { $kinds }
workshop-hint-filter = por ejemplo: `kind = strength, weakness`
workshop-hint-parameter-kind = escriba solo `{ $key } = …`
workshop-hint-parameter-words = conoce: { $words }
workshop-hint-format = escriba `format = { $format }`; un formato más nuevo necesita una versión más nueva de rumbo

## Clases de respuesta
workshop-kind-text = una línea de texto
workshop-kind-long-text = varios párrafos
workshop-kind-integer = un número entero
workshop-kind-decimal = un número con decimales
workshop-kind-money = una cantidad de dinero, en la moneda del cuaderno
workshop-kind-percent = una parte de cien
workshop-kind-date = un día
workshop-kind-time = una hora del día
workshop-kind-year = un año
workshop-kind-choice = una de varias opciones
workshop-kind-choices = varias de varias opciones
workshop-kind-scale = un valor de una escala, con palabras para cada uno
workshop-kind-flag = sí o no
workshop-kind-ref = una ficha de otra colección, o un paso
workshop-kind-refs = varias fichas de otra colección, o varios pasos
workshop-kind-map = una tabla pequeña: a cada clave, un valor
workshop-kind-image = una imagen guardada en el cuaderno
workshop-kind-geometry = un mapa GeoJSON guardado en el cuaderno
workshop-kind-computed = lo calcula el programa

## Dinámicas
workshop-activity-form = una sola ficha, campo por campo
workshop-activity-list = una lista de fichas, con un formulario para cada una
workshop-activity-cards = captura rápida de ideas en tarjetas que se agrupan en columnas
workshop-activity-tree = causas y efectos, o la cadena del plan
workshop-activity-matrix = una colección frente a otra, con un valor en cada cruce
workshop-activity-rating = fichas calificadas con criterios que tienen peso
workshop-activity-vote = manos, puntos o aprobación
workshop-activity-plane = dos escalas, y los nombres entre ellas
workshop-activity-grid = cantidades por año
workshop-activity-schedule = tareas en el tiempo
workshop-activity-minutes = acta de una jornada
workshop-activity-review = hallazgos de coherencia
workshop-activity-report = los documentos
