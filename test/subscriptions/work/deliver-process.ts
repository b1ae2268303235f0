/** A tick of the timer and the work on its messages as a process of its own that can be killed, by the settings of its environment: node deliver-process.ts PREFIX NOW */
import { createApp } from '../../../src/app.ts';
import { readSettings } from '../../../src/settings/settings.ts';

const [tablePrefix = '', now = ''] = process.argv.slice(2);
const app = await createApp(readSettings(process.env), { tablePrefix, clock: () => Number(now) });
for (const message of (await app.dispatch()).messages) await app.deliver(JSON.stringify(message));
await app.close();
