/** Where a list is taken home from: the same address with an ending, under the same filter, from its first row. */
export function fileLinks(path: string, asked = ""): { href: string; label: string }[] {
  const wanted = new URLSearchParams(asked);
  for (const name of ["sesudah", "sebelum", "_data", "index", "_routes", "semua"]) wanted.delete(name);
  const query = wanted.size > 0 ? `?${wanted.toString()}` : "";
  return [
    { href: `${path}.xlsx${query}`, label: "Excel" },
    { href: `${path}.csv${query}`, label: "CSV" },
  ];
}
