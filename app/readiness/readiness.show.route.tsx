import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireOffice, requireReach } from "~/groups/office.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { nameIn } from "~/places/commodity.ts";
import { ButtonLink, Buttons } from "~/ui/button.tsx";
import { Num, Rp } from "~/ui/figure.tsx";
import { formatDate, formatNumber } from "~/ui/format.ts";
import { KeyNumbers, Ledger, LedgerLine } from "~/ui/ledger.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page, Section } from "~/ui/page.tsx";
import { LevelPill } from "./level-pill.tsx";
import { wantsOf } from "./ready-if.ts";
import type { Readiness } from "./readiness.ts";
import { parts, weights } from "./readiness.ts";
import { registerOf } from "./readiness.server.ts";
import { readinessWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, readinessWords, (say) => (data ? say.form.title(data.row.group) : say.title));

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireOffice(visit);
  const { id } = await requireReach(user, visit.params.id);
  const rows = await registerOf(db, user, dateIn(defaultZone, now()), id);
  const row = rows.find(({ productCode }) => productCode === visit.params.product);
  if (!row) throw notFound();
  return { row };
}

export default function ReadinessPage() {
  const { row } = useLoaderData<typeof loader>();
  const say = useWords(readinessWords);
  const locale = useLocale();
  const { readiness, groupId, productCode } = row;
  return (
    <Page
      title={row.group}
      kicker={`${nameIn(locale, row.product)}, ${row.village}`}
      crumb={[{ to: "/kesiapan", label: say.title }]}
      figures={
        <KeyNumbers items={[{ label: say.show.score, value: <Num value={readiness.score} size="n1" mark /> }]} />
      }
    >
      <p>
        <LevelPill level={readiness.level} />
      </p>
      <ReadyIf readiness={readiness} />
      <Section title={say.show.parts}>
        <Ledger>
          {parts.map((part) => (
            <LedgerLine key={part} label={`${say.part[part]} (${say.show.weight(weights[part])})`}>
              {`${formatNumber(readiness.parts[part], locale)}%`}
            </LedgerLine>
          ))}
        </Ledger>
        <ul className="stack8">
          {parts.map((part) => (
            <li key={part}>
              <b>{`${say.part[part]}.`}</b> {say.why[part]}
            </li>
          ))}
        </ul>
      </Section>
      {row.note ? <p>{row.note}</p> : null}
      <p className="soft">{say.show.seen(row.by, formatDate(dateIn(defaultZone, row.at), locale))}</p>
      <Buttons>
        <ButtonLink to={`/kesiapan/${groupId}/catat?produk=${productCode}`} tone="line">
          {say.show.again}
        </ButtonLink>
        <ButtonLink to={`/kelompok/${groupId}`} tone="line">
          {say.show.group}
        </ButtonLink>
      </Buttons>
    </Page>
  );
}

/** What is missing, each with its cost where there is a figure. */
function ReadyIf({ readiness }: { readiness: Readiness }) {
  const say = useWords(readinessWords);
  const locale = useLocale();
  const wants = wantsOf(readiness, locale);
  const priced = wants.filter(({ costIdr }) => costIdr !== null);
  const others = wants.filter(({ costIdr }) => costIdr === null);
  if (wants.length === 0)
    return (
      <Section title={say.show.readyIf}>
        <p>{say.nothingMissing}</p>
      </Section>
    );
  return (
    <Section title={say.show.readyIf}>
      {priced.length > 0 ? (
        <>
          <Ledger>
            {priced.map(({ key, what, costIdr }) => (
              <LedgerLine key={key} label={what}>
                <Rp value={costIdr ?? 0} />
              </LedgerLine>
            ))}
            <LedgerLine label={say.show.total} sum>
              <Rp value={readiness.costIdr} />
            </LedgerLine>
          </Ledger>
          <p className="soft">{say.show.estimate}</p>
        </>
      ) : null}
      <ul className="stack8">
        {others.map(({ key, what, about }) => (
          <li key={key}>
            {what}
            {about ? <span className="block soft">{about}</span> : null}
          </li>
        ))}
      </ul>
      <p>
        <TextLink to="/sumber">{say.show.sources}</TextLink>
      </p>
    </Section>
  );
}
