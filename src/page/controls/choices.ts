/** Choices of one of a few: what it is compared with, the zone, the language. */
import { type Html, html } from '../../html.ts';
import { type Compare, comparesFor } from '../../time/compared-period.ts';
import { periodOf } from '../../time/local-day.ts';
import { LANGUAGES, type Language } from '../../words/language.ts';
import type { Words } from '../../words/words.ts';
import { changedAddress } from '../address/address-of.ts';
import type { SectionSource } from '../parts/section.ts';
import { formOf } from './form.ts';
import { menuOf, optionsOf } from './menu.ts';

/** Each in its own language, as whoever looks for it reads it. */
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  pt: 'Português',
  ja: '日本語',
};

type Source = Pick<SectionSource, 'address' | 'around' | 'words'>;

/** The usual one first, then what else the days can be held against. */
export function compareMenu({ address, words }: Source): Html {
  const { say } = words;
  const { kind, from, to } = address.period;
  // Of a day and of a week a week before is the usual one.
  const isUsual = (compare: Compare) => compare === 'weekBefore' && (kind === 'day' || kind === 'week') && compare !== address.compare;
  const others = comparesFor(periodOf(from, to, address.zone), kind).filter((compare) => !isUsual(compare));
  const usual = say('page.usual', { kind: kind === 'range' || kind === 'rolling' ? 'span' : kind });
  const ways = [{ text: usual, compare: undefined }, ...others.map((compare) => ({ text: say(`compare.${compare}`), compare }))];
  const options = ways.map(({ text, compare }) => ({
    text,
    href: changedAddress(address, { compare }),
    isChosen: compare === address.compare,
  }));
  const value = ways.find(({ compare }) => compare === address.compare)?.text ?? usual;
  return menuOf({ label: say('page.compared'), value, isSet: address.compare !== undefined, body: optionsOf(options) });
}

/** Zones of which there are days on record, and any other by its name. */
export function zoneMenu({ address, around, words }: Source): Html {
  const { say } = words;
  const zones = [...new Set([...around.zones, address.zone])];
  const options = zones.map((zone) => ({
    text: words.name(zone),
    href: changedAddress(address, { zone }),
    isChosen: zone === address.zone,
  }));
  const body = html`<label>${say('page.otherZone')} <input name="zone" required placeholder="Europe/Lisbon"></label><button class="go">${say('page.show')}</button>`;
  return menuOf({
    label: say('page.zone'),
    value: words.name(address.zone),
    body: html`${optionsOf(options)}${formOf({ address, changes: ['zone'], body })}`,
  });
}

/** @param hrefOf the same page in another language */
export function languageMenu(words: Words, hrefOf: (language: Language) => string): Html {
  const options = LANGUAGES.map((language) => ({
    text: LANGUAGE_NAMES[language],
    href: hrefOf(language),
    isChosen: language === words.language,
    lang: language,
  }));
  return menuOf({
    label: words.say('page.language'),
    value: words.name(LANGUAGE_NAMES[words.language]),
    body: optionsOf(options),
  });
}
