/** Rates, rule packs and sources of abandonment, in Japanese. */
import type { KpiTexts, PackTexts, SourceTexts } from '../../declared/names.ts';

export const kpis: KpiTexts = {
  'count.deliveries': '配信件数',
  'count.attempts': '試行件数',
  'count.contacts': '試行した連絡先',
  'count.intake': '作成された配信',
  'rate.offHook': '応答率',
  'rate.liveMin': '有人応答率（下限）',
  'rate.liveMax': '有人応答率（上限）',
  'rate.rightParty': '本人接触率',
  'rate.rightPartyPerLive': '有人応答あたりの本人接触',
  'rate.machine': '留守番電話の割合',
  'rate.voicemailLeft': '留守番電話への録音の割合',
  'rate.noAnswer': '応答なしの割合',
  'rate.busy': '話し中の割合',
  'rate.badNumber': '無効番号の割合',
  'rate.platformFailure': 'プラットフォーム障害の割合',
  'rate.botFailure': 'AIエージェントの失敗率',
  'rate.shortCall': '短時間通話の割合',
  'rate.waitExceeded': '待ち時間超過の割合',
  'rate.notTried': '試行なしの割合',
  'rate.expired': '期限切れの割合',
  'rate.cancelled': 'キャンセル率',
  'rate.windowAdherence': '期間の順守率',
  'rate.lateResult': '遅れた結果の割合',
  'rate.completion': '作成分の完了率',
  'rate.smsDelivery': 'SMS到達率',
  'rate.smsReply': 'SMS返信率',
  'rate.conversion': '本人接触あたりの成約',
  'rate.conversionPerAttempt': '試行あたりの成約',
  'rate.optOut': 'オプトアウト率',
  'rate.handled': 'オペレーター対応の割合',
  'rate.aiContainment': 'AI対応の完結率',
  'rate.aiEscalation': 'AI対応の転送率',
};

const DISCLAIMER = '読むための目安であり、法的助言ではありません。祝日、同意、例外、地域の法令は考慮していません。';

export const packs: PackTexts = {
  'pack.us-federal': '米国連邦、8～21時',
  'packNote.us-federal': `TCPAおよびTelemarketing Sales Rule：発信先の現地時間8～21時。頻度の上限はありません。${DISCLAIMER}`,
  'pack.us-8-20': 'フロリダ州型の米国州法、8～20時、24時間に3回',
  'packNote.us-8-20': `フロリダ、メリーランド、オクラホマなどの州法：8～20時、24時間に3回まで（州法では同一の件について、ここでは合計）。${DISCLAIMER}`,
  'pack.us-reg-f': '米国の債権回収（Regulation F）、8～21時、7日間に7回',
  'packNote.us-reg-f': `Regulation F：8～21時、連続する7日間に7回まで。会話の後7日間の発信も禁じられますが、ここでは数えていません。ルールは債権ごとのため、行にmsdyn_tracking_idがあればそれごと、なければ連絡先ごとに数えます。${DISCLAIMER}`,
  'pack.uk': '英国の慣行、平日8～21時、土曜9～21時',
  'packNote.uk': `伝えられる業界のマーケティング電話の指針：月～金曜8～21時、土曜9～21時、日曜なし。英国法に時間の定めはありません。${DISCLAIMER}`,
};

export const sources: SourceTexts = {
  'source.column': '顧客に接続した後、オペレーターなし（msdyn_customer_connected_date、msdyn_csr_connected_date）',
  'source.conversation': '放棄された会話（msdyn_isabandoned）',
  'source.code': 'DISPOSITION_MAPで放棄とみなす対応結果',
  'source.estimate': '推定：オペレーターが対応しなかった短い有人応答',
};
