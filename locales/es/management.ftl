# Qué dicen el cronograma, el avance y la evaluación de la inversión.

reading-schedule-longest = El proyecto más largo es { $project }: { $months } meses.
reading-schedule-tight = Sin ninguna holgura, porque todas sus tareas van una tras otra: { $names }.
reading-progress-dear = Lo hecho cuesta más de lo previsto en: { $names }.
reading-progress-late = Se hizo menos de lo que tocaba hasta la fecha en: { $names }.
reading-progress-red = En rojo y sin explicación escrita: { $names }.
reading-progress-back = Un informe dice menos avance que el anterior, sin decir por qué: { $names }.
reading-appraisal-rate = El dinero de un año se compara con el del siguiente a una tasa de { $rate } % anual.
reading-appraisal-worth = Rinden más que esa tasa: { $names }.
reading-appraisal-not-worth = Rinden menos que esa tasa, y hacen falta otras razones para hacerlos: { $names }.
reading-appraisal-fragile = Dejan de rendirla si los beneficios bajan o los costos suben una quinta parte: { $names }.
reading-appraisal-social = No cobran: se comparan por su costo anual y por persona: { $names }.
report-result-schedule = Cronograma y ruta crítica de cada proyecto
report-result-schedule-begins = Empieza
report-result-schedule-ends = Termina
report-result-schedule-month = Mes
report-result-schedule-slack = Holgura (●: ninguna)
report-result-schedule-duration = Meses
report-result-schedule-budget = Presupuesto
report-result-progress = Avance de cada proyecto
report-result-progress-on = Al
report-result-progress-budget = Presupuesto
report-result-progress-planned = Previsto
report-result-progress-earned = Hecho
report-result-progress-actual = Gastado
report-result-progress-cpi = Costo (CPI)
report-result-progress-spi = Ritmo (SPI)
report-result-progress-light = Semáforo
report-result-forecast = Lo que costará al final, según cómo siga lo que falta
report-result-forecast-cost = Como hasta ahora
report-result-forecast-plan = Como estaba previsto
report-result-forecast-both = Pagando también el atraso
report-result-forecast-variance = Diferencia con el presupuesto
report-result-forecast-needed = Rendimiento necesario (TCPI)
report-result-appraisal = Evaluación de los proyectos con flujo de dinero
report-result-appraisal-npv = VAN
report-result-appraisal-irr = TIR
report-result-appraisal-ratio = B/C
report-result-appraisal-payback = Recuperación (años)
report-result-appraisal-annual = CAE
report-result-appraisal-person = Por persona
report-result-appraisal-several = varias
report-result-moved = El VAN si algo sale una quinta parte peor
report-result-moved-benefits = Con menos beneficios
report-result-moved-costs = Con más costos
earned-green = verde
earned-amber = amarillo
earned-red = rojo
reading-funding-secured = Solo con lo asegurado ({ $funded }) faltan { $gap }; { $count ->
    [one] un proyecto queda cubierto
   *[other] { $whole } proyectos quedan cubiertos
} cada año, y a estos les falta en alguno: { $names }.
reading-funding-negotiated = Si además llega lo que se negocia ({ $funded }) faltan { $gap }; { $count ->
    [one] un proyecto queda cubierto
   *[other] { $whole } proyectos quedan cubiertos
} cada año, y a estos les falta en alguno: { $names }.
reading-funding-all = Si llega todo ({ $funded }) faltan { $gap }; { $count ->
    [one] un proyecto queda cubierto
   *[other] { $whole } proyectos quedan cubiertos
} cada año, y a estos les falta en alguno: { $names }.
reading-readiness-share = Está listo el { $percent } % de las condiciones que hacen falta.
reading-readiness-late = Empezarían sin el terreno o los estudios en regla: { $names }.
report-result-funding = Qué pasa si solo llega una parte del dinero
report-result-funding-scenario = Si llega
report-result-funding-secured = Lo asegurado
report-result-funding-negotiated = Y lo que se negocia
report-result-funding-all = Todo
report-result-funding-funded = Hay
report-result-funding-gap = Falta
report-result-funding-whole = Proyectos cubiertos
report-result-funding-fallen = Les falta en algún año
report-result-readiness = Condiciones listas de cada proyecto
report-result-readiness-ready = Listas
report-result-readiness-apply = Hacen falta
reading-schedule-untimed = Todavía sin duración: { $names }.
reading-schedule-astray = Esperan a una tarea que no está en su proyecto, y no se las hace esperar: { $names }.
