/** Where the project lies. */
import { fileURLToPath } from 'node:url';

/** Absolute path of the folder with package.json. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));
