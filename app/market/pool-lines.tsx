import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { Kg } from "~/ui/figure.tsx";
import { formatKg } from "~/ui/format.ts";
import { Ledger, LedgerLine } from "~/ui/ledger.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Banner } from "~/ui/state.tsx";
import type { sellersIn, gainOfPooling } from "./pool-lines.server.ts";
import { poolLineWords } from "./pool.words.ts";

/** Of a pool: who sells in it, and how much of it is whose. */
export function PoolSellers({ sellers }: { sellers: Awaited<ReturnType<typeof sellersIn>> }) {
  const say = useWords(poolLineWords);
  if (sellers.length === 0) return null;
  return (
    <Card side="hulu" title={say.sellers}>
      <Ledger>
        {sellers.map((one) => (
          <LedgerLine
            key={one.lotId}
            label={
              <>
                <TextLink to={`/panen/${one.lotId}`}>{one.groupName}</TextLink>
                <span className="block soft">{one.villageName}</span>
              </>
            }
          >
            <Kg value={one.quantityKg} />
          </LedgerLine>
        ))}
      </Ledger>
      <p className="soft">{say.sellersText}</p>
    </Card>
  );
}

/** Of a harvest that stands in a pool: where it is sold. */
export function PooledBanner({ poolId }: { poolId: string | null }) {
  const say = useWords(poolLineWords);
  if (poolId === null) return null;
  return (
    <Banner tone="good" title={say.pooledTitle}>
      <p>{say.pooledText}</p>
      <ButtonLink to={`/panen/${poolId}`} tone="line" size="small">
        {say.toPool}
      </ButtonLink>
    </Banner>
  );
}

/** To the owner of a harvest that nobody has taken: what neighbours could bring. */
export function PoolingHint({ lotId, gain }: { lotId: string; gain: Awaited<ReturnType<typeof gainOfPooling>> }) {
  const say = useWords(poolLineWords);
  const locale = useLocale();
  const to = `/gabungan/baru?panen=${lotId}`;
  if (!gain)
    return (
      <p>
        <TextLink to={to}>{say.together}</TextLink>
      </p>
    );
  return (
    <Card side="meet" title={say.gain(gain.others, formatKg(gain.moreKg, locale))}>
      <p className="soft">{say.gainText}</p>
      <ButtonLink to={`${to}&saran=${gain.id}`} tone="hulu">
        {say.together}
      </ButtonLink>
    </Card>
  );
}
