import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { useWords } from "~/ui/locale.tsx";
import type { ListedLot } from "./lot-lists.server.ts";
import { photoPageWords } from "./lot-photos.words.ts";
import { poolLineWords } from "./pool.words.ts";
import { standingWords } from "./standing.words.ts";
import { marketWords } from "./words.ts";

/** What the seller can do with a harvest. One in a pool stays as it was put in; a pool is led from its own page. */
export function OwnerCard({ lot, isPool }: { lot: ListedLot; isPool: boolean }) {
  const say = useWords(marketWords);
  const photos = useWords(photoPageWords);
  const weekly = useWords(standingWords);
  const pools = useWords(poolLineWords);
  const withdrawn = lot.state === "withdrawn";
  const pooled = lot.state === "pooled";
  const poolId = isPool ? lot.id : lot.poolId;
  return (
    <Card side="hulu" title={say.sellerActions}>
      <div className="btns">
        {poolId ? (
          <ButtonLink to={`/gabungan/${poolId}`} tone="hulu">
            {pools.manage}
          </ButtonLink>
        ) : null}
        {withdrawn || pooled || isPool ? null : (
          <ButtonLink to={`/panen/${lot.id}/ubah`} tone="hulu" icon="edit">
            {lot.forecast ? say.toStockings : say.edit}
          </ButtonLink>
        )}
        {withdrawn ? null : (
          <ButtonLink to={`/panen/${lot.id}/foto`} tone="line" icon="camera">
            {photos.manage}
          </ButtonLink>
        )}
        {withdrawn || pooled || isPool || lot.promisedKg > 0 ? null : (
          <ButtonLink to={`/panen/${lot.id}/tarik`} tone="bad">
            {say.withdraw}
          </ButtonLink>
        )}
        {isPool ? null : (
          <ButtonLink to={`/panen/baru?ulang=${lot.id}`} tone="line">
            {say.again}
          </ButtonLink>
        )}
        {isPool ? null : (
          <ButtonLink to={`/panen/${lot.id}/tiap-pekan`} tone="line" icon="calendar">
            {weekly.start}
          </ButtonLink>
        )}
      </div>
    </Card>
  );
}
