/** What a page says that has no report to show, in Spanish. */
import type { Texts } from '../../declared/arguments.ts';
import type { STATES } from '../../declared/states.ts';

export const states: Texts<typeof STATES> = {
  'state.first': 'Aún no se ha leído nada',
  'state.firstText': 'La aplicación lee por primera vez su historial de Dataverse. Esta página se actualiza sola.',
  'state.progress': 'Leído hasta ahora: {count, number} de {days, plural, one {# día} many {# de días} other {# días}}.',
  'state.rights': 'Dataverse no deja leer a la aplicación',
  'state.rightsText':
    'La aplicación no puede ver todas las gestiones y por eso no toma ninguna. Un administrador da a su usuario de aplicación lectura en el nivel de organización sobre las gestiones y sus atributos.',
  'state.unread': 'Sin leer',
  'state.unreadText': 'De esto no se ha leído nada de Dataverse. Por eso aquí no hay cifras, tampoco ceros.',
  'state.setup': 'La aplicación no está configurada',
  'state.setupText': 'Faltan ajustes o son incorrectos. El registro de la aplicación dice cuáles; también /api/health, con una clave.',
  'state.failed': 'Algo ha fallado',
  'state.failedText': 'No se debe a usted. Si vuelve a ocurrir, indique la referencia a un administrador.',
  'state.away': 'No disponible en este momento',
  'state.awayText': 'No se puede acceder al historial. Inténtelo de nuevo en unos minutos.',
  'state.reference': 'Referencia: {reference}',
  'state.address': 'Esta dirección no se puede usar',
  'state.unknown':
    'No existe {column, select, queue {esa cola} configuration {esa configuración} channel {ese canal} other {ese modo de marcado}}',
  'state.unknownText': 'En el historial no hay nada llamado {name}.',
  'state.nearest': '¿Quiso decir alguno de estos?',
  'state.future': '{day} aún no ha empezado',
  'state.noVersion': 'No existe esa versión',
  'state.noDigest': 'No existe ese envío',
  'state.home': 'Ir al informe',
  'state.signIn': 'Iniciar sesión',
  'state.signOut': 'Cerrar sesión',
  'state.off': 'Aquí no se muestran informes',
  'state.offText': 'No están activados ni el inicio de sesión ni los enlaces (SIGN_IN, LINKS).',
  'state.stranger': 'No ha iniciado sesión',
  'state.strangerText': 'Los informes se abren al iniciar sesión o con el enlace de un correo.',
  'state.principalText': 'No se puede leer quién ha iniciado sesión. Cierre la sesión e iníciela de nuevo.',
  'state.noAccess': 'No tiene acceso a los informes',
  'state.noRoleText':
    'Ha iniciado sesión y no tiene ningún rol en esta aplicación. Un administrador le asigna Reports.Read o Reports.Admin en Microsoft Entra; después cierre la sesión e iníciela de nuevo.',
  'state.noScopeText': 'Su rol muestra una parte de los informes y ninguna regla dice cuál. Un administrador añade una en SIGN_IN_SCOPES.',
  'state.groupsText':
    'Está en tantos grupos que Microsoft Entra no nombra ninguno. Un administrador limita la notificación de grupos de esta aplicación a los que tiene asignados.',
  'state.badLink': 'Este enlace no se abre',
  'state.badLinkText': 'No está completo o no es de aquí. Use el enlace tal como está en el correo, o el correo más reciente.',
  'state.expired': 'Este enlace ha caducado',
  'state.expiredText': 'El enlace del correo más reciente sí se abre.',
  'state.revoked': 'Este enlace ya no abre nada',
  'state.revokedText': 'Se ha retirado. Use el enlace del correo más reciente o pregunte a quien lo envía.',
  'state.beyond': 'Su enlace es para otros días',
  'state.beyondText': 'Un enlace abre los días de su correo.',
  'state.hidden': 'No tiene acceso a esto',
  'state.hiddenText': 'Contiene más que su parte de los informes.',
  'state.adminText': 'Es solo para quienes tienen el rol de aplicación Reports.Admin en Microsoft Entra.',
};
