# La línea de órdenes.
cli-about = Guía la planificación de un territorio paso a paso, sin internet, y escribe el plan.
cli-after = Sin orden se abre la pantalla de inicio. Códigos de salida: 0 bien · 1 algo falló · 2 la orden no se entiende · 3 la revisión encontró algo por resolver.
cli-usage = Uso
cli-commands = Órdenes
cli-options = Opciones
cli-help = Muestra esta ayuda
cli-version = Muestra la versión
cli-lang = Idioma: es o en
cli-file = ARCHIVO
cli-file-help = El cuaderno (.rumbo)
cli-folder = CARPETA
cli-json = Escribe el resultado como JSON
cli-format = Formatos separados por coma (pdf, docx, xlsx, html, md, txt); sin esta opción, todos
cli-out = Carpeta donde se escriben los documentos; sin esta opción, la del cuaderno
cli-template = Otro documento (popular, projects, logframes, investment, minutes, letters, follow-up, guide, blank, merge) o una plantilla propia
cli-new = Crea un cuaderno vacío y lo abre
cli-new-workshop = Método con el que se llena (vea «rumbo workshop list»)
cli-open = Abre un cuaderno en la pantalla
cli-demo = Abre una copia nueva del territorio de ejemplo (datos ficticios)
cli-demo-out = Solo escribe el cuaderno de ejemplo en este archivo
cli-info = Cuenta qué hay en un cuaderno
cli-check = Revisa la coherencia del plan
cli-report = Escribe el plan en PDF, Word, página web y Markdown
cli-workshop = Métodos: comprobar, describir el formato, listar
cli-workshop-check = Comprueba una carpeta de método y muestra todos sus errores
cli-workshop-folder = La carpeta del método
cli-workshop-schema = Escribe el esquema JSON del formato, para editores
cli-workshop-list = Lista los métodos que hay
cli-completions = Escribe el autocompletado para un intérprete de órdenes
cli-shell = bash, zsh, fish, powershell o elvish
cli-man = Escribe la página de manual
cli-no-terminal = La pantalla necesita un terminal en la entrada y en la salida.
cli-no-terminal-home = Use «rumbo --help» para ver las órdenes que funcionan sin pantalla.
cli-no-terminal-open = Sin pantalla puede usar «rumbo info», «rumbo check» o «rumbo report» con ese archivo.
cli-terminal-failed = No se pudo usar el terminal: { $detail }.
cli-created = Se creó { $path }.
cli-demo-folder = rumbo-ejemplo
cli-demo-done = Listo: el territorio de ejemplo (datos ficticios) y su plan.
cli-demo-next = Para recorrerlo en la pantalla, ejecute «rumbo demo» en un terminal.
sample-file-name = ejemplo-tingopamba
cli-bad-value = «{ $value }» no vale para { $what }.
cli-unknown = No se entiende «{ $what }».
cli-missing = Falta { $what }.
cli-misused = No se entiende la orden.
cli-near = ¿Quiso decir «{ $near }»?
cli-values = Valores posibles: { $values }.
cli-see-help = Vea las órdenes con «rumbo --help».
info-territory = Territorio
info-workshop = Método
info-steps = Pasos
info-steps-value = { $count } ({ $begun } empezados, { $done } listos)
info-records = Fichas
info-findings = Por revisar
info-cost = Costo del plan
info-secured = Financiamiento asegurado
info-gap = Brecha
info-operations = Operaciones en el historial
info-last = Último cambio
check-count = { $count } por revisar.
check-accepted = Aceptados con razón:
check-reason = (Razón: { $reason })
folder-unreadable-what = No se pudo leer la carpeta { $path }: { $detail }.
folder-unreadable-do = Revise la ruta; una carpeta de método contiene workshop.toml, collections/ y steps/.
cli-workshop-sound = «{ $title }» está bien: { $steps } pasos, { $collections } listas.
cli-workshop-errors = { $count } errores: el método no se puede usar todavía.
cli-workshop-broken = { $id }: tiene errores; compruébelo con «rumbo workshop check».
no-definition-what = El cuaderno { $path } se llenó con el método «{ $id }», que no está en esta computadora, y su copia interna no se puede leer.
no-definition-safe = El cuaderno sigue como estaba.
no-definition-do = Copie la carpeta del método a su carpeta de configuración (workshops/) y vuelva a abrir.
unknown-definition-what = No hay un método llamado «{ $id }».
unknown-definition-safe = No se creó nada.
unknown-definition-do = Los métodos que hay son: { $known }.
template-mistake-what = La plantilla { $name } tiene un error:
template-mistake-safe = No se escribió ningún documento; el cuaderno sigue como estaba.
panic-what = Rumbo se cerró por un error propio.
panic-safe = Lo guardado está a salvo en el cuaderno.
panic-do = Vuelva a abrirlo con «rumbo open»; si se repite, cuéntelo con el texto que sigue.

# El siguiente ciclo
cli-next = Empieza el siguiente ciclo desde el cuaderno del anterior, preguntando solo lo que cambió
cli-next-file = Cuaderno del ciclo que termina; no se cambia
cli-next-out = Archivo nuevo; sin esta opción, junto al anterior, con los años del nuevo periodo
next-file-name = siguiente
next-done = Se creó { $path }. El cuaderno anterior quedó como estaba.
next-period = El nuevo plan va de { $first } a { $last }.
next-kept = Pasaron: { $lists }.
next-left = Se quedaron en el cuaderno anterior: { $lists }.
next-baselines = { $count ->
    [one] Un indicador parte
   *[other] { $n } indicadores parten
} de lo último que se midió.
next-confirm = { $count ->
    [one] Un paso espera
   *[other] { $n } pasos esperan
} que alguien mire si algo cambió (↻ en el índice): corrijan lo que haga falta y márquenlos como listos con Ctrl+L.

# Plantillas
cli-templates = Plantillas de los documentos: listarlas, copiarlas, comprobarlas y verlas
cli-template-list = Lista las plantillas del programa
cli-template-copy = Copia una plantilla del programa para cambiarla
cli-template-check = Comprueba una plantilla con el territorio de ejemplo y con un cuaderno vacío
cli-template-preview = Muestra como texto el documento que hace una plantilla
cli-template-name = NOMBRE
cli-template-which = El nombre que da «rumbo template list»
cli-template-out = Archivo nuevo; sin esta opción, el nombre de la plantilla con «.md»
cli-template-file = La plantilla: un archivo, o el nombre de una del programa
cli-template-notebook = El cuaderno (.rumbo); sin él, el territorio de ejemplo
template-unknown = El programa no tiene una plantilla «{ $name }».
template-unknown-do = Vea las que hay con «rumbo template list».
template-copied = La plantilla quedó en { $path }: cámbiela y pruébela con «rumbo template check».
template-well = «{ $name }» funciona con el territorio de ejemplo y con un cuaderno vacío.
