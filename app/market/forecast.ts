/** What a harvest that still grows will give: whole kg. Its lot promises the low figure. */
export type Forecast = { lowKg: number; typicalKg: number; highKg: number };

/** The figures of a lot that is a forecast; null once it is a real harvest, or always was. */
export function forecastIn(row: {
  lowKg: number | null;
  typicalKg: number | null;
  highKg: number | null;
  realisedAt: number | null;
}): Forecast | null {
  const { lowKg, typicalKg, highKg, realisedAt } = row;
  if (lowKg === null || typicalKg === null || highKg === null || realisedAt !== null) return null;
  return { lowKg, typicalKg, highKg };
}
