/** Where Node keeps what it compiled, so that the hundred processes of a test run do not each compile the same modules anew. */

/** The variable as compile-cache-setup.ts has set it, for a process that is given an environment of its own. */
export function compileCache(): Readonly<Record<string, string>> {
  const folder = process.env.NODE_COMPILE_CACHE;
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: folder };
}
