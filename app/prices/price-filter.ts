/** Which prices somebody looks at. */
export type PriceFilter = { regencyCode: string; commodityCode: string | null; month: string | null };

/** Reads a filter from an address; what it does not know it leaves out. `regencyCode` is where one looks unless told. */
export function readPriceFilter(asked: URLSearchParams, known: readonly string[], regencyCode: string): PriceFilter {
  const place = asked.get("wilayah") ?? "";
  const commodity = asked.get("komoditas") ?? "";
  const month = asked.get("bulan") ?? "";
  return {
    regencyCode: known.includes(place) ? place : regencyCode,
    commodityCode: /^[A-Z_]{2,40}$/.test(commodity) ? commodity : null,
    month: /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : null,
  };
}

/** The words of the address for a filter, from a cursor on. */
export function priceQuery(filter: PriceFilter, cursor: string | null = null): string {
  const wanted = new URLSearchParams({ wilayah: filter.regencyCode });
  if (filter.commodityCode) wanted.set("komoditas", filter.commodityCode);
  if (filter.month) wanted.set("bulan", filter.month);
  if (cursor) wanted.set("sesudah", cursor);
  return wanted.toString();
}
