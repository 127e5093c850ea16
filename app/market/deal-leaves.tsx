import { Rp } from "~/ui/figure.tsx";
import { formatIdr } from "~/ui/format.ts";
import { Ledger, LedgerLine } from "~/ui/ledger.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Section } from "~/ui/page.tsx";
import type { Column } from "~/ui/table.tsx";
import { Table } from "~/ui/table.tsx";
import type { DealView } from "./deal-lists.server.ts";
import { dealWords } from "./deal.words.ts";
import type { Leaves } from "./leaves.ts";

/** What each bid leaves per kg at three prices of its product: bought, cooked for a fee or shared, side by side. */
export function LeavesTable({ deals }: { deals: readonly DealView[] }) {
  const say = useWords(dealWords);
  const locale = useLocale();
  if (deals.every((deal) => deal.terms === "buy")) return null;
  const money = (idr: number | undefined) => (idr === undefined ? "–" : formatIdr(idr, locale));
  const columns: Column<DealView>[] = [
    {
      key: "buyer",
      label: say.bidOf(""),
      lead: true,
      cell: (deal) => `${deal.buyer.name}: ${say.patterns[deal.terms]}`,
    },
    { key: "low", label: say.leavesIf.low, number: true, cell: (deal) => money(deal.leaves?.lowIdr) },
    { key: "typical", label: say.leavesIf.typical, number: true, cell: (deal) => money(deal.leaves?.typicalIdr) },
    { key: "high", label: say.leavesIf.high, number: true, cell: (deal) => money(deal.leaves?.highIdr) },
  ];
  return (
    <Section title={say.leaves}>
      <p className="soft">{say.leavesText}</p>
      <Table caption={say.leaves} hideCaption columns={columns} rows={deals} rowKey={(deal) => deal.id} />
    </Section>
  );
}

/** The same for one bid or proposal. */
export function LeavesLines({ leaves }: { leaves: Leaves | null }) {
  const say = useWords(dealWords);
  if (!leaves) return null;
  return (
    <Section title={say.leaves}>
      <Ledger>
        <LedgerLine label={say.leavesIf.low}>
          <Rp value={leaves.lowIdr} />
        </LedgerLine>
        <LedgerLine label={say.leavesIf.typical}>
          <Rp value={leaves.typicalIdr} />
        </LedgerLine>
        <LedgerLine label={say.leavesIf.high}>
          <Rp value={leaves.highIdr} />
        </LedgerLine>
      </Ledger>
      <p className="soft">{say.leavesText}</p>
    </Section>
  );
}
