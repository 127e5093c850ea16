import type { Panel } from "~/prices/panel.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Banner } from "~/ui/state.tsx";
import type { FittingOffer } from "./bid-lists.server.ts";
import { BidSheet } from "./bid-sheet.tsx";
import { bidWords } from "./bid.words.ts";

type BidCornerProps = {
  lot: Parameters<typeof BidSheet>[0]["lot"];
  bidding: { verified: boolean; offers: readonly FittingOffer[] };
  panel: Panel | null;
  reference: { lowIdr: number; highIdr: number } | null;
  lastResult?: unknown;
};

/** Where a processor bids, or what is missing before it can. */
export function BidCorner({ lot, bidding, panel, reference, lastResult }: BidCornerProps) {
  const say = useWords(bidWords);
  if (!bidding.verified) {
    return (
      <Banner tone="wait" title={say.unverified}>
        {say.unverifiedText}
      </Banner>
    );
  }
  if (bidding.offers.length > 0) {
    return <BidSheet lot={lot} offers={bidding.offers} panel={panel} reference={reference} lastResult={lastResult} />;
  }
  return (
    <Card side="hilir" title={say.noOffer}>
      <p>{say.noOfferText}</p>
      <ButtonLink to="/olahan/baru" tone="hilir">
        {say.addOffer}
      </ButtonLink>
    </Card>
  );
}
