import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { isTrader } from "./auth/user.ts";
import { requireUser } from "./auth/visitor.server.ts";
import { now } from "./lib/clock.server.ts";
import { dateIn } from "./lib/dates.ts";
import { lotToRepeat } from "./market/lot-lists.server.ts";
import { titleOf } from "./page-meta.ts";
import { listCommodities } from "./places/commodities.server.ts";
import { findVillage, zoneOf } from "./places/regions.server.ts";
import { countsOf, waitingFor } from "./today.server.ts";
import { FirstThing, OtherThings, TodayTiles } from "./today-things.tsx";
import { ButtonLink } from "./ui/button.tsx";
import { formatDate } from "./ui/format.ts";
import { TextLink } from "./ui/link.tsx";
import { useLocale, useWords } from "./ui/locale.tsx";
import { Page, Section } from "./ui/page.tsx";
import { Banner, EmptyState } from "./ui/state.tsx";
import { todayWords } from "./today-words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, todayWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireUser(visit);
  if (!isTrader(user)) throw redirect(homeOfRole(user.role));
  const { group } = user;
  const zone = await zoneOf(db, group.regencyCode);
  const today = dateIn(zone, now());
  const [waiting, counts, village, commodities, last] = await Promise.all([
    waitingFor(db, user, now(), today),
    countsOf(db, group.id, now()),
    findVillage(db, group.villageCode),
    listCommodities(db),
    group.sides.includes("producer") ? lotToRepeat(db, group.id, null) : undefined,
  ]);
  const names = Object.fromEntries(
    commodities.map(({ code, nameLocal, nameEn }) => [code, { id: nameLocal, en: nameEn }]),
  );
  const { name, sides, verified } = group;
  const lastLot = last ? { id: last.id, commodityCode: last.commodityCode } : null;
  return { today, zone, name, sides, verified, villageName: village?.name ?? "", waiting, counts, names, lastLot };
}

/** Whoever does not trade has another first page. */
function homeOfRole(role: "member" | "companion" | "officer" | "admin"): string {
  if (role === "officer") return "/meja";
  if (role === "companion") return "/kelompok";
  return role === "admin" ? "/petugas" : "/akun";
}

export default function Today() {
  const { today, zone, name, sides, verified, villageName, waiting, counts, names, lastLot } =
    useLoaderData<typeof loader>();
  const say = useWords(todayWords);
  const locale = useLocale();
  const [first, ...others] = waiting;
  const producer = sides.includes("producer");
  return (
    <Page
      title={name}
      kicker={formatDate(today, locale, "day")}
      lead={villageName}
      actions={
        first ? (
          <ButtonLink to={first.to}>{say.thing[first.kind].action}</ButtonLink>
        ) : producer ? (
          <ButtonLink to="/panen/baru" tone="hulu" icon="plus">
            {say.postLot}
          </ButtonLink>
        ) : (
          <ButtonLink to="/panen" tone="hilir" icon="search">
            {say.findLots}
          </ButtonLink>
        )
      }
    >
      {verified ? null : (
        <Banner tone="wait" title={say.unverifiedTitle}>
          {say.unverifiedText}
        </Banner>
      )}
      <Section title={say.first}>
        {first ? (
          <FirstThing thing={first} names={names} zone={zone} today={today} />
        ) : (
          <EmptyState drawing={producer ? "kolam" : "dapur"} title={say.nothingTitle}>
            {producer ? say.nothingProducer : say.nothingProcessor}
          </EmptyState>
        )}
      </Section>
      {others.length > 0 ? (
        <Section title={say.also}>
          <OtherThings things={others} names={names} zone={zone} today={today} />
        </Section>
      ) : null}
      <Section title={say.go}>
        <TodayTiles sides={sides} counts={counts} lastLot={lastLot} />
        <p>
          <TextLink to="/papan">{say.board}</TextLink>
        </p>
      </Section>
    </Page>
  );
}
