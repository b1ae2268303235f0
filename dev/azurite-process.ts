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
/** What is used of a collection of lokijs. */
interface Documents {
  readonly data: readonly unknown[];
  remove(document: unknown): void;
  removeBatchByPositions(this: Documents, positions: readonly number[]): void;
}

process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
const require = createRequire(import.meta.url);
const { Collection } = createRequire(require.resolve('azurite/dist/src/azurite.js'))('lokijs') as {
  readonly Collection: { readonly prototype: Documents };
};
const { removeBatchByPositions } = Collection.prototype;
// Its database builds all indexes of all blobs anew for each blob that is removed, unless it is told to remove one document.
Collection.prototype.removeBatchByPositions = function (positions) {
  const [only] = positions;
  if (positions.length === 1 && only !== undefined) this.remove(this.data[only]);
  else removeBatchByPositions.call(this, positions);
};
require('azurite/dist/src/azurite.js');
