import { examplePriceFile } from "./price-csv.ts";

/** Our own layout of a price file, with a line as an example. */
export function loader() {
  return new Response(`\uFEFF${examplePriceFile}\r\n`, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="contoh-harga.csv"',
    },
  });
}
