## Compras, comunicación, riesgos, seguimiento, control social, observatorio y compromisos.

check-k60 = Fecha o año de otro siglo
check-k60-why = Casi siempre es un error de tecla, y desordena calendarios, metas y vencimientos.
k60-year = En { $code } «{ $name }», «{ $field }» dice { $year }: ese año no puede ser.
k60-date = En { $code } «{ $name }», «{ $field }» dice { $day }: esa fecha no puede ser.
check-k61 = Cifra imposible
check-k61-why = Nada pasa de cien de cada cien, y nada cuesta menos que nada: una cifra así daña las sumas.
k61-percent = En { $code } «{ $name }», «{ $field }» dice { $value } %: no puede pasar de 100 %.
k61-negative = En { $code } «{ $name }», «{ $field }» dice { $value }: no puede ser menor que cero.
check-k62 = Compras que no cuadran
check-k62-why = Lo que se compra de más, tarde o en pedazos detiene la obra y trae observaciones.
k62-over-cost = Las compras de { $code } «{ $name }» suman { $bought }, más que su costo de { $cost }.
k62-late = La compra { $code } «{ $name }» empieza el { $begins }, y la tarea que la espera, el { $needed }.
k62-split = ¿Son una sola compra { $code } «{ $name }» y «{ $other }»? No se puede partir para usar un procedimiento más fácil.
check-k63 = Lengua a la que nadie le habla
check-k63-why = Quien no oye las noticias en su lengua queda fuera de las decisiones.
k63-language = Mucha gente prefiere hablar en { $language }, y ninguna acción de comunicación usa esa lengua.
check-k64 = Observatorio en silencio
check-k64-why = Un dato que falta o un rojo sin explicación no deja aprender a tiempo.
k64-few-measured = La ronda { $code } «{ $name }» tiene dato de { $measured } de { $whole } indicadores: no alcanza para decir cómo va el plan.
k64-red = «{ $name }» salió en rojo en «{ $round }» y nadie ha contado qué pasó.
check-k65 = Juez y parte
check-k65-why = Quien vigila un proyecto no lo ejecuta ni cobra de él.
k65-own-executor = En { $code } «{ $name }» participa «{ $organisation }», que ejecuta «{ $project }», el proyecto vigilado.
check-k66 = Sin respuesta
check-k66-why = Preguntar y no recibir respuesta es la manera más rápida de perder la confianza.
k66-question = La pregunta { $code } «{ $name }» no tiene respuesta.
k66-report = El hallazgo { $code } «{ $name }» de una veeduría no tiene respuesta.
k66-no-plan = La rendición de cuentas de { $year } no dejó un plan de trabajo con lo que la gente pidió.
check-k67 = Compromiso reprogramado
check-k67-why = Reprogramar es acordar otra fecha; sin ella, es olvidar.
k67-no-new-date = El compromiso { $code } «{ $name }» se reprogramó sin una nueva fecha.
k67-past = El compromiso { $code } «{ $name }» tenía nueva fecha, el { $due }, y tampoco se ha cumplido.
reading-observatory-better = { $count ->
    [one] { $n } indicador mejoró en la última medición: { $names }.
   *[other] { $n } indicadores mejoraron en la última medición: { $names }.
}
reading-observatory-worse = { $count ->
    [one] { $n } indicador empeoró en la última medición: { $names }. ¿Qué pasó?
   *[other] { $n } indicadores empeoraron en la última medición: { $names }. ¿Qué pasó?
}
reading-observatory-contrary = { $count ->
    [one] { $n } va en sentido contrario a su meta: { $names }.
   *[other] { $n } van en sentido contrario a su meta: { $names }.
}
reading-observatory-thin = En { $round } se midieron { $measured } de { $whole } indicadores: no alcanza para decir cómo va el plan.
reading-observatory-unexplained = { $count ->
    [one] { $n } rojo de { $round } espera su explicación: { $names }.
   *[other] { $n } rojos de { $round } esperan su explicación: { $names }.
}
reading-purchases-total = { $count ->
    [one] Está prevista { $n } compra por { $total }.
   *[other] Están previstas { $n } compras por { $total }.
}
reading-purchases-local = { $count ->
    [one] { $n } tiene preferencia local: es el { $share } % del dinero.
   *[other] { $n } tienen preferencia local: son el { $share } % del dinero.
}
reading-purchases-quarter = El trimestre con más compras es { $quarter }, con { $amount }.
reading-purchases-dearer = { $count ->
    [one] { $n } contrato salió más caro que su monto referencial: { $names }.
   *[other] { $n } contratos salieron más caros que su monto referencial: { $names }.
}
reading-purchases-over = { $count ->
    [one] Las compras de { $n } proyecto suman más que su costo: { $names }.
   *[other] Las compras de { $n } proyectos suman más que su costo: { $names }.
}
reading-purchases-late = { $count ->
    [one] { $n } compra empieza después de la tarea que la espera: { $names }.
   *[other] { $n } compras empiezan después de la tarea que las espera: { $names }.
}
reading-purchases-split = ¿Son una sola compra { $one } y { $other }? Conviene mirarlo antes de convocar.
reading-communication-language = { $count ->
    [one] { $n } acción en { $language }.
   *[other] { $n } acciones en { $language }.
}
reading-communication-unheard = El { $share } % de quienes vinieron prefiere hablar en { $language }, y nada se comunica en esa lengua.
reading-communication-deaf = Ninguna acción dice por dónde vuelven las preguntas y las quejas.
reading-communication-listens = { $count ->
    [one] Las preguntas y las quejas vuelven por { $n } camino: { $names }.
   *[other] Las preguntas y las quejas vuelven por { $n } caminos: { $names }.
}
reading-risks-levels = Sin hacer nada habría { $extreme } de nivel extremo, { $high } alto, { $medium } medio y { $low } bajo.
reading-risks-still = { $count ->
    [one] { $n } sigue siendo alto o extremo aun con la respuesta: { $names }.
   *[other] { $n } siguen siendo altos o extremos aun con la respuesta: { $names }.
}
reading-risks-grow = { $count ->
    [one] La respuesta de { $n } lo deja peor que antes: { $names }.
   *[other] Las respuestas de { $n } los dejan peor que antes: { $names }.
}
reading-risks-unrated = { $count ->
    [one] De { $n } no se ha dicho qué riesgo queda después de actuar: { $names }.
   *[other] De { $n } no se ha dicho qué riesgo queda después de actuar: { $names }.
}
reading-monitoring-cost = Las actividades de seguimiento suman { $yearly } al año.
reading-monitoring-share = Seguimiento, comunicación y formación suman el { $share } % del costo del plan.
reading-monitoring-unplanned = { $count ->
    [one] De { $n } indicador no se sabe cuándo se medirá o quién lo hará: { $names }.
   *[other] De { $n } indicadores no se sabe cuándo se medirán o quién lo hará: { $names }.
}
reading-monitoring-loose = { $count ->
    [one] { $n } pregunta de evaluación no dice en qué actividad se responderá: { $names }.
   *[other] { $n } preguntas de evaluación no dicen en qué actividad se responderán: { $names }.
}
reading-monitoring-unasked = Ninguna pregunta de evaluación mira desde { $names }.
reading-oversight-whole = La rendición de cuentas de { $year } recorrió sus cuatro fases y dejó un plan de trabajo.
reading-oversight-no-plan = La rendición de cuentas de { $year } recorrió sus cuatro fases, pero no dejó un plan de trabajo.
reading-oversight-part = { $count ->
    [one] La rendición de cuentas de { $year } lleva { $n } de sus cuatro fases.
   *[other] La rendición de cuentas de { $year } lleva { $n } de sus cuatro fases.
}
reading-oversight-questions = { $count ->
    [one] { $n } pregunta de la gente espera respuesta: { $names }.
   *[other] { $n } preguntas de la gente esperan respuesta: { $names }.
}
reading-oversight-reports = { $count ->
    [one] { $n } hallazgo de las veedurías espera respuesta: { $names }.
   *[other] { $n } hallazgos de las veedurías esperan respuesta: { $names }.
}
reading-oversight-unwatched = { $count ->
    [one] { $n } proyecto costoso todavía no tiene veeduría: { $names }.
   *[other] { $n } proyectos costosos todavía no tienen veeduría: { $names }.
}
reading-oversight-judge = En { $group } participa { $organisation }, que ejecuta { $project }: nadie puede ser juez y parte.
reading-commitments-kinds = Quedaron anotados { $commitments } compromisos, { $agreements } acuerdos y { $disagreements } desacuerdos.
reading-commitments-kept = { $count ->
    [one] Se cumplió { $n } compromiso: el { $share } de los que ya debían estar cumplidos.
   *[other] Se cumplieron { $n } compromisos: el { $share } de los que ya debían estar cumplidos.
}
reading-commitments-overdue = { $count ->
    [one] { $n } está vencido: { $names }.
   *[other] { $n } están vencidos: { $names }.
}
reading-commitments-nobody = { $count ->
    [one] { $n } no tiene quien responda o no tiene fecha: { $names }.
   *[other] { $n } no tienen quien responda o no tienen fecha: { $names }.
}
reading-commitments-put-off = { $count ->
    [one] { $n } se reprogramó sin nueva fecha: { $names }.
   *[other] { $n } se reprogramaron sin nueva fecha: { $names }.
}
report-followup-series = Los indicadores ronda a ronda
report-followup-coverage = Cuánto se midió en cada ronda
report-followup-measured = Con dato
report-followup-whole = Indicadores
report-followup-share = Parte
report-followup-course = Tendencia
report-followup-quarters = Compras por trimestre
report-followup-amount = Monto
report-followup-quarter = Trimestre
report-followup-no-quarter = Sin trimestre
report-followup-total = Total
report-followup-local = De ello, con preferencia local
report-followup-states = En qué van las compras
report-followup-purchases = Compras
report-followup-languages = Qué públicos se alcanzan en cada idioma
report-followup-criteria = Preguntas de evaluación por criterio
report-followup-count = Cuántas
report-followup-phases = Las fases de la rendición de cuentas
report-followup-work-plan = Dejó plan de trabajo
report-followup-states-commitments = Los compromisos por estado
report-followup-late = Los compromisos vencidos
report-followup-due = Fecha que rige
course-improving = mejora
course-same = se mantiene
course-worsening = empeora
report-followup-risks-before = Los riesgos antes de la respuesta
report-followup-risks-after = Los riesgos con la respuesta en marcha
