/** What every part of a digest says, in Japanese. */
import type { Texts } from '../../declared/arguments.ts';
import type { GENERAL } from '../../declared/general.ts';

export const general: Texts<typeof GENERAL> = {
  notAvailable: '－',
  notGiven: '（未設定）',
  noChange: '変化なし',
  under: '<{value}',
  over: '>{value}',
  points: '{change}\u00a0ポイント',
  hour: '{at}時',
  hourSpan: '{from}～{to}時',
  'hours.over': '{hours}超',
  more: 'ほか{count, number}件',
  span: '{from}～{to}',
  paragraph: '{first}{next}',
  enumeration: '{first}、{next}',
};
