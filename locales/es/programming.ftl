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
