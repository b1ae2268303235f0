/** What an operator should know of settings that are right and still leave something out. */
import { shown } from '../time/zone.ts';
import type { Settings } from './settings.ts';

/** A sentence each: what mails go without, where anybody gets them, and names that are no settings. Never the value of one. */
export function startNotes({
  digestTo,
  access,
  branding,
  publicUrl,
  unknownNames,
}: Pick<Settings, 'digestTo' | 'access' | 'branding' | 'publicUrl' | 'unknownNames'>): readonly string[] {
  return [...unknownNames.map(unknownNote), ...(digestTo.length === 0 ? [] : mailNotes({ access, branding, publicUrl }))];
}

function unknownNote({ name, nearest }: Settings['unknownNames'][number]): string {
  return `${shown(name)} is no setting, and is ignored: the nearest that is one is ${nearest}.`;
}

function mailNotes({ access, branding, publicUrl }: Pick<Settings, 'access' | 'branding' | 'publicUrl'>): string[] {
  const noLinks = 'Mails have no links: LINKS is off. With PUBLIC_URL and LINKS=signed or LINKS=sign-in they lead to the report.';
  const canLeave = publicUrl !== undefined && access.linkKeys.length > 0;
  const noLeaving = 'Mails have no link to pause or leave: it takes PUBLIC_URL and LINK_KEYS.';
  return [
    ...(access.links === 'off' ? [noLinks] : []),
    ...(canLeave ? [] : [noLeaving]),
    ...(branding.noLogo === undefined ? [] : [`Mails have no logo: ${branding.noLogo}.`]),
  ];
}
