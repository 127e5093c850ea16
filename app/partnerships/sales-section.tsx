import { ButtonLink } from "~/ui/button.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Section } from "~/ui/page.tsx";
import type { ContractView } from "./contract-view.ts";
import { shareWords } from "./share.words.ts";

/** Where the sales stand of which the producer gets its part. */
export function SalesSection({ contract }: { contract: ContractView }) {
  const say = useWords(shareWords);
  if (contract.terms !== "share") return null;
  return (
    <Section title={say.salesTitle}>
      <p className="soft">{say.salesText}</p>
      <ButtonLink to={`/kemitraan/${contract.id}/penjualan`} tone="line">
        {say.toSales}
      </ButtonLink>
    </Section>
  );
}
