/** What a page says that has no report to show, in Japanese. */
import type { Texts } from '../../declared/arguments.ts';
import type { STATES } from '../../declared/states.ts';

export const states: Texts<typeof STATES> = {
  'state.first': 'まだ何も読み込まれていません',
  'state.firstText': 'Dataverse から履歴を初めて読み込んでいます。このページは自動的に更新されます。',
  'state.progress': '{days, number}日のうち{count, number}日まで読み込みました。',
  'state.rights': 'Dataverse の読み取りが許可されていません',
  'state.rightsText':
    'すべての配信を見る権限がないため、何も読み込みません。管理者がアプリケーション ユーザーに、配信とその属性に対する組織レベルの読み取り権限を付与します。',
  'state.unread': '未読み込み',
  'state.unreadText': 'この期間は Dataverse から読み込まれていません。そのため数値はありません（ゼロでもありません）。',
  'state.setup': 'アプリの設定が完了していません',
  'state.setupText':
    '不足または誤りのある設定があります。どれかはアプリのログに記録されています（キーがあれば /api/health でも確認できます）。',
  'state.failed': '問題が発生しました',
  'state.failedText': 'お客様の操作が原因ではありません。繰り返す場合は、管理者に参照番号をお知らせください。',
  'state.away': '現在ご利用いただけません',
  'state.awayText': '履歴にアクセスできません。数分後にもう一度お試しください。',
  'state.reference': '参照番号：{reference}',
  'state.address': 'このアドレスは使用できません',
  'state.unknown': 'その{column, select, queue {キュー} configuration {構成} channel {チャネル} other {ダイヤル モード}}はありません',
  'state.unknownText': '履歴に{name}という名前はありません。',
  'state.nearest': 'もしかして：',
  'state.future': '{day}はまだ始まっていません',
  'state.noVersion': 'そのバージョンはありません',
  'state.noDigest': 'その配信メールはありません',
  'state.home': 'レポートへ',
  'state.signIn': 'サインイン',
  'state.signOut': 'サインアウト',
  'state.off': 'ここではレポートを表示していません',
  'state.offText': 'サインインもリンクも有効になっていません（SIGN_IN、LINKS）。',
  'state.stranger': 'サインインしていません',
  'state.strangerText': 'レポートはサインインするか、メールのリンクから開いてください。',
  'state.principalText': 'サインイン情報を読み取れません。サインアウトしてから、もう一度サインインしてください。',
  'state.noAccess': 'レポートを見る権限がありません',
  'state.noRoleText':
    'サインイン済みですが、このアプリのロールがありません。管理者が Microsoft Entra で Reports.Read または Reports.Admin を割り当てた後、サインインし直してください。',
  'state.noScopeText':
    'このロールで見られるのはレポートの一部ですが、その範囲を定める規則がありません。管理者が SIGN_IN_SCOPES に追加します。',
  'state.groupsText':
    '所属グループが多すぎるため、Microsoft Entra がグループを通知していません。管理者がこのアプリのグループ要求を、割り当て済みのグループに限定します。',
  'state.badLink': 'このリンクは開けません',
  'state.badLinkText':
    'リンクが途中で切れているか、このアプリのものではありません。メールのリンクをそのまま使うか、最新のメールをご覧ください。',
  'state.expired': 'このリンクは期限切れです',
  'state.expiredText': '最新のメールのリンクは開けます。',
  'state.revoked': 'このリンクは無効になりました',
  'state.revokedText': '取り消されました。最新のメールのリンクを使うか、送信者にお問い合わせください。',
  'state.beyond': 'このリンクで見られる期間ではありません',
  'state.beyondText': 'リンクで開けるのは、そのメールの期間だけです。',
  'state.hidden': 'これを見る権限がありません',
  'state.hiddenText': 'お客様に許可された範囲を超える内容が含まれています。',
  'state.adminText': 'Microsoft Entra で Reports.Admin のアプリ ロールを割り当てられた方だけがご覧になれます。',
};
