import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { homeOf, livelyRegencies } from "./home.server.ts";
import { now } from "./lib/clock.server.ts";
import { dateIn, defaultZone } from "./lib/dates.ts";
import { titleOf } from "./page-meta.ts";
import { ButtonLink } from "./ui/button.tsx";
import { Drawing } from "./ui/drawing.tsx";
import { KgOfGrams, Rp } from "./ui/figure.tsx";
import { formatKg, formatWeek } from "./ui/format.ts";
import { Ledger, LedgerLine } from "./ui/ledger.tsx";
import { TextLink } from "./ui/link.tsx";
import { useLocale, useWords } from "./ui/locale.tsx";
import { MirrorBars } from "./ui/mirror-bars.tsx";
import { Page, Section } from "./ui/page.tsx";
import { Pairing } from "./ui/pairing.tsx";
import { PointMap } from "./ui/point-map.tsx";
import { EmptyState } from "./ui/state.tsx";
import { homeWords } from "./home-words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(
    matches,
    homeWords,
    (say) => say.title,
    (say) => say.lead,
  );

export async function loader({ request }: LoaderFunctionArgs) {
  const regencies = await livelyRegencies(db);
  const asked = new URL(request.url).searchParams.get("wilayah");
  const regency = regencies.find(({ code }) => code === asked) ?? regencies[0] ?? null;
  const home = regency ? await homeOf(db, regency.code, dateIn(defaultZone, now())) : null;
  return { regencies, regency, home };
}

export default function Home() {
  const { regencies, regency, home } = useLoaderData<typeof loader>();
  const say = useWords(homeWords);
  return (
    <Page title={say.title} lead={say.lead} actions={<ButtonLink to="/daftar">{say.join}</ButtonLink>}>
      <Pairing
        left={{ drawing: "kolam", title: say.hulu, lines: [say.huluLine] }}
        right={{ drawing: "dapur", title: say.hilir, lines: [say.hilirLine] }}
        quantityKg={home ? Math.round(home.numbers.promised.grams / 1000) : undefined}
        mark
        caption={home ? say.pairedLately : undefined}
      />
      {home && regency ? <Week home={home} place={regency.name} /> : <Nothing />}
      {regencies.length > 1 && regency ? (
        <p className="row wrap">
          {regencies.map(({ code, name }) => (
            <TextLink key={code} to={`/?wilayah=${code}`} aria-current={code === regency.code ? "page" : undefined}>
              {name}
            </TextLink>
          ))}
        </p>
      ) : null}
      <p>
        <TextLink to="/papan">{say.board}</TextLink>
      </p>
      <Joining />
    </Page>
  );
}

/** Bars that a phone can read. */
const drawnRows = 6;

type HomeData = NonNullable<Awaited<ReturnType<typeof homeOf>>>;

function Week({ home, place }: { home: HomeData; place: string }) {
  const say = useWords(homeWords);
  const locale = useLocale();
  const { rows, places, numbers, monday } = home;
  const harvestKg = rows.reduce((sum, row) => sum + row.kg, 0);
  const otherKg = rows.slice(drawnRows).reduce((sum, row) => sum + row.kg, 0);
  const hulu = places.filter((point) => point.hulu).length;
  const hilir = places.filter((point) => point.hilir).length;
  return (
    <>
      <Section title={say.week(formatWeek(monday, locale))}>
        {rows.length > 0 ? (
          <MirrorBars
            says={say.weekSays(formatKg(harvestKg, locale), rows.length)}
            left={say.harvest}
            right={say.capacity}
            rows={rows.slice(0, drawnRows).map((row) => ({
              label: locale === "id" ? row.nameId : row.nameEn,
              leftKg: row.kg,
              rightKg: row.capacityKg,
            }))}
            note={
              rows.length > drawnRows
                ? `${say.others(formatKg(otherKg, locale), rows.length - drawnRows)} ${say.weekNote}`
                : say.weekNote
            }
          />
        ) : (
          <p>{say.noHarvest}</p>
        )}
        <ButtonLink to="/panen" tone="line">
          {say.allHarvests}
        </ButtonLink>
      </Section>
      <Section title={say.where(place)}>
        <PointMap says={say.whereSays(hulu, hilir)} points={places} />
      </Section>
      <Section title={say.asItIs}>
        <Ledger>
          <LedgerLine label={say.promised}>
            <KgOfGrams grams={numbers.promised.grams} size="n3" />
          </LedgerLine>
          <LedgerLine label={say.delivered}>
            <KgOfGrams grams={numbers.delivered.grams} size="n3" />
          </LedgerLine>
          <LedgerLine label={say.paid}>
            <Rp value={numbers.paid.amountIdr} short size="n3" />
          </LedgerLine>
        </Ledger>
        <p className="soft">{say.threeNumbers}</p>
      </Section>
    </>
  );
}

function Nothing() {
  const say = useWords(homeWords);
  return (
    <EmptyState drawing="kolam" title={say.emptyTitle}>
      {say.emptyText}
    </EmptyState>
  );
}

function Joining() {
  const say = useWords(homeWords);
  return (
    <Section title={say.howTo}>
      <ol className="stack">
        {(
          [
            ["surat", say.step1],
            ["timbangan", say.step2],
            ["dapur", say.step3],
          ] as const
        ).map(([drawing, text]) => (
          <li key={drawing} className="row">
            <Drawing name={drawing} size={48} />
            <span>{text}</span>
          </li>
        ))}
      </ol>
      <ButtonLink to="/masuk" tone="quiet">
        {say.signIn}
      </ButtonLink>
    </Section>
  );
}
