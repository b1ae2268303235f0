/** What a page says that has no report to show, in German. */
import type { Texts } from '../../declared/arguments.ts';
import type { STATES } from '../../declared/states.ts';

export const states: Texts<typeof STATES> = {
  'state.first': 'Noch ist nichts gelesen',
  'state.firstText': 'Die App liest ihre Historie zum ersten Mal aus Dataverse. Diese Seite sieht von selbst wieder nach.',
  'state.progress': 'Bisher {count, number} von {days, plural, one {# Tag} other {# Tagen}} gelesen.',
  'state.rights': 'Dataverse lässt die App nicht lesen',
  'state.rightsText':
    'Die App darf nicht alle Zustellungen sehen und nimmt deshalb keine auf. Ein Administrator gibt ihrem Anwendungsbenutzer Leserecht auf Organisationsebene für Zustellungen und deren Attribute.',
  'state.unread': 'Nicht gelesen',
  'state.unreadText': 'Davon wurde nichts aus Dataverse gelesen. Deshalb stehen hier keine Zahlen, auch keine Nullen.',
  'state.setup': 'Die App ist nicht eingerichtet',
  'state.setupText': 'Einstellungen fehlen oder sind falsch. Welche, sagt das Protokoll der App, und mit einem Schlüssel /api/health.',
  'state.failed': 'Etwas ist schiefgegangen',
  'state.failedText': 'Es liegt nicht an Ihnen. Wenn es wieder vorkommt, nennen Sie einem Administrator den Vorgang.',
  'state.away': 'Zurzeit nicht erreichbar',
  'state.awayText': 'Die Historie ist nicht erreichbar. Versuchen Sie es in einigen Minuten wieder.',
  'state.reference': 'Vorgang: {reference}',
  'state.address': 'Diese Adresse ist nicht brauchbar',
  'state.unknown':
    '{column, select, queue {Diese Warteschlange} configuration {Diese Konfiguration} channel {Diesen Kanal} other {Diesen Wählmodus}} gibt es nicht',
  'state.unknownText': 'In der Historie kommt {name} nicht vor.',
  'state.nearest': 'Meinten Sie eines davon?',
  'state.future': '{day} hat noch nicht begonnen',
  'state.noVersion': 'Diese Version gibt es nicht',
  'state.noDigest': 'Diesen Bericht gibt es nicht',
  'state.home': 'Zum Bericht',
  'state.signIn': 'Anmelden',
  'state.signOut': 'Abmelden',
  'state.off': 'Berichte werden hier nicht gezeigt',
  'state.offText': 'Weder Anmeldung noch Links sind eingeschaltet (SIGN_IN, LINKS).',
  'state.stranger': 'Sie sind nicht angemeldet',
  'state.strangerText': 'Berichte sehen alle, die sich anmelden oder den Link einer Mail öffnen.',
  'state.principalText': 'Wer angemeldet ist, lässt sich nicht lesen. Melden Sie sich ab und wieder an.',
  'state.noAccess': 'Sie dürfen hier keine Berichte sehen',
  'state.noRoleText':
    'Sie sind angemeldet und haben in dieser App keine Rolle. Ein Administrator weist Ihnen in Microsoft Entra Reports.Read oder Reports.Admin zu; melden Sie sich dann ab und wieder an.',
  'state.noScopeText':
    'Ihre Rolle zeigt einen Teil der Berichte, und keine Regel sagt, welchen. Ein Administrator ergänzt eine in SIGN_IN_SCOPES.',
  'state.groupsText':
    'Sie sind in so vielen Gruppen, dass Microsoft Entra keine nennt. Ein Administrator beschränkt den Gruppenanspruch dieser App auf die ihr zugewiesenen Gruppen.',
  'state.badLink': 'Dieser Link öffnet nicht',
  'state.badLinkText':
    'Er ist nicht vollständig oder nicht von hier. Nehmen Sie den Link, wie er in der Mail steht, oder die neueste Mail.',
  'state.expired': 'Dieser Link ist abgelaufen',
  'state.expiredText': 'Der Link der neuesten Mail öffnet.',
  'state.revoked': 'Dieser Link öffnet nichts mehr',
  'state.revokedText': 'Er wurde zurückgezogen. Nehmen Sie den Link der neuesten Mail, oder fragen Sie, wer sie sendet.',
  'state.beyond': 'Ihr Link ist für andere Tage',
  'state.beyondText': 'Ein Link öffnet die Tage seiner Mail.',
  'state.hidden': 'Das dürfen Sie nicht sehen',
  'state.hiddenText': 'Es enthält mehr als Ihren Teil der Berichte.',
  'state.adminText': 'Es ist denen vorbehalten, die in Microsoft Entra die App-Rolle Reports.Admin haben.',
};
