/** The page on which a recipient pauses, leaves or comes back: buttons of forms, for programs follow links, and they do not press. */
import type { OpenedPersonal } from '../../access/personal-links.ts';
import { type Html, html, NOTHING } from '../../html.ts';
import { PAUSE_DAYS, type Wish } from '../../subscriptions/people/leaving.ts';
import type { OptOut } from '../../subscriptions/people/opt-outs.ts';
import type { Said, Words } from '../../words/words.ts';
import { PLAIN_PAGE_HEADERS } from '../plain-page.ts';

/** Nothing may run, be fetched, framed or kept; forms may be posted to where the page came from. */
export const FORM_PAGE_HEADERS = {
  ...PLAIN_PAGE_HEADERS,
  'Content-Security-Policy': PLAIN_PAGE_HEADERS['Content-Security-Policy'].replace("form-action 'none'", "form-action 'self'"),
};

const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 32rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
form { margin: .75rem 0; }
button { width: 100%; min-height: 2.75rem; padding: .5rem 1rem; font: inherit; cursor: pointer; }
`;

/** As it stands with somebody's wish; undefined = they get every mail. */
export function unsubscribePage(person: OpenedPersonal, optOut: OptOut | undefined, words: Words): string {
  const { say } = words;
  const title = say('leave.title');
  const back = optOut === undefined ? NOTHING : buttonOf({ action: 'resume' }, say('leave.resume'));
  const pauses = PAUSE_DAYS.map((days) => buttonOf({ action: 'pause', days }, say('leave.pause', { days })));
  const leave = buttonOf({ action: 'unsubscribe' }, say('leave.unsubscribe'));
  const hasLeft = optOut?.untilMs === null;
  return html`<!doctype html>
<html lang="${words.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title><style>${STYLE}</style></head>
<body><main>
<h1>${title}</h1>
<p role="status">${stateOf(person, optOut, words)}</p>
${back}${hasLeft ? NOTHING : html`${leave}${pauses}`}
${person.hasOwner ? html`<p>${say('leave.note')}</p>` : NOTHING}
</main></body></html>
`.markup;
}

function stateOf({ recipient, name: subscription, zone }: OpenedPersonal, optOut: OptOut | undefined, { say, instant }: Words): Said {
  if (optOut === undefined) return say('leave.active', { recipient, subscription });
  if (optOut.untilMs === null) return say('leave.left', { recipient, subscription });
  return say('leave.paused', { recipient, subscription, at: instant(new Date(optOut.untilMs).toISOString(), zone) });
}

/** Without an address of its own: it posts to where the page lies, so that the token stands nowhere in it. */
function buttonOf(wish: Wish, label: Said): Html {
  const days = wish.action === 'pause' ? html`<input type="hidden" name="days" value="${wish.days}">` : NOTHING;
  return html`<form method="post"><input type="hidden" name="action" value="${wish.action}">${days}<button>${label}</button></form>
`;
}
