import type { ReactNode } from "react";
import { KgOfGrams, Rp } from "~/ui/figure.tsx";
import { formatGramsAsKg, formatIdr, formatKg } from "~/ui/format.ts";
import { Ledger, LedgerLine } from "~/ui/ledger.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Section } from "~/ui/page.tsx";
import type { ContractView } from "./contract-view.ts";
import { noteWords } from "./note.words.ts";

type Weight = { grossGrams: number; tareGrams: number; netGrams: number };

/** Gross, empty baskets, net; and the net beside what was promised. */
export function NoteWeight({ ticket, promisedKg }: { ticket: Weight; promisedKg: number }) {
  const say = useWords(noteWords);
  const locale = useLocale();
  const over = ticket.netGrams - promisedKg * 1000;
  const kg = formatGramsAsKg(Math.abs(over), locale);
  return (
    <Section title={say.weightTitle}>
      <Ledger>
        <LedgerLine label={say.gross}>
          <KgOfGrams grams={ticket.grossGrams} />
        </LedgerLine>
        <LedgerLine label={say.tareLine}>
          − <KgOfGrams grams={ticket.tareGrams} />
        </LedgerLine>
        <LedgerLine label={say.net} sum>
          <KgOfGrams grams={ticket.netGrams} size="n2" mark />
        </LedgerLine>
        <LedgerLine label={say.promiseLine(formatKg(promisedKg, locale))}>
          {over === 0 ? say.same : over < 0 ? say.less(kg) : say.more(kg)}
        </LedgerLine>
      </Ledger>
    </Section>
  );
}

type AmountProps = { contract: ContractView; netGrams: number; amountIdr: number; children?: ReactNode };

/** Why it is this amount: grams times price, as the contract has it. */
export function NoteAmount({ contract, netGrams, amountIdr, children }: AmountProps) {
  const say = useWords(noteWords);
  const locale = useLocale();
  const times = say.times(formatGramsAsKg(netGrams, locale), formatIdr(contract.rateIdr, locale));
  return (
    <Section title={say.whyTitle}>
      <Ledger>
        <LedgerLine label={times}>
          <Rp value={amountIdr} />
        </LedgerLine>
        <LedgerLine label={say.amount} sum>
          <Rp value={amountIdr} size="n3" />
        </LedgerLine>
      </Ledger>
      <p className="soft">{contract.terms === "buy" ? say.whyBuy : say.whyToll}</p>
      {children}
    </Section>
  );
}
