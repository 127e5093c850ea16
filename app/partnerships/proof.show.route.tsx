import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { titleOf } from "~/page-meta.ts";
import { Kg, RpPerKg } from "~/ui/figure.tsx";
import { formatDate, formatPercent } from "~/ui/format.ts";
import { Facts } from "~/ui/ledger.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { Banner, EmptyState } from "~/ui/state.tsx";
import { shortCode } from "./agreement-paper.tsx";
import { proofOf } from "./agreement-proof.server.ts";
import { agreementWords } from "./agreement.words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(matches, agreementWords, (say) => say.proofPage.title);

/** Open to anybody who holds the paper; names groups, never a person. */
export async function loader({ params }: LoaderFunctionArgs) {
  const hash = /^[0-9a-f]{64}$/.exec(params.hash ?? "")?.[0];
  const found = hash ? await proofOf(db, hash) : null;
  if (!found) return data({ proof: null }, { status: 404 });
  const { signedAt, ...proof } = found;
  const day = (at: number | null) => (at === null ? null : dateIn(defaultZone, at));
  return data({ proof: { ...proof, firstOn: day(signedAt.producer), secondOn: day(signedAt.processor) } });
}

export default function Proof() {
  const { proof } = useLoaderData<typeof loader>();
  const say = useWords(agreementWords).proofPage;
  const locale = useLocale();
  if (!proof) {
    return (
      <Page title={say.title}>
        <EmptyState drawing="surat" title={say.unknown}>
          {say.unknownText}
        </EmptyState>
      </Page>
    );
  }
  const { facts, version, hash, firstOn, secondOn, state, deliveries } = proof;
  const signed = firstOn !== null && secondOn !== null;
  const object = locale === "id" ? [facts.commodityId, facts.productId] : [facts.commodityEn, facts.productEn];
  return (
    <Page title={say.title} kicker={facts.number}>
      <Banner tone={signed ? "good" : "wait"} title={say.found}>
        <p>{signed ? say.signed : say.unsigned}</p>
        {state === "replaced" ? <p>{say.replaced}</p> : null}
        {state === "ended" ? <p>{say.ended}</p> : null}
      </Banner>
      <Facts
        items={[
          { label: say.number, value: facts.number },
          { label: say.version, value: String(version) },
          { label: say.parties, value: `${facts.producer}, ${facts.processor}` },
          { label: say.object, value: object.join(" → ") },
          { label: say.kg, value: <Kg value={facts.quantityKg} /> },
          { label: say.price, value: facts.pattern === "share" ? null : <RpPerKg value={facts.rateIdr} /> },
          {
            label: say.share,
            value: facts.pattern === "share" ? formatPercent(facts.sharePercent / 100, locale) : null,
          },
          { label: say.schedule, value: say.deliveries(deliveries) },
          { label: say.first, value: firstOn ? formatDate(firstOn, locale) : say.none },
          { label: say.second, value: secondOn ? formatDate(secondOn, locale) : say.none },
          { label: say.code, value: shortCode(hash) },
        ]}
      />
      <p className="soft">{say.how}</p>
    </Page>
  );
}
