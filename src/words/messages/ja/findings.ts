/** Findings, long and short, in Japanese. */
import type { Texts } from '../../declared/arguments.ts';
import type { FINDINGS } from '../../declared/findings.ts';

export const findings: Texts<typeof FINDINGS> = {
  'findings.more': 'ほか{count, number}件、確認をお勧めします',
  'findings.look': '確認をお勧めします：{finding}',
  'finding.andMore': '{finding}同様のものがほか{count, number}件あります。',
  'finding.afterDoNotContact': '連絡を希望しないと申し出た連絡先への試行が{attempts, number}件ありました。',
  'finding.callingHours':
    '発信可能時間外の試行が{attempts, number}件（{share}）ありました{where, select, both {：{extent, select, all {すべて} other {大半}}が{name}、現地時間{hours}} place {：{extent, select, all {すべて} other {大半}}が{name}} hours {：{extent, select, all {すべて} other {大半}}が現地時間{hours}} other {}}{known, select, yes {（通常は{usual}件）} other {}}。',
  'finding.possibleHours': '発信可能時間外の可能性がある試行が{attempts, number}件ありました。発信先のタイムゾーンが一つに絞れません。',
  'finding.frequencyCap':
    '{contacts, number}件の連絡先で「{cap}」の上限を超えました。超過した試行は{attempts, number}件、一つの連絡先で最大{most}件です。',
  'finding.abandonment':
    '{name}：{days, number}日間の放棄呼{count, number}件、{known, select, yes {有人応答{live, number}件の{value}} other {比較できる有人応答なし（{live, number}件）}}。上限{limit}を超えています{estimate, select, yes {（推定）} other {}}。',
  'finding.nearAbandonment':
    '{name}：{days, number}日間の放棄呼{count, number}件、{known, select, yes {有人応答{live, number}件の{value}} other {比較できる有人応答なし（{live, number}件）}}。上限{limit}に近づいています{estimate, select, yes {（推定）} other {}}。',
  'finding.anomaly':
    '通常と異なります：{what}{value}、{weekday}の通常値は{usual}{place, select, yes {。差の大半は{name}} other {}}{rules, select, changed {。途中で集計ルールが変わっています} other {}}。',
  'finding.anomaly.live':
    '人につながった発信は少なくとも{value}、{weekday}の通常値は{usual}{place, select, yes {。差の大半は{name}} other {}}{rules, select, changed {。途中で集計ルールが変わっています} other {}}。',
  'finding.callerId': '発信者番号{caller}（{name}）：有人応答{value}、ほかの番号では{usual}。',
  'finding.stuck':
    '未処理の配信{count, number}件が滞っているようです（期限切れ、または処理中のまま）：{list}{others, select, yes {ほか} other {}}。',
  'finding.failedUpload': '{name}：{upload}が失敗しました{known, select, yes {（{message}）} other {}}。',
  'finding.uploadErrors': '{name}：{upload}にエラーがありました{known, select, yes {（{message}）} other {}}。',
  'finding.place': '{name} {number}件',
  'short.afterDoNotContact': 'オプトアウト後の発信{attempts, number}件',
  'short.callingHours': '時間外の発信{attempts, number}件',
  'short.possibleHours': '時間外の可能性{attempts, number}件',
  'short.frequencyCap': '頻度上限の超過{contacts, number}件',
  'short.abandonment': '放棄率{value}、上限{limit}',
  'short.nearAbandonment': '放棄率{value}、上限{limit}',
  'short.anomaly': '{what}{value}、通常{usual}',
  'short.anomaly.live': '有人応答{value}、通常{usual}',
  'short.callerId': '発信者番号{caller}の有人応答{value}',
  'short.stuck': '滞留中の配信{count, number}件',
  'short.failedUpload': 'アップロード失敗：{shortName}',
  'short.uploadErrors': 'アップロードエラー：{shortName}',
};
