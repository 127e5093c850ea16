import { nameIn } from "~/places/commodity.ts";
import { Kg } from "~/ui/figure.tsx";
import { formatKg } from "~/ui/format.ts";
import { Ledger, LedgerLine } from "~/ui/ledger.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Fold } from "~/ui/tiles.tsx";
import { helpSentence } from "./desk-reasons.ts";
import type { UnsoldGroup, UnsoldView } from "./round-view.ts";
import { roundWords } from "./round-words.ts";

/** What found no kitchen, by reason, the heaviest first; opened, each lot and what would help it. */
export function UnsoldList({ unsold }: { unsold: UnsoldGroup[] }) {
  const say = useWords(roundWords);
  const locale = useLocale();
  if (unsold.length === 0) return <p>{say.round.allSold}</p>;
  return unsold.map(({ reason, kg, count, lots }) => (
    <Fold
      key={reason}
      summary={
        <span className="row wrap grow">
          <span className="grow">{say.unsold[reason] ?? reason}</span>
          <b className="nowrap">{formatKg(kg, locale)}</b>
        </span>
      }
    >
      <Ledger>
        {lots.map((lot) => (
          <LedgerLine key={lot.lotId} label={<UnsoldLot lot={lot} />}>
            <Kg value={lot.quantityKg} />
          </LedgerLine>
        ))}
      </Ledger>
      {count > lots.length ? <p className="soft">{say.round.moreLots(count - lots.length)}</p> : null}
    </Fold>
  ));
}

function UnsoldLot({ lot }: { lot: UnsoldView }) {
  const locale = useLocale();
  return (
    <>
      <TextLink to={`/panen/${lot.lotId}`}>{`${nameIn(locale, lot.commodity)}, ${lot.group}`}</TextLink>
      <span className="block soft">{`${lot.village}. ${helpSentence(lot, locale)}`}</span>
    </>
  );
}
