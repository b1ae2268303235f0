/** Uploads of which no delivery came, or not all. */
import { uploadMessage, uploadName } from '../../../digest/lines/upload-name.ts';
import { given } from '../../../digest/tables/given.ts';
import type { Html } from '../../../html.ts';
import type { FailedUploadItem } from '../../../report/report.ts';
import { type SectionSource, sectionOf } from '../../parts/section.ts';
import { pageTable } from '../../tables/page-table.ts';

const MESSAGE_CHARACTERS = 200;

/** The newest first. */
export function uploadSection(source: SectionSource): Html | null {
  const { report, words } = source;
  const { say, name } = words;
  if (report.failedUploads.length === 0) return null;
  const title = say('uploads.title');
  const body = pageTable<FailedUploadItem>(
    {
      id: 'uploads',
      label: title,
      nameLabel: say('column.from'),
      rows: report.failedUploads,
      nameOf: (item) => ({ text: uploadName(item, report.period.zone, words) }),
      columns: [
        { id: 'campaign', label: say('campaigns.name'), cell: ({ configurationName }) => name(given(configurationName)) },
        { id: 'state', label: say('column.state'), cell: ({ outcome }) => say(outcome === 'failed' ? 'uploads.nothing' : 'uploads.part') },
        { id: 'message', label: say('column.message'), cell: ({ message }) => messageOf(message) },
      ],
    },
    source,
  );
  return sectionOf({ id: 'uploads', title, body });

  function messageOf(message: string): string {
    const text = uploadMessage(message);
    return text === '' ? '' : name(text, MESSAGE_CHARACTERS);
  }
}
