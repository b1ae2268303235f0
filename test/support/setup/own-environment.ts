/** The environment of a program that runs in the process of its test: settings that are there as long as it runs, and no longer. */

let leave = (): void => {};

/** Sets variables of this process in place of those of the program before, and gives what sets them back; test files share a process. */
export function enterEnvironment(env: Readonly<Record<string, string>>): () => void {
  // A test file whose preparation failed has not ended its program.
  leave();
  const before = Object.keys(env).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, env);
  const back = () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    leave = () => {};
  };
  leave = back;
  return () => {
    if (leave === back) back();
  };
}
