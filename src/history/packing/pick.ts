/** The object with the named properties alone. */
export function pick<T extends object, Name extends keyof T>(table: T, names: readonly Name[]): Pick<T, Name> {
  return Object.fromEntries(names.map((name) => [name, table[name]])) as Pick<T, Name>;
}
