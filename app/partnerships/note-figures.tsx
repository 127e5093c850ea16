import type { ReactNode } from "react";
import { KgOfGrams, Rp } from "~/ui/figure.tsx";
import { formatGramsAsKg, formatIdr, formatKg } from "~/ui/format.ts";
import { Ledger, LedgerLine } from "~/ui/ledger.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Section } from "~/ui/page.tsx";
import { Fold } from "~/ui/tiles.tsx";
import type { ContractView } from "./contract-view.ts";
import { noteWords } from "./note.words.ts";
import type { Fate } from "./ticket.ts";

type Weight = { grossGrams: number; tareGrams: number; netGrams: number } & {
  sentGrams: number | null;
  rejectedGrams: number | null;
  rejectedWhy: string | null;
  fate: Fate | null;
};
type BasketLine = { number: number; grossGrams: number; tareGrams: number | null };

/** Gross, empty baskets, net; and the net beside what was promised. */
export function NoteWeight({
  ticket,
  baskets,
  promisedKg,
}: {
  ticket: Weight;
  baskets: BasketLine[];
  promisedKg: number;
}) {
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
        {ticket.sentGrams === null ? null : (
          <LedgerLine label={say.sentLine}>
            <KgOfGrams grams={ticket.sentGrams} />
          </LedgerLine>
        )}
      </Ledger>
      {ticket.rejectedGrams !== null && ticket.fate ? (
        <p>
          {say.rejectedLine(
            formatGramsAsKg(ticket.rejectedGrams, locale),
            say.fates[ticket.fate],
            ticket.rejectedWhy ?? "",
          )}
        </p>
      ) : null}
      {baskets.length > 0 ? (
        <p className="hidden print:block">
          {say.basketsPrinted(baskets.map(({ grossGrams }) => formatGramsAsKg(grossGrams, locale)))}
        </p>
      ) : null}
      {baskets.length > 0 ? (
        <div className="print:hidden">
          <Fold summary={say.basketsFold(baskets.length)}>
            <Ledger>
              {baskets.map(({ number, grossGrams }) => (
                <LedgerLine key={number} label={say.basketLine(number)}>
                  <KgOfGrams grams={grossGrams} />
                </LedgerLine>
              ))}
            </Ledger>
          </Fold>
        </div>
      ) : null}
    </Section>
  );
}

type AmountProps = {
  contract: ContractView;
  netGrams: number;
  netIdr: number;
  amountIdr: number;
  /** What was refused and bought cheaper. */
  sold: { grams: number; rateIdr: number; idr: number } | null;
  children?: ReactNode;
};

/** Why it is this amount: grams times price, as the contract has it, and beside it what was bought cheaper. */
export function NoteAmount({ contract, netGrams, netIdr, amountIdr, sold, children }: AmountProps) {
  const say = useWords(noteWords);
  const locale = useLocale();
  if (contract.terms === "share" && !sold) {
    return (
      <Section title={say.shareTitle}>
        <p>{say.shareText}</p>
      </Section>
    );
  }
  const times = (grams: number, idr: number) => say.times(formatGramsAsKg(grams, locale), formatIdr(idr, locale));
  return (
    <Section title={say.whyTitle}>
      <Ledger>
        <LedgerLine label={times(netGrams, contract.rateIdr)}>
          <Rp value={netIdr} />
        </LedgerLine>
        {sold ? (
          <LedgerLine label={times(sold.grams, sold.rateIdr)}>
            <Rp value={sold.idr} />
          </LedgerLine>
        ) : null}
        <LedgerLine label={say.amount} sum>
          <Rp value={amountIdr} size="n3" />
        </LedgerLine>
      </Ledger>
      <p className="soft">{contract.terms === "toll" ? say.whyToll : say.whyBuy}</p>
      {children}
    </Section>
  );
}
