# Respaldos, copias y copia local.
op-restore = volver al respaldo del { $at }

backup-open = al abrir
backup-regular = cada diez minutos
backup-merge = antes de juntar
backup-import = antes de importar
backup-upgrade = antes de actualizar
backup-restore = antes de volver atrás
backup-close = al cerrar

# Lo que puede pasar con una copia.
error-copy-full-what = La copia no cabe en { $path }: no queda espacio.
error-copy-full-do = Libere espacio allí, o elija otra memoria u otra carpeta.
error-copy-permission-what = No se puede escribir en { $path }.
error-copy-permission-do = Elija otra carpeta, o revise que la memoria no esté protegida contra escritura.
error-copy-missing-what = No existe la carpeta donde iba { $path }.
error-copy-missing-do = Revise la ruta; si es de una memoria USB, conéctela y vuelva a intentar.
error-copy-unsound-what = Lo escrito en { $path } no se lee completo: la copia no sirve y se quitó.
error-copy-unsound-do = Haga la copia en otra memoria; esa puede estar fallando.
error-copy-other-what = No se pudo copiar en { $path }: { $detail }.
error-copy-other-do = Vuelva a intentar, o elija otra memoria u otra carpeta.
error-copy-safe = El cuaderno abierto sigue como estaba y allí no quedó nada a medias.
error-backup-full-what = No se pudo hacer el respaldo automático: no queda espacio en { $path }.
error-backup-full-do = Libere espacio en esta computadora; se volverá a intentar. Mientras tanto, puede copiar el cuaderno a una memoria USB desde el menú (F9).
error-backup-permission-what = No se pudo hacer el respaldo automático: no hay permiso para escribir en { $path }.
error-backup-permission-do = Revise esa carpeta; se volverá a intentar. Mientras tanto, puede copiar el cuaderno a una memoria USB desde el menú (F9).
error-backup-unsound-what = El respaldo automático escrito en { $path } no se lee completo y se quitó.
error-backup-other-what = No se pudo hacer el respaldo automático en { $path }: { $detail }.
error-backup-other-do = Se volverá a intentar. Mientras tanto, puede copiar el cuaderno a una memoria USB desde el menú (F9).
error-backup-safe = Lo que escribe se sigue guardando en el cuaderno; solo falta esta copia de seguridad.
error-diverged-what = El cuaderno { $path } cambió desde que se sacó la copia local.
error-diverged-safe = No se ha reemplazado nada: los dos siguen completos, cada uno en su lugar.
error-diverged-do = Copie su cuaderno junto al otro desde el menú (F9) y júntelos después.
