/** Sentences under titles and figures, in Japanese. */
import type { Texts } from '../../declared/arguments.ts';
import type { NOTES } from '../../declared/notes.ts';

export const notes: Texts<typeof NOTES> = {
  'note.backlog': '{at}時点で未処理の配信は{deliveries, number}件でした。',
  'note.backlogNone': '不明：未処理の配信はDataverseを読み取るたびに集計しますが、この期間には集計がありませんでした。',
  'note.coping': '未処理：最後の集計時点の件数。残り時間はその直前1時間のペースによります。',
  'note.bestTime': '{days, number}日間の有人応答率の下限（95%）による順位。発信が30件未満の時間帯は除いています。',
  'note.bestTimeByAttempt': '試行回数別はこの期間のみ。',
  'note.bestTimeNone': 'まだデータが足りません。',
  'note.callerIds': '有人応答（下限）。同じ構成のほかの番号、および前7日間との比較。',
  'note.dispositions': '一つの配信に複数のコードが付くことがあり、割合の合計は100%を超えることがあります。',
  'note.hours': '試行が始まった時刻（{zone}）による。',
  'note.reach': '連絡先と構成の組ごと。その回に発信した連絡先のうち、その回で初めて応答した割合。',
  'note.outside': '時間外：{list}{others, select, yes {、さらに{more, number}件} other {}}。',
  'outside.place': '{name} {hours}（{number}件）',
  'outside.placeOnly': '{name} 時刻不明（{number}件）',
  'note.rulePack': 'ルール「{pack}」。{known, select, yes {} other {法的助言ではありません。}}{packNote}',
  'note.abandonmentNone': '測定できません。どの発信が放棄されたかを示す情報がありません。',
  'note.abandonment':
    '{source, select, column {情報源：{sourceName}。試行：Microsoftの分母で、この期間の、オペレーターが対応する構成のもの。} other {情報源：{sourceName}。試行：Microsoftの分母で、この期間の、分かる範囲のもの。}}',
  'note.regulatory':
    '有人応答（下限）：人が応答した発信で、規制当局の分母。{days, number}日間{known, select, yes {} other {、うち履歴にあるのは{held, number}日}}。',
  'note.capsByContact': '連絡先ごとに集計：msdyn_tracking_idのある試行がありません。',
  'note.capsByMatter':
    '案件（msdyn_tracking_id）ごとに集計した試行{attempts, number}件{known, select, yes {、連絡先ごと{number}件} other {}}。案件を問わず一つの連絡先で最大{most}件。',
  'note.contactsNone': '測定なし：{reason}。',
  'note.attempts': '試行回数別の連絡先：{list}。',
  'attempts.exactly': '{count, number}回{contacts, number}件',
  'attempts.atLeast': '{count, number}回以上{contacts, number}件',
  'note.noSpacing': '試行の間隔なし：{reason}。',
  'mean.calls':
    '前{days, number}日間の平均{known, select, yes {} other {（うち{held, number}日分）}}：1日あたり配信{deliveries, number}件、試行{attempts, number}件。応答{answered}、有人応答{range}（発信{called, number}件）。',
  'mean.none':
    '前{days, number}日間の平均{known, select, yes {} other {（うち{held, number}日分）}}：1日あたり配信{deliveries, number}件、試行{attempts, number}件。',
  'compared.against':
    '比較対象：{kind, select, day {{period}} week {前週（{period}）} month {{month}（{period}）} quarter {{year}年第{quarter, number}四半期（{period}）} year {{year}年（{period}）} other {前{days, number}日間（{period}）}}{part, select, yes {の同じ部分} other {}}{perDay, select, yes {、件数は1日あたり} other {}}。',
  'compared.legend': '灰色は偶然の範囲内です。',
  'settings.changed':
    '{timed, select, yes {{at}に} other {時期は不明ですが、}}{changed, select, app {新しいバージョンでアプリの定義が変わりました} both {設定とアプリの定義が変わりました} other {設定が変わりました}}{known, select, yes {：{list}} other {}}。',
  'settings.ofPeriod': 'この期間の配信は、一部がその前、一部がその後に登録されています。',
  'settings.ofComparison': '比較対象は、一部がその前、一部がその後に登録されています。',
  'settings.counted': 'この期間、または参照した過去の配信の一部は、以前のまま集計されています。再取得すると新たに集計されます。',
  'scope.part':
    '{column, select, configuration {キャンペーン：{list}} queue {キュー：{list}} channel {チャネル：{list}} other {ダイヤル方式：{list}}}',
  'scope.allowed': '閲覧できる範囲のみ：{list}',
  'missed.also': 'ほかに{list}{others, select, yes {ほか{more, number}件} other {}}',
  'missed.dataIncomplete': 'データがそろっていませんでした',
  'missed.appDidNotRun': 'アプリが動作していませんでした',
  'upload.name': '{day}のファイルアップロード',
};
