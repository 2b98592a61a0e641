# Documentos: etiquetas que ponen los escritores
report-table = Tabla
report-figure = Figura
report-contents = Contenido
report-page = Página
report-page-of = de
report-source = Fuente
report-untitled = Documento sin título
report-note-plain = Nota
report-note-pending = Pendiente
report-note-warning = Para revisar
report-skip = Ir al texto
report-wide-table = Tabla que se desplaza hacia los lados
report-description = Descripción
report-signature = Firma
report-sample = Contenido de ejemplo: no describe un territorio real.

# Formatos
format-pdf = PDF: para imprimir, firmar y archivar
format-docx = Word (DOCX): para seguir editando
format-xlsx = Libro de cálculo (XLSX): cifras con fórmulas
format-html = Página web en un solo archivo
format-md = Markdown: texto con marcas sencillas
format-txt = Texto: para leer o enviar en cualquier parte

# Errores en las plantillas
report-directive-form = No se entiende la instrucción «{ $line }». Se escribe: nombre clave=valor clave="valor con espacios"
report-directive-unclosed = Falta la línea «end» de esta instrucción, en el mismo nivel en que empieza.
report-end-alone = Este «end» no cierra nada.
report-landscape-inside = La página apaisada no puede estar dentro de una lista, una cita o una nota.
report-note-tone = No existe el tono «{ $tone }». Los tonos son plain, pending y warning.
report-too-deep = Hay demasiadas listas o citas unas dentro de otras.

# Reparaciones antes de escribir
report-repair-alt = { $count ->
    [one] Una figura no tenía texto alternativo: se usó su título.
   *[other] { $shown } figuras no tenían texto alternativo: se usaron sus títulos.
}
report-repair-glyphs = El PDF mostrará un recuadro en lugar de: { $characters }
report-repair-id = { $count ->
    [one] Un nombre de enlace estaba repetido y se cambió.
   *[other] { $shown } nombres de enlace estaban repetidos y se cambiaron.
}
report-repair-invisible = { $count ->
    [one] Se quitó un carácter invisible.
   *[other] Se quitaron { $shown } caracteres invisibles.
}
report-repair-level = { $count ->
    [one] Un título saltaba de nivel y se acomodó.
   *[other] { $shown } títulos saltaban de nivel y se acomodaron.
}
report-repair-link = { $count ->
    [one] Un enlace no llevaba a ninguna parte: quedaron sus palabras.
   *[other] { $shown } enlaces no llevaban a ninguna parte: quedaron sus palabras.
}
report-repair-page = { $count ->
    [one] Una página apaisada estaba dentro de otra cosa: quedó su contenido.
   *[other] { $shown } páginas apaisadas estaban dentro de otra cosa: quedó su contenido.
}
report-repair-picture = { $count ->
    [one] Una imagen no se puede mostrar: quedó su descripción.
   *[other] { $shown } imágenes no se pueden mostrar: quedaron sus descripciones.
}
report-repair-row = { $count ->
    [one] Una fila no tenía tantas celdas como columnas y se completó.
   *[other] { $shown } filas no tenían tantas celdas como columnas y se completaron.
}

# Errores al escribir
report-error-write = No se pudo escribir el documento ({ $format }): { $cause }
report-error-write-safe = El cuaderno no cambió y no se dejó ningún documento a medias.
report-error-write-do = Pruebe con otro formato. Si vuelve a pasar, envíe este mensaje a quien mantiene el programa.
report-error-file = No se pudo guardar «{ $path }»: { $cause }
report-error-file-safe = El cuaderno no cambió. Si ya había un archivo con ese nombre, sigue como estaba.
report-error-file-do = Cierre el documento si lo tiene abierto en otro programa, libere espacio o elija otra carpeta.
report-error-format = No existe el formato «{ $format }».
report-error-format-safe = No se escribió nada.
report-error-format-do = Los formatos son: { $formats }.

# Los demás documentos
report-ecuador-title = Plan con el índice de Ecuador
report-ecuador-suffix = -ecuador
report-latin-america-title = Plan con un índice latinoamericano
report-latin-america-suffix = -america-latina
report-summary-title = Resumen ejecutivo
report-summary-suffix = -ejecutivo
report-popular-title = Resumen popular
report-popular-suffix = -resumen
report-projects-title = Fichas de proyecto
report-projects-suffix = -fichas
report-logframes-title = Matrices de marco lógico
report-logframes-suffix = -marco-logico
report-investment-title = Plan de inversión
report-investment-suffix = -inversion
report-minutes-title = Actas de los talleres
report-minutes-suffix = -actas
report-letters-title = Cartas de compromiso de las fuentes
report-letters-suffix = -cartas
report-follow-up-title = Informe de seguimiento
report-follow-up-suffix = -seguimiento
report-accountability-title = Rendición de cuentas
report-accountability-suffix = -rendicion
report-guide-title = Guía de facilitación
report-guide-suffix = -guia
report-blank-title = Plan en blanco
report-blank-suffix = -en-blanco
report-blank-place = Provincia y país: ______________________
report-blank-period = Periodo: de ________ a ________
report-blank-people = Lo llenamos: ______________________

# La guía de facilitación.
guide-phase = Fase { $number }. { $title }
guide-welcome = Bienvenida, registro y acuerdos de la jornada
guide-pause = Pausa
guide-close = Lectura del acta, firmas y despedida
guide-who-team = el equipo técnico
guide-who-workshop = las personas del taller
guide-who-delegates = delegadas y delegados
guide-who-assembly = la asamblea
report-agenda-hours = Hora
report-agenda-what = Actividad
report-agenda-minutes = Minutos
report-agenda-how = Técnica
report-agenda-caption = Agenda: { $meeting }
report-agenda-proposed = Agenda propuesta: { $meeting }
report-plan-title = Plan territorial
report-which = Documento
hint-document = otro documento

# Libro de cálculo
report-plan-only = Libro de cálculo: solo del plan
report-error-plan-only = El formato «{ $format }» es el anexo del plan: no se puede escribir de otro documento.
report-error-plan-only-do = Pida otro formato para este documento, o escriba el plan: rumbo report CUADERNO --format { $format }
xlsx-annex = Anexo del plan: libro de cálculo
xlsx-about = Este libro es el anexo del plan, para seguir haciendo cuentas.
xlsx-about-back = Lo que se cambie aquí no regresa al cuaderno.
xlsx-about-sums = Las sumas son fórmulas: cambie una cifra y todo se vuelve a calcular.
xlsx-begins = Inicio
xlsx-between = Escriba un número entre { $least } y { $most }.
xlsx-agreements = Acuerdos
xlsx-choose = Elija una de las opciones de la lista.
xlsx-contents-holds = Qué contiene
xlsx-contents-rows = Registros
xlsx-contents-sheet = Hoja
xlsx-cut = [… texto recortado]
xlsx-days = Días
xlsx-empty = El cuaderno todavía no tiene datos para este libro.
xlsx-ends = Fin
xlsx-frames = Marcos lógicos
xlsx-funding = Financiamiento
xlsx-funding-title = Líneas de financiamiento por año
xlsx-gap = Brecha
xlsx-gap-note = Costo menos financiamiento, por proyecto y por año. Lo que sobra en un año o en un proyecto no paga lo que falta en otro.
xlsx-gap-title = Brecha de financiamiento por proyecto y año
xlsx-indicators = Indicadores
xlsx-investment = Inversión
xlsx-investment-title = Costo de los componentes por año
xlsx-kind = Tipo
xlsx-latest = Última medición
xlsx-latest-round = Ronda de esa medición
xlsx-level = Nivel
xlsx-lists = Listas
xlsx-lists-note = Las casillas con opciones las toman de aquí.
xlsx-lists-title = Opciones de las listas desplegables
xlsx-matrix-note = Filas: { $rows }. Columnas: { $columns }.
xlsx-milestone = Hito
xlsx-months = Meses
xlsx-name = Nombre
xlsx-not-taken = No se puede escribir eso
xlsx-project-code = Código del proyecto
xlsx-projects = Proyectos
xlsx-projects-note = Cada cifra suma los componentes del proyecto en la hoja «{ $sheet }».
xlsx-projects-title = Costo de los proyectos por año
xlsx-responsible = Responsable
xlsx-risks = Riesgos
xlsx-schedule = Cronograma
xlsx-schedule-note = Las fechas de las tareas salen del inicio del proyecto, de sus meses y de lo que va antes.
xlsx-schedule-title = Cronograma de proyectos y tareas
xlsx-sheet = Hoja
xlsx-source-code = Código de la fuente
xlsx-sources = Fuentes
xlsx-sources-note = Cada cifra suma las líneas de la fuente en la hoja «{ $sheet }».
xlsx-sources-title = Aporte de cada fuente por año
xlsx-sums-note = Las sumas son fórmulas. Una casilla vacía no tiene monto.
xlsx-target = Meta
xlsx-what = Qué es
xlsx-whole-between = Escriba un número entero de { $least } a { $most }.
