import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { forbidden, notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { batchesMadeOf, contractFor } from "~/partnerships/contract-page.server.ts";
import { reachOf } from "~/partnerships/contract-reach.server.ts";
import { viewOf } from "~/partnerships/contract-view.server.ts";
import { nameIn } from "~/places/commodity.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { KgOfGrams, Rp } from "~/ui/figure.tsx";
import { formatDate, formatGramsAsKg } from "~/ui/format.ts";
import { KeyNumbers, Ledger, LedgerLine } from "~/ui/ledger.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page, Section } from "~/ui/page.tsx";
import { EmptyState } from "~/ui/state.tsx";
import { notesCookedOf } from "./batch-list.server.ts";
import { valueOfContract } from "./batch-value.server.ts";
import { ValueAdded } from "./value-parts.tsx";
import { viewOfContract } from "./value-view.server.ts";
import { valueWords } from "./value.words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(matches, valueWords, (say) => say.contractTitle);

export async function loader(visit: LoaderFunctionArgs) {
  const reach = reachOf(await requireUser(visit));
  if (!reach) throw forbidden();
  const row = await contractFor(db, reach, visit.params.id ?? "");
  if (!row) throw notFound();
  const contract = viewOf(row, reach, dateIn(defaultZone, now()));
  const [value, made, notes] = await Promise.all([
    valueOfContract(db, row.id),
    batchesMadeOf(db, row.id),
    notesCookedOf(db, row.id),
  ]);
  const { money } = value;
  const unpriced = made.filter(({ id }) => value.slices.every(({ batchId }) => batchId !== id)).length;
  const slices = value.slices.map(({ batchId, batchNumber, processedOn, money: { rawGrams, valueAddedIdr } }) => ({
    ...{ batchId, batchNumber, processedOn, rawGrams, valueAddedIdr },
    opens: mayOpenBatch(reach, row),
  }));
  return { contract, money, slices, notes, unpriced, view: await viewOfContract(db, contract, value) };
}

/** A batch holds other suppliers' notes too, so only its kitchen and the officers open it. */
function mayOpenBatch(
  reach: { groupId: string } | { regencyCodes: string[] },
  row: { processorGroupId: string },
): boolean {
  return !("groupId" in reach) || reach.groupId === row.processorGroupId;
}

export default function ContractValue() {
  const { contract, money, slices, unpriced, view } = useLoaderData<typeof loader>();
  const say = useWords(valueWords);
  const locale = useLocale();
  const crumb = [{ to: `/kemitraan/${contract.id}`, label: contract.number }];
  if (slices.length === 0) {
    const action = (
      <ButtonLink to={`/kemitraan/${contract.id}`} tone="line">
        {contract.number}
      </ButtonLink>
    );
    return (
      <Page title={say.contractTitle} crumb={crumb}>
        <EmptyState drawing="dapur" title={unpriced > 0 ? say.unpricedTitle : say.contractEmpty} action={action}>
          {unpriced > 0 ? say.unpriced(unpriced) : say.contractEmptyText}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      title={say.contractTitle}
      lead={say.contractLead(nameIn(locale, contract.commodity).toLowerCase())}
      crumb={crumb}
    >
      <KeyNumbers
        items={[
          { label: say.processed, value: <KgOfGrams grams={money.rawGrams} size="n2" /> },
          { label: say.total.valueAdded, value: <Rp value={money.valueAddedIdr} size="n2" /> },
          {
            label: money.profitIdr < 0 ? say.total.loss : say.total.profit,
            value: <Rp value={money.profitIdr} size="n2" />,
          },
        ]}
      />
      {unpriced > 0 ? <p>{say.unpriced(unpriced)}</p> : null}
      {view ? <ValueAdded value={view} /> : <p>{say.manyProducts}</p>}
      <Slices />
      <Notes />
    </Page>
  );
}

/** Every figure opens to the notes that both sides confirmed. */
function Notes() {
  const { notes } = useLoaderData<typeof loader>();
  const say = useWords(valueWords);
  const locale = useLocale();
  return (
    <Section title={say.sourcesTitle}>
      <Ledger>
        {notes.map(({ id, number, weighedOn, grams }) => (
          <LedgerLine
            key={id}
            label={<TextLink to={`/nota/${id}`}>{`${number}, ${formatDate(weighedOn, locale, "short")}`}</TextLink>}
          >
            {say.usedOf(formatGramsAsKg(grams, locale))}
          </LedgerLine>
        ))}
      </Ledger>
    </Section>
  );
}

function Slices() {
  const { slices } = useLoaderData<typeof loader>();
  const say = useWords(valueWords);
  const locale = useLocale();
  return (
    <Section title={say.batchesTitle}>
      <Ledger>
        {slices.map((slice) => {
          const label = `${slice.batchNumber}, ${formatDate(slice.processedOn, locale, "short")}`;
          return (
            <LedgerLine
              key={slice.batchId}
              label={slice.opens ? <TextLink to={`/produksi/${slice.batchId}`}>{label}</TextLink> : label}
            >
              <Rp value={slice.valueAddedIdr} />
            </LedgerLine>
          );
        })}
      </Ledger>
    </Section>
  );
}
