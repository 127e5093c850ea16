import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { titleOf } from "~/page-meta.ts";
import { nameIn } from "~/places/commodity.ts";
import { readCode, spokenCode } from "~/production/packet-code.ts";
import { packText } from "~/production/stock-parts.tsx";
import { Card, Cards } from "~/ui/card.tsx";
import { drawingForCommodity, drawingForProduct } from "~/ui/drawing-for.ts";
import { Pic } from "~/ui/drawing.tsx";
import { formatDate } from "~/ui/format.ts";
import { Facts } from "~/ui/ledger.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page, Section } from "~/ui/page.tsx";
import { Banner } from "~/ui/state.tsx";
import { packetOf } from "./packet.server.ts";
import { traceWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, traceWords, (say) => say.title);

/** Everybody may look. What is no code, or nobody's, leads back to the question with what was typed. */
export async function loader({ params }: LoaderFunctionArgs) {
  const typed = (params.code ?? "").slice(0, 40);
  const code = readCode(typed);
  if (!code) throw redirect(`/jejak?kode=${encodeURIComponent(typed)}`);
  if (code !== typed) throw redirect(`/jejak/${code}`);
  const found = await packetOf(db, code, dateIn(defaultZone, now()));
  if (!found) throw redirect(`/jejak?kode=${code}&tidakAda`);
  const { packet, origins, permits, recalls } = found;
  const warnings = recalls.map(({ number, reason, at }) => ({ number, reason, day: dateIn(defaultZone, at) }));
  return { packet, origins: origins.map(({ id: _id, ...origin }) => origin), permits, warnings };
}

export default function PacketPage() {
  const { packet } = useLoaderData<typeof loader>();
  const say = useWords(traceWords);
  const locale = useLocale();
  return (
    <Page kicker={spokenCode(packet.code)} title={nameIn(locale, packet)}>
      <Warnings />
      {packet.isVoided ? (
        <Banner tone="wait" title={say.voided}>
          {say.voidedText}
        </Banner>
      ) : (
        <Story />
      )}
    </Page>
  );
}

function Warnings() {
  const { warnings } = useLoaderData<typeof loader>();
  const say = useWords(traceWords);
  const locale = useLocale();
  return warnings.map(({ number, reason, day }) => (
    <Banner key={number} tone="bad" title={say.warning}>
      <p>{say.warningText(reason)}</p>
      <p>{say.warningDo}</p>
      <p>{say.warned(number, formatDate(day, locale, "plain"))}</p>
    </Banner>
  ));
}

function Story() {
  const { packet, origins, permits } = useLoaderData<typeof loader>();
  const say = useWords(traceWords);
  const locale = useLocale();
  const { outputUnit, packQuantity } = packet;
  return (
    <>
      <Card side="hilir">
        <div className="row">
          <Pic name={drawingForProduct(packet.productCode)} side="hilir" size={64} />
          <div className="grow">
            <p className="soft">{say.madeBy}</p>
            <p className="strong">{packet.groupName}</p>
            <p>{`${packet.villageName}, ${packet.regencyName}`}</p>
          </div>
        </div>
        <Facts
          items={[
            { label: say.made, value: formatDate(packet.processedOn, locale, "plain") },
            { label: say.until, value: packet.expiresOn ? formatDate(packet.expiresOn, locale, "plain") : null },
            { label: say.net, value: packQuantity === null ? null : packText(outputUnit, packQuantity, locale) },
          ]}
        />
        <p className="soft">{say.permits}</p>
        {permits.length === 0 ? <p>{say.noPermits}</p> : null}
        {permits.map(({ routeCode, number }) => (
          <p key={`${routeCode} ${number}`}>
            <b>{say.permitOf[routeCode] ?? routeCode}</b> {number.replace(/^P-IRT( NO\.)?\s*/i, "")}
          </p>
        ))}
      </Card>
      <Section title={say.originTitle}>
        <Cards>
          {origins.map((origin, i) => (
            <Card key={i} side="hulu">
              <div className="row">
                <Pic name={drawingForCommodity(origin.commodityCode)} side="hulu" size={64} />
                <div className="grow">
                  <p className="strong">{say.origin(nameIn(locale, origin), origin.villageName)}</p>
                  <p>{say.raisedBy(origin.groupName)}</p>
                  {origin.stockedOn ? <p>{say.stocked(formatDate(origin.stockedOn, locale, "plain"))}</p> : null}
                  <p>{say.harvested(formatDate(origin.weighedOn, locale, "plain"))}</p>
                </div>
              </div>
            </Card>
          ))}
        </Cards>
        <p className="soft">{say.trust}</p>
      </Section>
    </>
  );
}
