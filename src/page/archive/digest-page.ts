/** The page of one digest as it was sent: what it was made from, what became of it, and the mail itself in a frame. */
import { type Html, html, NOTHING } from '../../html.ts';
import type { SentDigest } from '../../report/around/surroundings.ts';
import type { Said } from '../../words/words.ts';
import { withFields } from '../address/address-of.ts';
import { digestAddress, kindWords, mailAddress } from '../parts/digest-link.ts';
import { frameOf } from '../parts/frame.ts';
import { wideOf } from '../parts/wide.ts';
import type { StateLook } from '../states/state.ts';

export interface DigestPageSource extends Omit<SentDigest, 'at' | 'name'> {
  /** Of the subscription; null where it is no more. */
  readonly name: string | null;
  /** All mails about these days, this one among them, in their order. */
  readonly kinds: readonly string[];
  /** Null where what it said is not kept. */
  readonly content: DigestContent | null;
  /** Null for whoever may not see who got it. */
  readonly recipients: readonly DigestRecipient[] | null;
  /** Whether its reader may see stored versions. */
  readonly seesVersions: boolean;
}

export interface DigestContent {
  readonly subject: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Of the day snapshot; null where it was made of none. */
  readonly version: number | null;
  readonly attachments: readonly string[];
}

export interface DigestRecipient {
  /** With most of the address hidden. */
  readonly recipient: string;
  readonly state: 'sending' | 'retry' | 'sent' | 'failed' | 'ambiguous' | 'missed' | 'skipped';
  /** ISO 8601 UTC. */
  readonly at: string;
}

const MOST_CHARACTERS = 200;

/** The document that a browser is given. */
export function digestPage(source: DigestPageSource, look: StateLook): string {
  const { words, brand } = look;
  const { say } = words;
  const { content, from, to } = source;
  const title = content === null ? words.period({ from, to }, 'long') : words.name(content.subject, MOST_CHARACTERS);
  const main = html`<h1>${title}</h1>
<dl class="facts">
${factsOf(source, look)}</dl>
${recipientsOf(source, look)}
<section class="section whole" aria-labelledby="mail-title"><h2 id="mail-title">${say('archive.mail')}</h2>
${
  content === null
    ? html`<p>${say('archive.gone')}</p>`
    : html`<p class="note">${say('archive.mailNote')}</p>
<iframe class="mail" sandbox src="${mailAddress(source)}" title="${title}"></iframe>`
}
</section>`;
  return frameOf({ words, brand, title, main });
}

function factsOf(source: DigestPageSource, { words }: StateLook): readonly Html[] {
  const { say } = words;
  const { subscription, name, from, to, zone, kind, kinds, content } = source;
  const report = withFields(
    '/report',
    from === to
      ? [
          ['date', from],
          ['zone', zone],
        ]
      : [
          ['from', from],
          ['to', to],
          ['zone', zone],
        ],
  );
  const others = kinds.map((other) =>
    other === kind
      ? html`${kindWords(other, words)}`
      : html`<a href="${digestAddress({ subscription, to, zone, kind: other })}">${kindWords(other, words)}</a>`,
  );
  return [
    factOf(say('archive.subscription'), words.name(name ?? subscription)),
    factOf(
      say('archive.days'),
      html`${words.period({ from, to }, 'long')} (${words.name(zone)}): <a href="${report}">${say('archive.report')}</a>`,
    ),
    factOf(say('archive.kind'), html`${others.map((other, i) => (i === 0 ? other : html`, ${other}`))}`),
    ...(content === null ? [] : contentFacts(content, source, words.instant(content.at, zone), words)),
  ];
}

function contentFacts(
  { version, attachments }: DigestContent,
  { from, zone, seesVersions }: DigestPageSource,
  at: Said,
  words: StateLook['words'],
): readonly Html[] {
  const { say } = words;
  const told = version === null ? NOTHING : html`, ${versionOf(version)}`;
  function versionOf(count: number): Html {
    const text = say('archive.version', { count });
    return seesVersions
      ? html`<a href="${withFields('/report', [
          ['date', from],
          ['zone', zone],
          ['version', `${count}`],
        ])}">${text}</a>`
      : html`${text}`;
  }
  return [
    factOf(say('archive.made'), html`${at}${told}`),
    ...(attachments.length === 0
      ? []
      : [factOf(say('archive.attachments'), words.enumeration(attachments.map((file) => words.name(file))))]),
  ];
}

function recipientsOf({ recipients, zone }: DigestPageSource, { words }: StateLook): Html {
  if (recipients === null || recipients.length === 0) return NOTHING;
  const { say } = words;
  const rows = recipients.map(
    ({ recipient, state, at }) =>
      html`<tr><th scope="row">${words.name(recipient)}</th><td>${say(`mailState.${state}`)}</td><td>${words.instant(at, zone)}</td></tr>
`,
  );
  return html`<section class="section whole" aria-labelledby="recipients-title"><h2 id="recipients-title">${say('archive.recipients')}</h2>
${wideOf(
  say('archive.recipients'),
  html`<table><thead><tr><th scope="col">${say('archive.recipients')}</th><th scope="col">${say('archive.result')}</th><th scope="col">${say('archive.at')}</th></tr></thead>
<tbody>${rows}</tbody></table>`,
)}
</section>`;
}

function factOf(label: Said, value: Html | Said): Html {
  return html`<dt>${label}</dt><dd>${value}</dd>
`;
}
