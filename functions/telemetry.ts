/** Hooks around each invocation: its lines go to its own log, and what it measured is told before it ends. A person is not kept waiting for that. */
import { app } from '@azure/functions';
import { inInvocation } from '../src/telemetry/invocation.ts';
import { theTelemetry } from '../src/the-app.ts';

app.hook.preInvocation((hook) => {
  const { functionHandler, invocationContext } = hook;
  hook.functionHandler = (...inputs) => inInvocation(invocationContext, () => functionHandler(...inputs));
});

app.hook.postInvocation(async ({ invocationContext }) => {
  if (invocationContext.options.trigger.type === 'httpTrigger') theTelemetry().start();
  else await theTelemetry().flush();
});
