/** What a test file has written into Azurite goes with it: a table is opened the slower the more tables there are, and a blob is removed the slower the more blobs there are, of whatever account. */
import { afterAll } from 'vitest';
import { removeStorage } from './made-storage.ts';

afterAll(removeStorage);
