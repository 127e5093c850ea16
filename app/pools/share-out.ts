/**
 * Shares a whole amount out by weights, to the last unit: every part is its exact share rounded down, and what is left
 * goes one by one to the largest remainders, of equal ones to whoever comes first. The parts add up to `total`, and
 * while `total` is not above the sum of whole weights no part is above its weight.
 * @param total whole and not negative, such as rupiah or kg @param weights whole and not negative, such as weighed grams
 * @throws when there is something to share and nobody to share it with
 */
export function shareOut(total: number, weights: readonly number[]): number[] {
  // Rupiah times grams outgrows what a number holds exactly.
  const all = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (all === 0n) {
    if (total > 0) throw new Error(`nobody to share ${total} with`);
    return weights.map(() => 0);
  }
  const parts = weights.map((weight, at) => {
    const exact = BigInt(total) * BigInt(weight);
    return { at, part: Number(exact / all), rest: exact % all };
  });
  const left = total - parts.reduce((sum, { part }) => sum + part, 0);
  const favoured = parts.toSorted((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1));
  const lucky = new Set(favoured.slice(0, left).map(({ at }) => at));
  return parts.map(({ at, part }) => (lucky.has(at) ? part + 1 : part));
}

/**
 * The kg of a sale that each member brings, by what each has left, in whole steps of the harvest (an animal is not
 * halved). In the order of the members.
 */
export function shareKg(quantityKg: number, members: readonly { remainingKg: number }[], stepKg: number): number[] {
  const steps = members.map(({ remainingKg }) => Math.floor(remainingKg / stepKg));
  return shareOut(quantityKg / stepKg, steps).map((part) => part * stepKg);
}
