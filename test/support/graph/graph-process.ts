/** A Graph server as a process of its own: node graph-process.ts [MAILBOX] prints its address, then the number of messages that it accepted each time that grows; a line of JSON that it reads is a fault for every request from then on, an empty one ends that. */
import { createInterface } from 'node:readline';
import type { GraphFault } from './graph-faults.ts';
import { startGraphServer } from './graph-server.ts';

const [mailbox] = process.argv.slice(2);
const server = await startGraphServer(mailbox === undefined ? {} : { mailbox });
console.log(server.url);
server.watch((step) => {
  if (step === 'accepted') console.log(server.accepted.length);
});
for await (const line of createInterface({ input: process.stdin }))
  server.failAlways(line.trim() === '' ? undefined : (JSON.parse(line) as GraphFault));
await server.stop();
