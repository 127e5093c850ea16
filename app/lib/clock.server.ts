const house = globalThis as typeof globalThis & { huluhilirNow?: () => number };

/** Now, in epoch milliseconds UTC. The only place of the app that looks at the clock; tests may set it. */
export function now(): number {
  return house.huluhilirNow?.() ?? Date.now();
}

/** Lets a test or a simulation carry its own clock; without an argument the real one is back. */
export function setClock(clock?: () => number): void {
  house.huluhilirNow = clock;
}
