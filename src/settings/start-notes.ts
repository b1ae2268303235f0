/** What an operator should know of settings that are right and still leave something out. */
import type { Settings } from './settings.ts';

/** A sentence each; none where mails have all they can have, or nobody gets any. */
export function startNotes({
  digestTo,
  access,
  branding,
  publicUrl,
}: Pick<Settings, 'digestTo' | 'access' | 'branding' | 'publicUrl'>): readonly string[] {
  if (digestTo.length === 0) return [];
  const noLinks = 'Mails have no links: LINKS is off. With PUBLIC_URL and LINKS=signed or LINKS=sign-in they lead to the report.';
  const canLeave = publicUrl !== undefined && access.linkKeys.length > 0;
  const noLeaving = 'Mails have no link to pause or leave: it takes PUBLIC_URL and LINK_KEYS.';
  return [
    ...(access.links === 'off' ? [noLinks] : []),
    ...(canLeave ? [] : [noLeaving]),
    ...(branding.noLogo === undefined ? [] : [`Mails have no logo: ${branding.noLogo}.`]),
  ];
}
