/** Whether links in mails lead somewhere that readers can reach. */
import { isLoopback } from '../../is-loopback.ts';
import { type Check, ok, settingsFirst, warning } from '../check.ts';

export const linksCheck: Check = {
  id: 'links',
  title: 'Links in mails',
  looksAt: 'LINKS, PUBLIC_URL and how many LINK_KEYS there are',
  needs: [],
  run: async ({ settings, env }) => {
    if (settings === undefined) return settingsFirst();
    const { publicUrl, access } = settings;
    const keys = access.linkKeys.length;
    const facts = [
      `LINKS is ${access.links}.`,
      keys === 2
        ? 'There are two LINK_KEYS: take the old one away after LINK_DAYS.'
        : `There ${keys === 1 ? 'is one' : 'are no'} LINK_KEYS.`,
    ];
    if (publicUrl === undefined) return ok(...facts);
    const isHere = isLoopback(publicUrl);
    if (isHere && env.WEBSITE_SITE_NAME !== undefined)
      return warning('links-address', ...facts, 'PUBLIC_URL is this machine, which no reader reaches.');
    if (!isHere && publicUrl.startsWith('http:'))
      return warning('links-address', ...facts, 'PUBLIC_URL is not https: what readers open crosses the network in the clear.');
    return ok(...facts);
  },
};
