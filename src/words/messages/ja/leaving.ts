/** The page for leaving and the notices to owners, in Japanese. */
import type { Texts } from '../../declared/arguments.ts';
import type { LEAVING, NOTICES } from '../../declared/leaving.ts';

export const leaving: Texts<typeof LEAVING> = {
  'leave.title': 'メールの受信設定',
  'leave.active': '{recipient}は{subscription}のメールを受信しています。',
  'leave.paused': '{recipient}は{at}まで{subscription}のメールを受信しません。',
  'leave.left': '{recipient}は{subscription}のメールを受信しなくなりました。',
  'leave.unsubscribe': '配信を停止する',
  'leave.pause': '{days, number}日間停止する',
  'leave.resume': '受信を再開する',
  'leave.note': '一時停止または配信停止は、管理者に通知されます。',
};

export const notices: Texts<typeof NOTICES> = {
  'notice.undelivered.subject': '{outcome, select, late {遅れ} failed {未達} missed {未送信} other {到達不明}}：{title}',
  'notice.undelivered.what':
    '{outcome, select, late {{period}のレポート（{subscription}）はまだ作成または送信できていません：{list}。} failed {{period}のレポート（{subscription}）は次の宛先に届きませんでした：{list}。} missed {{period}のレポート（{subscription}）は期限内に次の宛先へ送信されませんでした：{list}。} other {{period}のレポート（{subscription}）が次の宛先に届いたかどうか不明です：{list}。}}',
  'notice.undelivered.todo':
    '{outcome, select, late {対処：原因を取り除いてください。期限まで再試行され、送信できなかった場合は通知します。} failed {対処：原因を取り除き、届かなかった宛先へ再送してください。} missed {対処：自動では送信されません。必要であれば再送してください。} other {対処：届いたかどうかを確認し、結果を記録してください。届いていなければ再送してください。}}',
  'notice.paused.subject': '停止：{title}',
  'notice.paused.what': '{subscription}は{count, number}回続けて失敗したため、停止されました。停止を解除するまで何も送信されません。',
  'notice.paused.todo': '対処：原因を取り除き、テスト送信をしてから停止を解除してください。',
  'notice.left.subject': '{wish, select, leave {配信停止：{title}} other {一時停止：{title}}}',
  'notice.left.cause': '本人の希望（メールのリンクから）。',
  'notice.left.todo': '対処：不要です。同じリンクから取り消せます。',
  'notice.absent.subject': '遅延：{title}',
  'notice.absent.what': '{period}のレポート（{subscription}）は{at}に送信予定でしたが、記録がありません。',
  'notice.absent.cause': '配信を開始するタイマーが動いていないか、毎回失敗しています。',
  'notice.absent.todo': '対処：GET /api/healthとアプリのログを確認してください。タイマーが再び動けば、間に合うものは送信されます。',
  'notice.cause': '原因：{reason}',
  'notice.more': '詳細：docs/subscriptions.md',
};
