# Figuras: qué muestra cada clase
report-kind-figure = una figura con su texto alternativo
figure-kind-plane = fichas sobre dos ejes, con cuadrantes
figure-kind-tree = causas y efectos en cajas y flechas
figure-kind-chain = lo general y lo que cuelga de ello, por niveles
figure-kind-relations = quién se relaciona con quién y cómo
figure-kind-flows = qué circula de un lugar a otro
figure-kind-radar = valores alrededor de un centro
figure-kind-bars = una barra por ficha o por opción
figure-kind-investment = el costo de cada año, por partes
figure-kind-funding = lo que se financia cada año, por partes
figure-kind-heat = una tabla más oscura donde el valor es mayor
figure-kind-vester = los problemas según cuánto causan y cuánto los causan
figure-kind-micmac = las variables según su influencia y su dependencia
figure-kind-ranks = dos órdenes lado a lado, con líneas entre sus lugares
figure-kind-fabric = el nivel medio de las organizaciones en cada área
figure-kind-typology = las zonas en el mapa, cada una en su clase
figure-kind-map = las zonas en el mapa, con su clase y sus proyectos

# Figuras: errores de quien escribe la plantilla
figure-field-number = «{ $name }» no se puede dibujar: sus respuestas no son números.
figure-field-choice = «{ $name }» no se puede dibujar así: sus respuestas no son opciones.
figure-field-ref = «{ $name }» no se puede dibujar así: debe apuntar a una sola ficha.
figure-bars-of = A las barras les falta decir de qué son: use value con un campo numérico o by con un campo de opciones, uno de los dos.
figure-chain-apart = «{ $name }» no se puede unir con «{ $other }»: ninguno de sus campos apunta allí.

# Figuras: palabras dentro y debajo
figure-left = { $count ->
    [one] y uno más que no cabe aquí
   *[other] y { $shown } más que no caben aquí
}
figure-part = { $caption } ({ $part } de { $count })
figure-plane-caption = { $name } según { $x } y { $y }
figure-bars-caption = { $name }: { $value }
figure-radar-caption = { $name }: { $value } por { $by } (mediana)
figure-funding-caption = Financiamiento por { $by } y año
figure-vester-caption = Problemas según cuánto causan y cuánto los causan los demás
figure-micmac-caption = Variables según su influencia y su dependencia
figure-ranks-caption = Los dos órdenes, lado a lado
figure-fabric-caption = Nivel de las organizaciones en cada área (media)
figure-typology-caption = Zonas según su clase
figure-axis-active = Cuánto causa a los demás
figure-axis-passive = Cuánto lo causan los demás
figure-axis-influence = Influencia (% del total)
figure-axis-dependence = Dependencia (% del total)
figure-micmac-direct = Influencia directa
figure-micmac-indirect = Contando los caminos a través de otras
figure-ranks-score = Por criterios
figure-ranks-priority = Por prioridad calculada
figure-ranks-dots = Por puntos de la gente
figure-map-caption = Mapa de { $name }

# Figuras: texto para quien no las ve
figure-more = { $count ->
    [one] y uno más
   *[other] y { $shown } más
}
figure-plane-alt = { $count ->
    [one] Plano con una ficha de «{ $name }».
   *[other] Plano con { $shown } fichas de «{ $name }».
} Hacia la derecha crece { $x }; hacia arriba crece { $y }.
figure-plane-quadrant = { $title } ({ $shown }): { $names }.
figure-plane-missing = Todavía sin lugar: { $names }.
figure-flows-alt = { $count ->
    [one] «{ $name }»: una flecha de un lugar a otro.
   *[other] «{ $name }»: { $shown } flechas de un lugar a otro, más anchas donde el vínculo es más fuerte.
}
figure-flow = De { $from } a { $to }: { $what } (beneficia a: { $kind }; intensidad: { $strength })
figure-tree-alt = { $count ->
    [one] Árbol con una caja.
   *[other] Árbol con { $shown } cajas de «{ $name }»: las causas abajo, los efectos arriba.
}
figure-tree-core = En el centro: { $name }.
figure-tree-line = { $cause } lleva a { $effects }
figure-chain-alt = { $count ->
    [one] Cadena de un elemento ({ $levels }).
   *[other] Cadena de { $shown } elementos por niveles: { $levels }.
}
figure-relations-alt = { $count ->
    [one] «{ $name }»: una línea entre dos nombres.
   *[other] «{ $name }»: { $shown } líneas entre nombres, más anchas donde la relación es más fuerte.
}
figure-relation = { $a } con { $b }
figure-bars-alt = { $count ->
    [one] Una barra: { $value } de «{ $name }».
   *[other] { $shown } barras: { $value } de «{ $name }».
}
figure-year = { $year }: { $total } (la parte mayor: { $largest }).
figure-years-alt = { $count ->
    [one] { $name }: una barra, la de un año, dividida en partes.
   *[other] { $name }: { $shown } barras, una por año, divididas en partes.
}
figure-years-parts = En total: { $parts }.
figure-heat-alt = { $count ->
    [one] Tabla de una fila de «{ $name }», más oscura donde el valor es mayor.
   *[other] Tabla de { $shown } filas de «{ $name }», más oscura donde el valor es mayor.
}
figure-crossing-alt = { $count ->
    [one] Tabla de cruces «{ $name }» con una casilla.
   *[other] Tabla de cruces «{ $name }» con { $shown } casillas, más oscuras donde el valor es mayor.
}
figure-crossing-most = El valor más alto ({ $value }) está en: { $names }.
figure-radar-alt = { $count ->
    [one] { $name }: un eje de { $min } a { $max }.
   *[other] { $name }: { $shown } ejes alrededor de un centro, de { $min } a { $max }.
}
figure-micmac-marks = Los círculos huecos muestran la influencia directa; los llenos, la que cuenta también los caminos a través de otras variables.
figure-ranks-alt = { $count ->
    [one] Una ficha en dos órdenes: { $first } y { $second }.
   *[other] { $shown } fichas en dos órdenes: { $first } y { $second }.
}
figure-ranks-line = { $name }: { $first }.º y { $second }.º lugar.
figure-ranks-far = Cambian mucho de lugar: { $names }.
figure-map-alt = { $count ->
    [one] Mapa con una zona de «{ $name }».
   *[other] Mapa con { $shown } zonas de «{ $name }».
}
figure-map-marks = Proyectos en cada una: { $names }.
figure-map-without = Sin contorno en el mapa: { $names }.

# Mapas: lo que no se puede leer
map-not-json = El archivo del mapa está dañado: no se puede leer como JSON.
map-not-geojson = El archivo del mapa no es GeoJSON: guárdelo de nuevo con ese formato.
map-too-large = El mapa tiene demasiados puntos: simplifique los contornos y guárdelo de nuevo.
map-nothing = El mapa no tiene ningún contorno ni punto que se pueda dibujar.
map-metres = El mapa está en metros y no en grados: guárdelo con coordenadas geográficas (WGS 84).
map-odd = { $count ->
    [one] Un elemento del mapa no se pudo dibujar.
   *[other] { $shown } elementos del mapa no se pudieron dibujar.
}

# Cronograma y organigrama
figure-kind-gantt = los proyectos, o sus tareas, a lo largo del tiempo
figure-kind-organisation = los órganos y ante quién responde cada uno
figure-gantt-caption = Cronograma
figure-gantt-flexible = puede atrasarse algo
figure-gantt-critical = no puede atrasarse
figure-gantt-milestone = hito
figure-gantt-lasts = { $name }: del { $begins } al { $ends }
figure-gantt-alt = { $count ->
    [one] Un proyecto a lo largo del tiempo
   *[other] { $shown } proyectos a lo largo del tiempo
}.
figure-organisation-alt = { $count ->
    [one] Un órgano
   *[other] { $shown } órganos, y ante quién responde cada uno
}.
figure-organisation-answers = { $name } responde ante { $other }
