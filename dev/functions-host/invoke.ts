/** Runs one invocation of a function through the library's own programming model, with its hooks, as the Node worker does. */
import { randomUUID } from 'node:crypto';
import type { RegisteredFunction } from './core-module.ts';
import type { Binding, CoreInvocationContext, InvocationRequest, InvocationResponse, RpcTypedData } from './core-types.ts';
import type { Host } from './host.ts';
import type { Log } from './log.ts';

export interface InvocationInput {
  /** @default a new id */
  readonly invocationId?: string;
  readonly trigger: RpcTypedData;
  readonly triggerMetadata?: Readonly<Record<string, RpcTypedData>>;
}

export interface Outcome {
  /** What the function returned. */
  readonly result: unknown;
  /** The same and its other outputs, as the worker contract carries them. */
  readonly response: InvocationResponse;
}

/** The outcome of one run, its output messages sent. @throws what the function throws */
export async function invoke({ app, outputs, log }: Host, fn: RegisteredFunction, input: InvocationInput): Promise<Outcome> {
  const coreContext = contextOf(fn, input, log);
  const model = await app.model.getInvocationModel(coreContext);
  const { context, inputs } = await model.getArguments();
  const shared = { hookData: {}, appHookData: {}, invocationContext: context };
  const before = { ...shared, functionCallback: fn.callback, inputs };
  coreContext.state = 'preInvocationHooks';
  await app.runHooks('preInvocation', before);
  const after = { ...shared, inputs: before.inputs, result: null as unknown, error: null as unknown };
  coreContext.state = 'invocation';
  try {
    after.result = await model.invokeFunction(context, before.inputs, before.functionCallback);
  } catch (error) {
    after.error = error ?? new Error(`Function "${fn.metadata.name}" threw ${String(error)}`);
  }
  coreContext.state = 'postInvocationHooks';
  await app.runHooks('postInvocation', after);
  coreContext.state = undefined;
  if (after.error !== null && after.error !== undefined) throw after.error;
  const response = await model.getResponse(context, after.result);
  await outputs.write(fn, response);
  return { result: after.result, response };
}

/** Name and binding of the trigger. @throws Error where a function has none */
export function triggerOf({ metadata }: RegisteredFunction): { readonly name: string; readonly binding: Binding } {
  const [name, binding] = Object.entries(metadata.bindings).find(([, { type }]) => /trigger$/i.test(type)) ?? [];
  if (name === undefined || binding === undefined) throw new Error(`Cannot use function "${metadata.name}": it has no trigger`);
  return { name, binding };
}

function contextOf(fn: RegisteredFunction, input: InvocationInput, log: Log): CoreInvocationContext {
  const { metadata } = fn;
  const request: InvocationRequest = {
    invocationId: input.invocationId ?? randomUUID(),
    inputData: [{ name: triggerOf(fn).name, data: input.trigger }],
    ...(input.triggerMetadata && { triggerMetadata: input.triggerMetadata }),
  };
  return {
    invocationId: request.invocationId,
    request,
    metadata,
    state: undefined,
    log: (level, category, message) => {
      if (category === 'user' || level === 'warning' || level === 'error') log(metadata.name, message, level);
    },
  };
}
