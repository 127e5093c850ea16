import { TextLink } from "~/ui/link.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Downloads } from "~/ui/table.tsx";
import type { Kind } from "./period.ts";
import { reportWords } from "./words.ts";

/** What an address must keep to open a number of this report. */
export type Asked = { placeCode: string; periodKey: string; programId: string | null };
type Over = Partial<Asked> & { productCode?: string };

/** Where the rows behind a number are. */
export function addressOf(kind: Kind, asked: Asked, over: Over = {}): string {
  const { productCode, ...place } = over;
  const query = queryOf({ ...asked, ...place });
  query.set("jenis", kind);
  if (productCode) query.set("produk", productCode);
  return `/laporan/nota?${query}`;
}

/** The report of another place or period. */
export function reportAddress(asked: Asked, over: Partial<Asked> = {}, path = "/laporan"): string {
  return `${path}?${queryOf({ ...asked, ...over })}`;
}

function queryOf({ placeCode, periodKey, programId }: Asked): URLSearchParams {
  const query = new URLSearchParams({ wilayah: placeCode, masa: periodKey });
  if (programId) query.set("program", programId);
  return query;
}

type OpenProps = { kind: Kind; asked: Asked; over?: Over; value: number; children: string };

/** A number that opens to its papers; nothing has none to open. */
export function Open({ kind, asked, over, value, children }: OpenProps) {
  if (value === 0) return <>{children}</>;
  return <TextLink to={addressOf(kind, asked, over)}>{children}</TextLink>;
}

/** One table of the report as a file: `table` is its name in the address, `of` what it is called. */
export function TableFile({ asked, table, of }: { asked: Asked; table: string; of: string }) {
  const say = useWords(reportWords);
  const href = `${reportAddress(asked, {}, "/laporan.csv")}&tabel=${table}`;
  return <Downloads links={[{ href, label: say.csv }]} of={of} />;
}
