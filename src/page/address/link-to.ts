/** Where the links of findings lead: to the same page, narrowed to what they are about, at the section that shows it. */
import type { LinkTo } from '../../digest/options/link-target.ts';
import { changedAddress } from './address-of.ts';
import type { PageAddress } from './page-address.ts';

/** What the page is narrowed to already stays, but for the columns that a finding names; without a scope of its own it is a place of this page. */
export function linkToOf(address: PageAddress): LinkTo {
  return ({ scope = {}, section }) => {
    const place = section === undefined ? '#content' : `#${section}`;
    return Object.keys(scope).length === 0 ? place : `${changedAddress(address, { scope: { ...address.scope, ...scope } })}${place}`;
  };
}
