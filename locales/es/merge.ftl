# Juntar cuadernos: lo que puede pasar, y cómo se cuenta en el historial.
error-same-file-what = { $path } es el mismo cuaderno que está abierto.
error-same-file-safe = No se ha cambiado nada.
error-same-file-do = Elija la copia de otra mesa u otra persona.
error-nothing-new-what = { $path } no trae nada que este cuaderno no tenga ya.
error-nothing-new-safe = El cuaderno sigue como estaba.
error-nothing-new-do = Si esperaba algo nuevo, compruebe que sea la copia correcta y que se haya guardado allí.
error-merge-undone-what = Lo que trae { $path } ya se juntó una vez, y después se deshizo.
error-merge-undone-safe = El cuaderno sigue como estaba.
error-merge-undone-do = Para recuperarlo, rehaga esa operación (Ctrl+Y) o búsquela en el historial.
error-newer-what = { $path } lo escribió una versión más nueva de Rumbo.
error-newer-safe = No se ha cambiado nada en ninguno de los dos cuadernos.
error-newer-do = Actualice Rumbo en esta computadora, o junte los cuadernos en la que tiene la versión nueva.
error-other-definition-what = { $path } se llena con otro método: sus preguntas no son las de este cuaderno.
error-other-definition-safe = No se ha cambiado nada en ninguno de los dos cuadernos.
error-other-definition-do = Junte solo cuadernos del mismo método; «rumbo info» dice con cuál se llena cada uno.
error-changing-what = { $path } está abierto en otra ventana que no deja de escribir, y no se pudo leer entero.
error-changing-safe = No se ha cambiado nada; lo que se escribe en esa ventana sigue a salvo.
error-changing-do = Espere a que allí diga «guardado», o ciérrela, y vuelva a intentar.
error-unreadable-what = No se pudo leer { $path }: { $detail }.
error-unreadable-safe = No se ha cambiado nada.
error-unreadable-do = Si está en una memoria USB, retírela, conéctela de nuevo y vuelva a intentar; si no se deja leer, pida otra copia a la mesa.

op-merge = juntar «{ $from }» (operaciones nuevas: { $count })
op-settle = resolver «{ $field }» en «{ $name }»
op-settle-record = resolver si queda { $collection } «{ $name }»
op-settle-parent = resolver a qué pertenece { $collection } «{ $name }»
op-join = unir dos fichas de { $collection } en «{ $name }»
