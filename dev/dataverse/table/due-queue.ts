/** Values that become due at instants, the earliest first; of those due at one instant, the first that came. */

interface Entry<Value> {
  readonly dueMs: number;
  readonly sequence: number;
  readonly value: Value;
}

/** A binary heap. */
export class DueQueue<Value> {
  readonly #heap: Entry<Value>[] = [];
  #sequence = 0;

  get size(): number {
    return this.#heap.length;
  }

  /** Adds a value that is due at an instant, UTC epoch milliseconds. */
  add(dueMs: number, value: Value): void {
    const entry = { dueMs, sequence: this.#sequence++, value };
    let at = this.#heap.length;
    for (let parent = (at - 1) >> 1; at > 0 && this.#isBefore(entry, parent); parent = (at - 1) >> 1) {
      this.#copy(parent, at);
      at = parent;
    }
    this.#heap[at] = entry;
  }

  /** Takes out, in order, what is due at an instant. */
  *takeDue(nowMs: number): Generator<Value> {
    for (let first = this.#heap[0]; first !== undefined && first.dueMs <= nowMs; first = this.#heap[0]) {
      this.#removeFirst();
      yield first.value;
    }
  }

  #removeFirst(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    let at = 0;
    for (let child = this.#lesserChild(at); child !== undefined && !this.#isBefore(last, child); child = this.#lesserChild(at)) {
      this.#copy(child, at);
      at = child;
    }
    this.#heap[at] = last;
  }

  #lesserChild(parent: number): number | undefined {
    const left = parent * 2 + 1;
    const [a, b] = [this.#heap[left], this.#heap[left + 1]];
    if (a === undefined) return undefined;
    return b !== undefined && this.#isBefore(b, left) ? left + 1 : left;
  }

  #isBefore(entry: Entry<Value>, position: number): boolean {
    const other = this.#heap[position];
    return other === undefined || entry.dueMs < other.dueMs || (entry.dueMs === other.dueMs && entry.sequence < other.sequence);
  }

  #copy(from: number, to: number): void {
    const entry = this.#heap[from];
    if (entry !== undefined) this.#heap[to] = entry;
  }
}
