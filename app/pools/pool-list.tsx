import { nameIn } from "~/places/commodity.ts";
import { Kg, Num, RpPerKg } from "~/ui/figure.tsx";
import { formatDate } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Pill } from "~/ui/state.tsx";
import type { Column } from "~/ui/table.tsx";
import { Table } from "~/ui/table.tsx";
import type { ListedPool } from "./pool-lists.server.ts";
import { poolTones } from "./pool-pill.ts";
import { poolWords } from "./words.ts";

/** Pools, a row each. An officer also sees where. */
export function PoolTable({ pools, own }: { pools: readonly ListedPool[]; own: boolean }) {
  const say = useWords(poolWords);
  const locale = useLocale();
  const head = say.column;
  const columns: Column<ListedPool>[] = [
    {
      key: "pool",
      label: head.pool,
      lead: true,
      cell: (pool) => <TextLink to={`/gabungan/${pool.id}`}>{say.poolOf(nameIn(locale, pool).toLowerCase())}</TextLink>,
    },
    {
      key: "state",
      label: head.state,
      cell: (pool) =>
        pool.awaited ? (
          <Pill tone="wait">{say.yourTurn}</Pill>
        ) : (
          <Pill tone={poolTones[pool.state]}>{say.state[pool.state]}</Pill>
        ),
    },
    {
      key: "leader",
      label: head.leader,
      cell: (pool) => (own ? pool.groupName : `${pool.groupName}, ${pool.villageName}`),
    },
    { key: "members", label: head.members, number: true, cell: (pool) => <Num value={Math.max(1, pool.members)} /> },
    { key: "kg", label: head.kg, number: true, cell: (pool) => <Kg value={pool.quantityKg} /> },
    { key: "promised", label: head.promised, number: true, cell: (pool) => <Kg value={pool.promisedKg} /> },
    { key: "price", label: head.price, number: true, cell: (pool) => <RpPerKg value={pool.askIdr} /> },
    { key: "ready", label: head.ready, cell: (pool) => formatDate(pool.readyFrom, locale, "short") },
  ];
  return <Table caption={say.title} hideCaption columns={columns} rows={pools} rowKey={(pool) => pool.id} />;
}
