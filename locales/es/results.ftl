## Por qué un método no dice nada

unfit-nothing = Todavía no hay respuestas con que calcular.
unfit-not-asked = Este taller no pregunta por «{ $name }», y sin eso no se puede calcular.
unfit-parameter = El taller no decide el parámetro `{ $id }`: añádalo, con su razón, en `parameters.toml`.
unfit-bad-parameter = El método no puede trabajar con el valor del parámetro `{ $id }`: revíselo en `parameters.toml`.
unfit-too-many = Son { $given } y se leen juntas hasta { $most }: elijan las más importantes.
unfit-too-few = Hacen falta por lo menos { $needed } y hay { $given }.
unfit-shape = Dos listas que van juntas no tienen el mismo largo: se esperaban { $expected } valores y hay { $given }.
unfit-missing = Falta llenar { $count ->
    [one] { $n } casilla
   *[other] { $n } casillas
}: { $cell }.
unfit-out-of-range = Hay un valor fuera de su escala, que va de { $least } a { $most }: { $cell }.
unfit-weights = Los pesos suman { $sum } y deben sumar { $whole }.
unfit-weightless = Los pesos son todos cero, o hay uno negativo: no reparten nada.
unfit-all-equal = Todos valen lo mismo: no se distingue uno de otro.
unfit-cycle = Dan la vuelta y vuelven a empezar: { $names }.
unfit-unknown = Apunta a algo que ya no existe: { $cell }.

## Lo que un resultado deja fuera

reading-left-out = No entran en el cálculo, porque les falta alguna respuesta: { $names } ({ $n }).
reading-odd = No entran en el cálculo, porque tienen una respuesta fuera de su escala: { $names } ({ $n }).

names-more = { $n } más

## Matrices

reading-matrix-strong = El { $share } % de las casillas lleva el valor más alto: cuando todo es fuerte, nada lo es. Conviene conversarlas de nuevo.
reading-matrix-silent = Según la matriz, no causan nada: { $names }. Confirme que de verdad se preguntó.
reading-matrix-disputed = En { $count ->
    [one] una casilla
   *[other] { $n } casillas
} las mesas no ven lo mismo: se usa el valor del medio, y vale la pena conversarlo.

## Matriz de Vester

vester-critical = Crítico
vester-active = Causa
vester-passive = Efecto
vester-weakly-connected = Poco conectado
reading-vester-critical = Críticos, causan mucho y los causan mucho: { $names }.
reading-vester-active = Causas, causan mucho y los causan poco; por aquí conviene empezar: { $names }.
reading-vester-passive = Efectos, son consecuencia de otros y mejoran cuando mejoran sus causas: { $names }.
reading-vester-weak = Poco conectados, que no quiere decir poco importantes: { $names }.
reading-vester-core = Para el centro del árbol se sugiere { $names }. Decide la sala.

## MICMAC

variable-key = Clave
variable-determinant = Determinante
variable-result = Resultado
variable-autonomous = Autónoma
reading-micmac-key = Clave, mueven mucho y son movidas; lo que se haga con ellas se propaga: { $names }.
reading-micmac-determinant = Determinantes, mueven mucho y dependen poco; condicionan lo demás: { $names }.
reading-micmac-result = Resultado, dependen mucho y mueven poco; muestran cómo va el territorio: { $names }.
reading-micmac-autonomous = Autónomas, mueven y dependen poco: { $names }.
reading-micmac-stable = Contando también los caminos que pasan por otras variables, el orden se asienta a los { $k } pasos.
reading-micmac-nilpotent = Todos los caminos terminan: a los { $k } pasos ya nada influye en nada, y se lee lo que había antes. Revise si de verdad ninguna variable vuelve sobre sí misma a través de otras.
reading-micmac-periodic = El orden indirecto no se asienta: se repite por turnos cada { $period } pasos, por más que se siga contando. Tome la lectura directa y revise las casillas dudosas.
reading-micmac-unsettled = El orden indirecto seguía moviéndose a los { $cap } pasos: tómelo con cuidado y revise las casillas dudosas.
reading-micmac-risen = Mueven más de lo que parece, porque actúan a través de otras: { $names }.
reading-micmac-changed = Cambian de clase al contar los caminos indirectos: { $names }.

## Actores

actor-manage-closely = Trabajar de cerca
actor-keep-satisfied = Mantener conforme
actor-keep-informed = Mantener al tanto
actor-monitor = Mirar de lejos
reading-actors-closely = Con poder y con interés, para trabajar de cerca: { $names } ({ $n }).
reading-actors-viability = A favor tira una fuerza de { $support } y en contra una de { $opposition }: de cada cien partes, { $viability } sostienen el plan.
reading-actors-against = Tiran en contra: { $names }. Conviene saber qué temen perder.
reading-actors-unrated = Sin poder o interés anotado, y por eso fuera del plano: { $names } ({ $n }).
reading-actors-no-position = Sin posición anotada, y por eso fuera de la cuenta de fuerzas: { $names } ({ $n }).

## MACTOR

reading-mactor-strong = Tienen más fuerza que el promedio: { $names }.
reading-mactor-weak = Tienen menos fuerza que el promedio: { $names }.
reading-mactor-no-forces = Las posturas se leen tal como se dijeron, sin pesar la fuerza: no hay matriz de influencias de estos mismos actores.
reading-mactor-mobilises = El objetivo que más mueve es { $name }: { $agree } a favor y { $disagree } en contra.
reading-mactor-resisted = El objetivo con más resistencia es { $name }.
reading-mactor-together = Quienes más coinciden son { $names }.
reading-mactor-apart = Quienes más se enfrentan son { $names }.
reading-mactor-ambivalent = { $names } coinciden en unos objetivos y se enfrentan en otros: ahí rinde conversar.

## Patrimonios

asset-jewel = Joya
asset-at-risk = En riesgo
asset-care = Cuidar
asset-record = Registrar
reading-assets-at-risk = En riesgo, valen mucho y se pierden; van primero: { $names }.
reading-assets-jewels = Joyas, valen mucho y están bien: { $names }.
reading-assets-care = Por cuidar, valen mucho y están a medias: { $names }.

## Vínculos

reading-links-town = Del intercambio gana más la ciudad: el balance es { $balance }, donde −1 sería todo para la ciudad y 1 todo para el campo (intensidad: campo { $rural }, ciudad { $urban }, ambos { $both }, ninguno { $neither }).
reading-links-country = Del intercambio gana más el campo: el balance es { $balance }, donde −1 sería todo para la ciudad y 1 todo para el campo (intensidad: campo { $rural }, ciudad { $urban }, ambos { $both }, ninguno { $neither }).
reading-links-even = El intercambio está parejo: el balance es { $balance }, donde −1 sería todo para la ciudad y 1 todo para el campo (intensidad: campo { $rural }, ciudad { $urban }, ambos { $both }, ninguno { $neither }).

## Tejido social

reading-fabric-mean = El promedio de las áreas es { $mean } de 5, en { $count ->
    [one] una organización evaluada
   *[other] { $n } organizaciones evaluadas
}.
reading-fabric-weakest = Las áreas más bajas son { $names }: piden formación primero.
reading-fabric-density = Hay { $n } organizaciones registradas: { $density } por cada { $per } habitantes.

## Problemas

reading-problems-first = Por magnitud, gravedad y tendencia van primero: { $names }.
reading-problems-apart = El cálculo y los votos no coinciden en: { $names } ({ $n }). Se miran las dos listas, y la sala dice por qué.

## Votación

reading-vote-quorum = { $count ->
    [one] Votó una persona
   *[other] Votaron { $present } personas
} y el quórum es de { $needed }: la votación vale.
reading-vote-no-quorum = { $count ->
    [one] Votó una persona
   *[other] Votaron { $present } personas
} y el quórum es de { $needed }: esta votación todavía no vale.
reading-vote-spoilt = Hojas con más puntos de los que le tocan a su gente, que no se suman hasta contarlas otra vez: { $names }.
reading-vote-open = Hay un empate sobre la línea y { $count ->
    [one] queda un puesto
   *[other] quedan { $seats } puestos
}: { $names }. Falta otra votación solo entre ellas.
reading-vote-written = El empate sobre la línea entre { $names } se resolvió así: { $reason }.
reading-vote-by-voters = El empate entre { $names } lo decidió cuánta gente eligió cada opción.
reading-vote-by-score = El empate entre { $names } lo decidió el puntaje por criterios.
reading-vote-by-new-vote = El empate entre { $names } lo decidió otra votación entre las empatadas.
reading-vote-keep-all = El empate entre { $names } se mantuvo, y entran todas.
reading-vote-technical = Empate técnico en la línea de corte: { $names } están tan cerca que un punto no es voluntad de una asamblea.

## Árbol de problemas

reading-tree-core = El problema central es { $name }, con { $causes } causas y { $effects } efectos.
reading-tree-proposed = No se ha elegido el problema central. La matriz sugiere { $names }; decide la sala.
reading-tree-roots = Causas de raíz, las que nada más explica: { $names }.
reading-tree-ends = Efectos últimos: { $names }.
tree-cycle = Estos problemas se causan en redondo, y así el árbol no tiene arriba ni abajo: { $names }.
tree-no-core = No se ha elegido el problema central.
tree-no-causes = El problema central no tiene causas por debajo.
tree-no-effects = El problema central no tiene efectos por encima.
tree-loose = Quedaron sueltos, sin camino hasta el centro: { $names }.
tree-several-cores = Más de un problema está marcado como central: { $names }. Se usa el primero.
tree-too-deep = El árbol baja más niveles de los que caben en una explicación: { $names }.

## Fortalezas, oportunidades, debilidades y amenazas

reading-swot-inside = Por dentro el total es { $total } sobre 4: las fortalezas aportan { $favourable } y las debilidades { $adverse }. La mitad es 2,5.
reading-swot-outside = Hacia afuera el total es { $total } sobre 4: ante las oportunidades, { $favourable }; ante las amenazas, { $adverse }. La mitad es 2,5.
reading-swot-grow = Los dos totales caen en la casilla { $cell }: crecer y construir.
reading-swot-hold = Los dos totales caen en la casilla { $cell }: sostener y mantener.
reading-swot-harvest = Los dos totales caen en la casilla { $cell }: rescatar lo que sirve y dejar lo que no.
reading-swot-offensive = En el cruce manda lo propio con lo que se abre: la postura es avanzar. El { $optimisation } % de los cruces toca oportunidades y el { $risk } %, amenazas.
reading-swot-defensive = En el cruce manda lo propio frente a lo que amenaza: la postura es defenderse con lo que se tiene. El { $optimisation } % de los cruces toca oportunidades y el { $risk } %, amenazas.
reading-swot-adaptive = En el cruce mandan las debilidades ante lo que se abre: la postura es corregir para no perder la ocasión. El { $optimisation } % de los cruces toca oportunidades y el { $risk } %, amenazas.
reading-swot-survival = En el cruce mandan las debilidades ante lo que amenaza: la postura es resistir y pedir ayuda. El { $optimisation } % de los cruces toca oportunidades y el { $risk } %, amenazas.
reading-swot-several = En el cruce empatan varios bloques: ninguna postura manda sola. El { $optimisation } % de los cruces toca oportunidades y el { $risk } %, amenazas.
reading-swot-blank = { $count ->
    [one] Una casilla quedó en blanco y cuenta
   *[other] { $n } casillas quedaron en blanco y cuentan
} como si nada las uniera.

## Prerrequisitos

reading-prerequisites-counts = Se cumplen { $met }, en parte { $partial } y no se cumplen { $unmet }.
reading-prerequisites-index = El índice es { $index }, donde 1 sería que todos se cumplen.
reading-prerequisites-open = Sin respuesta: { $names }.
reading-prerequisites-coherent = Lo respondido no contradice lo demás del plan.
prerequisite-no-evidence = { $name } está en verde sin una prueba escrita.
prerequisite-no-action = { $name } no está en verde y no tiene una acción prevista.
prerequisite-weak-fabric = { $name } está en verde, pero el promedio de las organizaciones es { $mean } y debería llegar a { $least }.
prerequisite-exposed = { $name } está en verde, pero hay amenazas altas sin medidas: { $names }.

## Amenazas

reading-hazards-high = Altas, con un índice de { $from } o más: { $names } ({ $n }).
reading-hazards-none-high = Ninguna amenaza llega a { $from }, desde donde se considera alta.
reading-hazards-bare = Altas y sin medidas escritas: { $names }.
reading-hazards-unanswered = Altas y sin un proyecto que responda: { $names }.
reading-hazards-zones = Zonas sin ninguna amenaza evaluada: { $names }.

## Tipología

reading-typology-class = { $class }: { $names }.
reading-typology-unclassed = Quedaron sin clase, porque los rangos dejan un hueco: { $names } ({ $n }).
reading-typology-agreed = La clase se acordó con la zona en: { $names } ({ $n }).
reading-typology-no-reason = Se cambió la clase sin escribir la razón en: { $names } ({ $n }).
reading-typology-silent = Todavía no responden a su clase: { $names } ({ $n }).
reading-typology-relative = El índice compara estas zonas entre sí: si una mejora, las demás parecen bajar. Para medir otra vez en unos años, ponga metas fijas.
biograma-collapse = Muy por debajo
biograma-critical = Por debajo
biograma-unstable = A medio camino
biograma-stable = Por encima
biograma-optimal = Muy por encima

## Futuros

reading-scenarios-trend = Si nada cambia, lo más probable es { $name }.
reading-scenarios-bet = El más deseado es { $name }; lo separan { $gap } puntos de lo probable: es lo que habrá que empujar.
reading-scenarios-none-chosen = La sala todavía no ha marcado por cuál apuesta.
reading-scenarios-other = La sala apostó por { $name }, que no es el más deseado de la lista: conviene dejar escrita la razón.
reading-scenarios-undesired = El futuro elegido no llega a lo que la sala llama deseable.
reading-axes-pair = Los dos ejes que más abren el futuro son { $names }: suman { $sum } entre importancia e incertidumbre, y lo que se mueven uno a otro es { $link }.
reading-axes-none = Ninguna pareja de variables sirve de ejes: todas se mueven demasiado una a otra.

## Visión

reading-vision-ends = Lo mejor puntuado es { $best } ({ $most }) y lo más bajo, { $worst } ({ $least }).
reading-vision-rewrite = Quedan por debajo de { $from }, y la frase que lo causa se reescribe: { $names }.
reading-vision-disputed = Las mesas no ven lo mismo en: { $names }. Se conversa antes de promediar (mínimo { $from }).

## Ejes

reading-axes-first = Por puntaje van primero: { $names }.
reading-axes-fixed = Los puntajes se llevaron de la escala fija a un valor entre 0 y 1: añadir un eje no cambia a los demás.
reading-axes-min-max = Los puntajes se llevaron a un valor entre 0 y 1, del peor al mejor de cada criterio: añadir un eje puede cambiar el orden.
reading-axes-by-heaviest = Con el mismo puntaje, decidió el criterio que más pesa: { $names }.
reading-axes-by-votes = Con el mismo puntaje, decidieron los votos: { $names }.
reading-axes-tie = Comparten puesto: { $names }.
reading-ahp-consistent = Al comparar los criterios de dos en dos, las respuestas no se contradicen (razón de consistencia { $ratio }).
reading-ahp-inconsistent = Al comparar los criterios de dos en dos, las respuestas se contradicen (razón de consistencia { $ratio }): estos pesos no se usan hasta revisarlas.
reading-ahp-no-index = No hay con qué decir si las comparaciones se contradicen: faltan índices al azar para tantos criterios.
reading-ahp-judgement = La comparación que más desentona es { $names }: se dijo { $given } y las demás dicen { $implied }.
reading-ahp-triple = Conviene revisar juntas estas tres: { $names }.
reading-contrast-same = El orden por puntaje y el de los votos coinciden, o se apartan poco.
reading-contrast-apart = El puntaje y los votos no coinciden en: { $names }. La decisión se razona por escrito.
reading-contrast-unexplained = Falta escribir la razón en: { $names }.

## Participación

presence-under = Por debajo
presence-balanced = En equilibrio
presence-over = Por encima
presence-no-reference = Sin referencia
reading-parity-balanced = Mujeres y hombres participaron casi por igual: { $index } mujeres por cada hombre.
reading-parity-unbalanced = No hubo paridad: { $index } mujeres por cada hombre.
reading-participation-under = Faltó gente de: { $names }.
reading-participation-over = Hubo más de lo que les toca de: { $names }.
reading-participation-turns = La palabra se repartió con una desigualdad de { $gini }, donde 0 es por igual; quienes más hablaron tomaron { $top } de cada cien turnos.
reading-participation-unknown = { $count ->
    [one] Una meta nombra
   *[other] { $n } metas nombran
} un grupo que no está en las listas, y no se puede comparar.

## Indicadores

light-green = Verde
light-yellow = Amarillo
light-red = Rojo
light-grey = Gris, sin dato
reading-indicators-lights = En { $round } hay { $green } en verde, { $yellow } en amarillo, { $red } en rojo y { $grey } en gris.
reading-indicators-index = El índice de cumplimiento es { $index } de 100; { $unmeasured } no se pudieron medir.

## Riesgo

risk-low = Bajo
risk-medium = Medio
risk-high = Alto
risk-extreme = Extremo

## Los resultados en los documentos

report-kind-result = lo que dice un método, con su lectura y su fuente
report-kind-methods = los métodos usados, con sus parámetros y razones
report-result-refused = No se calculó
report-result-basis = Método: { $methods }. Fuente: { $sources }. Parámetros y razones: anexo de métodos.
report-result-place = Puesto
report-result-place-dots = Puesto por votos
report-result-apart = Puestos de diferencia
report-result-assets = Patrimonios en riesgo, joyas y por cuidar
report-result-links = Vínculos por tipo, según quién se beneficia
report-result-balance = Balance (−1 ciudad, 1 campo)
report-result-problems = Problemas por prioridad calculada y por votos
report-result-vester = Causas y efectos según la matriz
report-result-active = Causa (activo)
report-result-passive = Recibe (pasivo)
report-result-cut = Cruce de los ejes
report-result-tree = El árbol, de los efectos a las causas de raíz
report-result-level = Nivel
report-result-effects = Efectos
report-result-core = Problema central
report-result-causes = Causas
report-result-objectives = Borradores de objetivos a partir del árbol
report-result-draft = Borrador del objetivo
report-result-swot = Balance de lo interno y lo externo
report-result-side = Lado
report-result-weights = Suma de pesos
report-result-favourable = Lo favorable
report-result-adverse = Lo adverso
report-result-weighted-total = Total
report-result-inside = Interno: fortalezas y debilidades
report-result-outside = Externo: oportunidades y amenazas
report-result-crossed = Cruce por bloques
report-result-block = Bloque
report-result-posture = Postura
report-result-sum = Suma
report-result-cells = Casillas
report-result-density = Densidad
report-block-so = Fortalezas y oportunidades
report-block-st = Fortalezas y amenazas
report-block-wo = Debilidades y oportunidades
report-block-wt = Debilidades y amenazas
report-posture-offensive = Avanzar
report-posture-defensive = Defenderse
report-posture-adaptive = Corregir
report-posture-survival = Resistir
report-result-forces = Fuerza de los actores
report-result-influence = Influencia
report-result-dependence = Dependencia
report-result-net = Saldo
report-result-force = Fuerza (media 1)
report-result-play = Objetivos: a favor, en contra y cuánto mueven
report-result-in-favour = A favor
report-result-against = En contra
report-result-mobilisation = Cuánto mueve
report-result-pairs = Quién está con quién
report-result-pair = Actores
report-result-convergence = Convergencia
report-result-divergence = Divergencia
report-result-together = Los que más coinciden
report-result-opposed = Los que más se enfrentan
report-result-areas = Áreas del tejido social
report-result-mean = Promedio
report-result-rated = Organizaciones evaluadas
report-result-organisations = Organizaciones evaluadas
report-result-organisation = Organización
report-result-n-areas = Áreas evaluadas
report-result-hazards = Índice de riesgo de cada amenaza
report-result-of-greatest = Del máximo posible
report-result-high = ¿Alta?
report-result-typology = Índice, clase y respuesta de cada zona
report-result-index = Índice
report-result-state = Frente a las demás
report-result-reply = Lo que responde la zona
report-result-agreed = { $class } (acordada; por el índice sería { $computed })
report-result-groups = Grupos que forman los datos por sí solos
report-result-k-means = Grupo por k-medias
report-result-ward = Grupo por Ward
report-result-class-investment = Inversión por habitante según la clase de territorio
report-result-zones = Zonas
report-result-per-person = Por habitante
report-result-micmac = Variables por influencia directa e indirecta
report-result-indirect-influence = Influencia indirecta
report-result-indirect-dependence = Dependencia indirecta
report-result-shift = Puestos que gana
report-result-scenarios = Escenarios por lo probable y lo deseado
report-result-role = Qué es
report-result-trend = el que viene solo
report-result-bet = el más deseado
report-result-chosen = la apuesta de la sala
report-result-uncertainties = Variables por importancia e incertidumbre
report-result-product = Producto
report-result-axis = ¿Eje?
report-result-vision = La visión según cada criterio
report-result-tables = Mesas
report-result-median = Valor del medio
report-result-ends = De menor a mayor
report-result-axes = Los ejes por puntaje y por votos, lado a lado
report-result-votes = Lo que votó cada grupo
report-result-votes-count = ¿se suma?
report-result-votes-again = no: contar otra vez
report-result-comparison = Peso de los criterios: el acordado y el que sale de compararlos
report-result-participation = Quiénes participaron, frente a la población y a las metas (en %)
report-result-group = Grupo
report-result-people = Personas
report-result-share = Parte
report-result-population = Población
report-result-target = Meta
report-result-standing = Cómo quedó
report-result-rounds = Semáforos de cada ronda
report-result-round = Ronda
report-result-fulfilment = Índice de cumplimiento
report-result-last-round = Avance de los indicadores en «{ $round }»
report-result-year-target = Meta del año
report-result-year-value = Valor
report-methods-caption = Con qué se calculó: parámetros del taller y sus razones
report-methods-parameter = Parámetro
report-methods-value = Valor
report-methods-why = Por qué
report-methods-group = { $method } ({ $source })
report-methods-words = { $n } entradas

## Las palabras con que se decide un método

setting-mean = el promedio
setting-median = el valor del medio
setting-half = la mitad de lo posible
setting-mid-range = el punto medio entre los extremos
setting-range = la distancia entre los extremos
setting-interquartile-range = la distancia entre los cuartos del centro
setting-1mao = solo si está a favor o en contra
setting-2mao = la postura y cuánto le importa
setting-3mao = la postura, cuánto le importa y su fuerza
setting-fixed = la escala fija
setting-min-max = del peor al mejor de cada criterio
setting-heaviest-criterion = el criterio que más pesa
setting-votes = los votos
setting-distributive = partes de un todo
setting-ideal = frente al mejor
setting-voters = más votantes
setting-secured = el dinero asegurado
setting-funded = todo el dinero prometido
setting-ceilings = los techos de las fuentes
setting-score = el puntaje
setting-new-vote = una nueva votación
setting-keep-all = quedan todos
setting-cast = los votos emitidos
setting-present = las personas presentes
setting-members = todos los miembros
setting-from-zero = desde cero
setting-from-one = desde uno
setting-harmonic = armónica
setting-zero = vale cero
setting-missing = falta
setting-arithmetic = aritmética
setting-geometric = geométrica
setting-capped = se lleva al extremo
setting-kept = se queda como está
setting-refused = no se acepta
setting-left-out = queda fuera
setting-counts-zero = vale cero
setting-most = más primero
setting-most-per-cost = más por su costo primero
setting-skip = se salta
setting-stop = ahí se detiene
setting-cost = el costo
setting-project = el proyecto
setting-cheaper = el más barato
setting-dearer = el más caro
setting-higher-score = el de más puntaje
setting-more-votes = el de más votos
setting-keep = se deja
setting-by-votes = según los votos
setting-raise-shares = subiendo las partes
setting-raise-shares-then-by-votes = subiendo las partes y luego según los votos
