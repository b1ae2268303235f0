/** Runs Azurite in this process and ends with the parent, so that a killed parent leaves no server and no taken port behind. */
import { createRequire } from 'node:module';

process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
createRequire(import.meta.url)('azurite/dist/src/azurite.js');
