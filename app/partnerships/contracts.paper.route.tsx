import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { forbidden, notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { nameIn } from "~/places/commodity.ts";
import { regencies } from "~/places/regions.server.ts";
import { formatDate, formatIdr, formatKg, formatWeek } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { Paper, Signatures } from "~/ui/paper.tsx";
import { Banner } from "~/ui/state.tsx";
import { contractFor, deliveriesOf } from "./contract-page.server.ts";
import { reachOf } from "./contract-reach.server.ts";
import { viewOf } from "./contract-view.server.ts";
import { paperWords } from "./paper.words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, paperWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const reach = reachOf(await requireUser(visit));
  if (!reach) throw forbidden();
  const row = await contractFor(db, reach, visit.params.id ?? "");
  if (!row) throw notFound();
  const [deliveries, places] = await Promise.all([deliveriesOf(db, row.id), regencies(db)]);
  const regency = places.find(({ code }) => code === row.regencyCode)?.name ?? "";
  const contract = viewOf(row, reach, dateIn(defaultZone, now()));
  return { contract, plannedOn: deliveries[0]?.plannedOn ?? row.week, regency };
}

export default function AgreementPaper() {
  const { contract, regency } = useLoaderData<typeof loader>();
  const say = useWords(paperWords);
  const locale = useLocale();
  const { producer, processor } = contract;
  return (
    <Page title={say.title} crumb={[{ to: `/kemitraan/${contract.id}`, label: contract.number }]}>
      <Banner tone="wait" title={say.draft}>
        <p>{say.draftText}</p>
        <p className="print:hidden">{say.print}</p>
        {say.language ? <p>{say.language}</p> : null}
      </Banner>
      <Paper
        kicker={say.number(contract.number)}
        title={say.paperTitle}
        made={formatDate(contract.signedOn, locale, "plain")}
      >
        <div className="stack">
          <p>{say.opening(formatDate(contract.signedOn, locale), regency)}</p>
          <p>{say.first(producer.name, producer.villageName)}</p>
          <p>{say.second(processor.name, processor.villageName)}</p>
          <p className="soft">{say.blanks}</p>
          <p>{say.purpose}</p>
          <Clauses />
          <p>{say.closing}</p>
        </div>
        <Signatures
          people={[
            { role: say.signs.producer, name: producer.name },
            { role: say.signs.processor, name: processor.name },
            { role: say.signs.office },
            { role: say.signs.village },
          ]}
        />
      </Paper>
    </Page>
  );
}

function Clauses() {
  const { contract, plannedOn } = useLoaderData<typeof loader>();
  const say = useWords(paperWords);
  const locale = useLocale();
  const facts = {
    commodity: nameIn(locale, contract.commodity),
    product: nameIn(locale, contract.product),
    kg: formatKg(contract.quantityKg, locale),
    week: formatWeek(contract.week, locale),
    plannedOn: formatDate(plannedOn, locale),
    price: formatIdr(contract.rateIdr, locale),
    days: contract.paymentDays,
    total: formatIdr(contract.quantityKg * contract.rateIdr, locale),
  };
  return say.clauses(facts, contract.terms).map(([title, text], i) => (
    <section key={title}>
      <h3>{say.clause(i + 1, title)}</h3>
      <p>{text}</p>
    </section>
  ));
}
