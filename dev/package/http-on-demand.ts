/** node:http as require() gives it. As an import Node reads each of its exports at once, WebSocket among them, and loads all of fetch for that: 40 ms of a processor, of which timers and queues need nothing. */
import type { Plugin } from 'esbuild';

const NAMESPACE = 'http-on-demand';

export const httpOnDemand: Plugin = {
  name: NAMESPACE,
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^(?:node:)?http$/ }, ({ kind }) =>
      kind === 'import-statement' ? { path: 'node:http', namespace: NAMESPACE, sideEffects: false } : undefined,
    );
    onLoad({ filter: /./, namespace: NAMESPACE }, ({ path }) => ({ contents: `module.exports = require('${path}');`, loader: 'js' }));
  },
};
