/** The verdict, the sentence under it, and the subject, in Japanese. */
import type { Texts } from '../../declared/arguments.ts';
import type { VERDICT } from '../../declared/verdict.ts';

export const verdict: Texts<typeof VERDICT> = {
  'verdict.calm': '対応が必要なものはありません。',
  'verdict.attention': '対応が必要なものが{count, number}件あります。',
  'verdict.look':
    '{known, select, yes {異常はありません。確認したい点が{count, number}件あります。} other {確認したい点が{count, number}件あります。}}',
  'verdict.unread': '{period}は未読み取りです。',
  'verdict.provisional': 'まだ判断できません。数値は変わる可能性があります。',
  'verdict.empty': '完了した配信はありません。',
  'verdict.unwatched': '通常の日との比較はしていません：{reason}。',
  'sentence.day':
    '{calls, select, voice {{known, select, yes {配信{deliveries, number}件。発信の少なくとも{reached}が人につながりました（通常は{usual}）。} other {配信{deliveries, number}件。発信の少なくとも{reached}が人につながりました。}}} few {配信{deliveries, number}件。発信{called, number}件のうち少なくとも{live, number}件が人につながりました。} messages {配信{deliveries, number}件。発信はありません。} other {配信{deliveries, number}件。試行はありません。}}',
  'subject.test': 'テスト：{what}',
  'subject.finding': '{day}：{finding}・{number}',
  'subject.news': '{day}：{finding}',
  'subject.normal':
    '{calls, select, voice {{day}：異常なし・配信{deliveries, number}件、有人応答{reached}} other {{day}：異常なし・配信{deliveries, number}件}}',
  'subject.unwatched':
    '{calls, select, voice {{day}：警告なし・配信{deliveries, number}件、有人応答{reached}} other {{day}：警告なし・配信{deliveries, number}件}}',
  'subject.unread': '{day}：未読み取り',
  'subject.provisional': '{day}：暫定・現在の配信{deliveries, number}件',
  'subject.empty': '{day}：配信なし',
  'number.reached': '有人応答{reached}',
  'number.deliveries': '配信{deliveries, number}件',
};
