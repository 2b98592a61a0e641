# Políticas, responsabilidades y sectores: lo que se lee de ellos.
reading-articulation-coverage = { $share } de cada cien proyectos tienen una política que los apoya: { $supported } de { $all }.
reading-articulation-alone = Todavía no encuentran una política que encaje bien: { $names }.
reading-articulation-unused = Ofertas públicas que ningún proyecto aprovecha: { $names }.
reading-responsibilities-clear = { $count ->
    [one] El proceso tiene
   *[other] Los { $n } procesos tienen
} quien haga el trabajo y un solo órgano que responde.
reading-responsibilities-unanswered = Nadie responde por { $names }: hace falta acordar un órgano.
reading-responsibilities-disputed = Más de un órgano responde por { $names }: cuando responden dos, no responde ninguno.
reading-responsibilities-undone = Nadie hace el trabajo en { $names }.
reading-integration-several = { $count ->
    [one] Un proyecto junta
   *[other] { $n } proyectos juntan
} dos sectores o más.
reading-integration-single = Aporta un solo sector a { $names }: conviene preguntar a quién falta invitar.
report-policies-askers = Proyectos que la pedirían
report-policies-fair = La feria al revés: qué puede traer cada institución
report-policies-policies = Políticas
report-policies-goals = Los Objetivos de Desarrollo Sostenible y el plan
report-policies-sectors = Sectores que aportan
report-policies-how-many = Cuántos
report-policies-integration = Sectores que se juntan en cada proyecto

# Marco lógico, redacción, cartera y capacidades
check-k68 = Marco lógico que no se sostiene
check-k68-why = Leído de abajo hacia arriba, cada nivel tiene que bastar para el de arriba y poder comprobarse.
k68-project = { $rule } ({ $lf }): { $code } «{ $name }».
k68-places = { $rule } ({ $lf }) en { $code } «{ $name }»: { $names }.
check-k69 = Valores y precios que nadie puede rehacer
check-k69-why = Un aporte que no dice cómo se valoró, o una cuenta que no sale, es lo primero que se discute en una auditoría.
k69-not-valued = El aporte { $code } a «{ $project }» no es efectivo y no dice cómo se valoró.
k69-price = { $code } «{ $name }» dice que cuesta { $cost }, pero su cantidad por su precio da { $reckoned }.
check-k70 = Gasto y avance que piden explicación
check-k70-why = Gastar más de lo asignado o de lo financiado no se puede; un rojo sin explicación no ayuda a nadie a corregir.
k70-over-appropriated = El informe { $code } dice que se gastó { $spent }, y solo se había asignado { $most }.
k70-over-funded = En { $code } «{ $name }» se ha gastado { $spent }, más que los { $funded } que ponen sus fuentes.
k70-red = { $code } «{ $name }» está en rojo al { $on } y ningún informe dice por qué.
k70-back = En { $code } «{ $name }» un informe dice menos avance que el anterior, sin explicarlo: { $names }.
check-k71 = Plan sostenido por mecanismos poco factibles
check-k71-why = El dinero que solo llega por un camino que aún no existe puede no llegar.
k71-weak = El { $share } del costo depende de fuentes que solo llegan por mecanismos poco factibles: más del { $most } es demasiado.
check-k72 = Capacidades sin respuesta
check-k72-why = Lo que más falta en las organizaciones es lo primero que hay que aprender, y quienes dirigen no pueden ser solo hombres.
k72-gap = «{ $area }» está entre lo más débil de las organizaciones y ninguna formación la atiende.
k72-few-women = { $code } «{ $name }» forma a quienes van a dirigir y reserva para mujeres menos de lo acordado.
check-k73 = Procesos sin una responsabilidad clara
check-k73-why = Cuando nadie responde, o responden dos, el proceso se queda parado.
k73-unanswered = Nadie responde por { $code } «{ $name }».
k73-disputed = Más de un órgano responde por { $code } «{ $name }».
k73-undone = Nadie hace el trabajo en { $code } «{ $name }».
logframe-no-end = Sin un objetivo del plan como fin
logframe-not-one-purpose = Sin un propósito, uno solo
logframe-purpose-unmeasured = El propósito no tiene con qué medirse
logframe-no-components = Sin componentes
logframe-many-components = Demasiados componentes para un solo proyecto
logframe-no-activities = Componentes sin actividades
logframe-component-unmeasured = Componentes sin indicador
logframe-activities-sum = Actividades que no suman el costo de su componente
logframe-components-sum = Componentes que no suman el presupuesto
logframe-no-verification = Indicadores sin dónde comprobarlos
logframe-incomplete-indicator = Indicadores sin punto de partida, meta o año
logframe-no-assumptions = Sin supuestos: falta decir qué tiene que cumplirse afuera
logframe-repeats-purpose = Componentes que repiten el propósito
reading-logframe-sound = { $count ->
    [0] Ninguno de los { $all } marcos lógicos se sostiene todavía por completo
    [one] Uno de los { $all } marcos lógicos se sostiene de abajo hacia arriba
   *[other] { $n } de los { $all } marcos lógicos se sostienen de abajo hacia arriba
}.
reading-logframe-rule = { $rule } ({ $code }): { $names }.
report-kind-logframe = la matriz de marco lógico de cada proyecto
report-logframe-caption = Marco lógico de { $project }
report-logframe-summary = Resumen
report-logframe-indicators = Indicadores
report-logframe-verification = Dónde se comprueba
report-logframe-assumptions = Supuestos
report-logframe-end = Fin
report-logframe-purpose = Propósito
report-logframe-components = Componentes
report-logframe-activities = Actividades
report-logframe-measure = { $name }: de { $from } a { $to } en { $year }
report-logframe-review = Por revisar
report-logframe-review-caption = Marcos lógicos con algo por revisar
report-smart-caption = Los objetivos, según las cinco preguntas
report-wording-statement = Dice
report-wording-advice = Para revisar
report-wording-caption = Redacción por revisar
portfolio-points = Por puntaje
portfolio-points-why = se baja por la lista de mayor a menor puntaje y entra lo que alcanza
portfolio-votes = Por votos
portfolio-votes-why = se baja por la lista de más a menos gente que apoya y entra lo que alcanza
portfolio-best-set = Mejor combinación
portfolio-best-set-why = de todas las combinaciones que caben, la que suma más
portfolio-shares = Partes iguales
portfolio-shares-why = cada persona recibe la misma parte del dinero y paga con ella lo que apoya, así que ningún grupo se lo lleva todo
reading-portfolio-ceiling = Hay { $ceiling } para proyectos que cuestan { $cost }.
reading-portfolio-all = Se elijan como se elijan, entran: { $names }.
reading-portfolio-some = Depende de cómo se elija: { $names }.
reading-portfolio-none = No entran de ninguna manera: { $names }.
reading-portfolio-way = { $way }: { $why }.
reading-portfolio-unproven = La mejor combinación vale por lo menos la mitad de la mejor posible: son demasiadas para probarlas todas.
reading-portfolio-no-ballots = Sin papeletas no se puede elegir por votos ni por partes iguales.
report-portfolio-caption = Qué proyectos caben en el dinero que hay, elegidos de cuatro maneras
report-portfolio-cost = Costo
report-portfolio-points = Puntos
report-portfolio-votes = Apoyos
report-portfolio-chosen = Entra
report-capacities-caption = De lo que falta a lo que se aprenderá
reading-capacities-met = Entre lo más débil, ya tienen formación: { $names }.
reading-capacities-gaps = Entre lo más débil, todavía sin formación que lo atienda: { $names }.
reading-capacities-women = De los { $places } cupos de formación, el { $share } % es para mujeres.
reading-capacities-few-women = Forman a quienes van a dirigir con menos mujeres de lo acordado: { $names }.
report-kind-operating-plan = lo que toca hacer en un año, trimestre por trimestre
report-year-quarter = T{ $n }
report-year-caption = Plan operativo de { $year }
report-year-project = { $name } · cuesta { $cost } este año y tiene { $funded }
