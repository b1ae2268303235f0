/** The module "@azure/functions-core" that @azure/functions asks its host for, supplied by a module hook: what an app registers ends up in one registry. */
import { registerHooks } from 'node:module';
import type { FunctionCallback, FunctionMetadata, HookCallback, ProgrammingModel } from './core-types.ts';

export interface RegisteredFunction {
  readonly metadata: FunctionMetadata;
  readonly callback: FunctionCallback;
}

/** Everything that apps of this process have registered. */
export interface Registry {
  readonly functions: Map<string, RegisteredFunction>;
  readonly hooks: Map<string, HookCallback[]>;
  model: ProgrammingModel | undefined;
  /** Where log lines of the library and of functions go. */
  log: (level: string, category: string, message: string) => void;
}

const MODULE = '@azure/functions-core';
const MODULE_URL = 'functions-host:core';
// The library is loaded by Node itself and may be loaded next to another copy of this file, so they meet in the global registry of symbols.
const KEY = Symbol.for('proactive-digest.functions-core');
const HOOKS = ['appStart', 'appTerminate', 'preInvocation', 'postInvocation', 'log'];
// The oldest versions whose features the library looks for.
const HOST_VERSION = '4.1040.0';
const WORKER_VERSION = '3.12.0';

/** Supplies the module (once a process) and gives the registry behind it. */
export function coreRegistry(): Registry {
  const globals = globalThis as { [KEY]?: { readonly registry: Registry; readonly api: object } };
  globals[KEY] ??= installModule();
  return globals[KEY].registry;
}

function installModule(): { registry: Registry; api: object } {
  const registry: Registry = { functions: new Map(), hooks: new Map(), model: undefined, log: () => {} };
  const api = coreApi(registry);
  const exported = Object.keys(api).map((name) => `exports.${name} = api.${name};`);
  const source = `const { api } = globalThis[Symbol.for(${JSON.stringify(KEY.description)})];\n${exported.join('\n')}`;
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === MODULE ? { url: MODULE_URL, format: 'commonjs', shortCircuit: true } : next(specifier, context),
    load: (url, context, next) => (url === MODULE_URL ? { format: 'commonjs', source, shortCircuit: true } : next(url, context)),
  });
  return { registry, api };
}

function coreApi(registry: Registry) {
  return {
    version: WORKER_VERSION,
    hostVersion: HOST_VERSION,
    registerFunction(metadata: FunctionMetadata, callback: FunctionCallback): Disposable {
      if (registry.functions.has(metadata.name)) throw new Error(`Cannot register function "${metadata.name}": the name is taken`);
      registry.functions.set(metadata.name, { metadata, callback });
      return new Disposable(() => registry.functions.delete(metadata.name));
    },
    registerHook(name: string, callback: HookCallback): Disposable {
      if (!HOOKS.includes(name)) throw new RangeError(`Cannot register hook "${name}": it is none of ${HOOKS.join(', ')}`);
      const hooks = registry.hooks.get(name) ?? [];
      registry.hooks.set(name, [...hooks, callback]);
      return new Disposable(() =>
        registry.hooks.set(
          name,
          (registry.hooks.get(name) ?? []).filter((hook) => hook !== callback),
        ),
      );
    },
    setProgrammingModel(model: ProgrammingModel): void {
      registry.model = model;
    },
    getProgrammingModel: () => registry.model,
    log: (level: string, category: string, message: string) => registry.log(level, category, message),
    Disposable,
  };
}

/** What a registration returns: disposing of it takes the registration back. */
class Disposable {
  readonly #undo: () => void;

  constructor(undo: () => void) {
    this.#undo = undo;
  }

  static from(...all: { dispose(): void }[]): Disposable {
    return new Disposable(() => {
      for (const one of all) one.dispose();
    });
  }

  dispose(): void {
    this.#undo();
  }
}
