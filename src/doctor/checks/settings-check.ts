/** Whether every setting can be read. */
import { startNotes } from '../../settings/start-notes.ts';
import { type Check, failed, ok, warning } from '../check.ts';

export const settingsCheck: Check = {
  id: 'settings',
  title: 'Settings',
  looksAt: 'every setting, and names that look like one and are none',
  needs: [],
  run: async ({ settings, problems }) => {
    if (settings === undefined) return failed('settings-wrong', ...problems);
    const notes = startNotes(settings);
    return notes.length === 0 ? ok('All are right.') : warning('settings-notes', ...notes);
  },
};
