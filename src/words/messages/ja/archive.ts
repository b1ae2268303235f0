/** What the pages of digests as they were sent say, in Japanese. */
import type { ARCHIVE } from '../../declared/archive.ts';
import type { Texts } from '../../declared/arguments.ts';

export const archive: Texts<typeof ARCHIVE> = {
  'archive.title': '送信済みの配信メール',
  'archive.none': 'この期間に閲覧できる配信メールはありません。',
  'archive.days': '期間',
  'archive.subscription': '受信設定',
  'archive.made': '作成日時',
  'archive.at': '日時',
  'archive.kind': '種別',
  'archive.version': 'その日のバージョン{count, number}',
  'archive.recipients': '宛先',
  'archive.result': '結果',
  'archive.mail': 'メール本文',
  'archive.mailNote': 'ここではメール内のリンクは機能しません。',
  'archive.gone': '内容は保存されていません。',
  'archive.attachments': '添付ファイル',
  'archive.report': 'この期間のレポート',
  'mailState.sending': '送信中',
  'mailState.retry': '再試行',
  'mailState.sent': '送信済み',
  'mailState.failed': '失敗',
  'mailState.ambiguous': '不明',
  'mailState.missed': '未送信',
  'mailState.skipped': '対象外',
};
