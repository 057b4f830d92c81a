/** Turns a label table into the tuple of its keys, in the order written. */
export function keysOf<K extends string>(labels: Record<K, unknown>): [K, ...K[]] {
  return Object.keys(labels) as [K, ...K[]];
}

/** True when `value` is one of the keys of `labels`. */
export function isKeyOf<K extends string>(labels: Record<K, unknown>, value: unknown): value is K {
  return typeof value === "string" && Object.hasOwn(labels, value);
}
