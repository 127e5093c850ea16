/** What was typed on the weighing page before more rows were asked for, as the form takes it again. */
export function typedWeighing(params: URLSearchParams) {
  const text = (name: string) => params.get(name) ?? undefined;
  const rows = Math.min(40, Number(params.get("baris")) || 0);
  const baskets = Array.from({ length: rows }, (_, i) => params.get(`baskets[${i}]`) ?? "");
  const last = baskets.findLastIndex((grams) => grams !== "");
  const rest = {
    deliveryId: text("deliveryId"),
    tare: text("tare"),
    tarePer: text("tarePer"),
    grade: text("grade"),
    weighedOn: text("weighedOn"),
    note: text("note"),
    rejected: text("rejected"),
    rejectedWhy: text("rejectedWhy"),
    fate: text("fate"),
    rejectedIdr: text("rejectedIdr"),
  };
  const typed = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return { rows, typed: { ...typed, ...(last >= 0 ? { baskets: baskets.slice(0, last + 1) } : {}) } };
}
