/** What an operator should know of settings that are right and still leave something out. */
import { shown } from '../time/zone.ts';
import type { Settings } from './settings.ts';

/** A sentence each: what mails go without, where anybody gets them, and names that are no settings. Never the value of one. */
export function startNotes({
  digestTo,
  access,
  branding,
  unknownNames,
}: Pick<Settings, 'digestTo' | 'access' | 'branding' | 'unknownNames'>): readonly string[] {
  return [...unknownNames.map(unknownNote), ...(digestTo.length === 0 ? [] : mailNotes({ access, branding }))];
}

function unknownNote({ name, nearest }: Settings['unknownNames'][number]): string {
  return `${shown(name)} is no setting, and is ignored: the nearest that is one is ${nearest}.`;
}

function mailNotes({ access, branding }: Pick<Settings, 'access' | 'branding'>): string[] {
  const noLinks = 'Mails have no links: LINKS is off. With PUBLIC_URL and LINKS=signed or LINKS=sign-in they lead to the report.';
  return [
    ...(access.links === 'off' ? [noLinks] : []),
    ...(branding.noLogo === undefined ? [] : [`Mails have no logo: ${branding.noLogo}.`]),
  ];
}
