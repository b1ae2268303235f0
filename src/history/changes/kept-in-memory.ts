/** A map within a bound of weight: what was not asked for longest goes first. */

export interface KeptInMemory<V> {
  get(name: string): V | undefined;
  /** @param weight in the unit of the bound; what weighs more than the bound is not kept */
  set(name: string, value: V, weight: number): void;
}

export function keptInMemory<V>(mostWeight: number): KeptInMemory<V> {
  // In the order of their last use.
  const kept = new Map<string, { readonly value: V; readonly weight: number }>();
  let weight = 0;
  const drop = (name: string) => {
    weight -= kept.get(name)?.weight ?? 0;
    kept.delete(name);
  };
  return {
    get(name) {
      const known = kept.get(name);
      if (known === undefined) return undefined;
      kept.delete(name);
      kept.set(name, known);
      return known.value;
    },
    set(name, value, itsWeight) {
      drop(name);
      if (itsWeight > mostWeight) return;
      kept.set(name, { value, weight: itsWeight });
      weight += itsWeight;
      for (const oldest of kept.keys()) {
        if (weight <= mostWeight) break;
        drop(oldest);
      }
    },
  };
}
