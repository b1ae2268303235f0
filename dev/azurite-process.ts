/** Runs Azurite in this process and ends with the parent, so that a killed parent leaves no server and no taken port behind. */
import { createRequire, registerHooks } from 'node:module';

// Azurite loads it for the telemetry that is off here (--disableTelemetry): it is half of the time that a start takes.
const UNUSED = 'applicationinsights';
const EMPTY_URL = `empty:${UNUSED}`;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === UNUSED ? { url: EMPTY_URL, format: 'commonjs', shortCircuit: true } : next(specifier, context),
  load: (url, context, next) =>
    url === EMPTY_URL ? { format: 'commonjs', source: 'module.exports = {};', shortCircuit: true } : next(url, context),
});
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
createRequire(import.meta.url)('azurite/dist/src/azurite.js');
