/** Empties dist/, so that no trigger of a file that is gone stays in the app. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './root.ts';

await rm(join(ROOT, 'dist'), { recursive: true, force: true });
