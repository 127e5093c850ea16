import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { forbidden, notFound } from "~/lib/http.server.ts";
import { owedIdr } from "~/lib/units.ts";
import { titleOf } from "~/page-meta.ts";
import { nameIn } from "~/places/commodity.ts";
import { formatDate, formatGramsAsKg, formatIdr } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { confirmationState } from "./confirmation.ts";
import { basketsOf, ticketFor } from "./contract-page.server.ts";
import { reachOf } from "./contract-reach.server.ts";
import { viewOf } from "./contract-view.server.ts";
import { noteWords } from "./note.words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, noteWords, (say) => say.slip);

export async function loader(visit: LoaderFunctionArgs) {
  const reach = reachOf(await requireUser(visit));
  if (!reach) throw forbidden();
  const found = await ticketFor(db, reach, visit.params.id ?? "");
  if (!found) throw notFound();
  const { id, number, grossGrams, tareGrams, netGrams, weighedOn, confirmedAt, voidedAt } = found.ticket;
  const { rejectedGrams, rejectedIdr } = found.ticket;
  const contract = viewOf(found.contract, reach, dateIn(defaultZone, now()));
  return {
    contract,
    ticket: { id, number, grossGrams, tareGrams, netGrams, weighedOn },
    baskets: await basketsOf(db, id),
    state: confirmationState({ confirmedAt, voidedAt }),
    netIdr: owedIdr(netGrams, contract.rateIdr),
    refused: {
      grams: rejectedGrams ?? 0,
      rateIdr: rejectedIdr ?? 0,
      idr: owedIdr(rejectedGrams ?? 0, rejectedIdr ?? 0),
    },
  };
}

/** The note on the paper of a pocket printer, 58 mm wide. */
export default function Slip() {
  const { contract, ticket, baskets, state, netIdr, refused } = useLoaderData<typeof loader>();
  const say = useWords(noteWords);
  const locale = useLocale();
  const kg = (grams: number) => formatGramsAsKg(grams, locale);
  const amountIdr = netIdr + refused.idr;
  const priced = (grams: number, rateIdr: number, idr: number): [string, string] => [
    say.times(kg(grams), formatIdr(rateIdr, locale)),
    formatIdr(idr, locale),
  ];
  const lines: [string, string][] = [
    ...baskets.map(({ number, grossGrams }): [string, string] => [say.basket(number), kg(grossGrams)]),
    [say.gross, kg(ticket.grossGrams)],
    [say.tareLine, `− ${kg(ticket.tareGrams)}`],
    [say.net, kg(ticket.netGrams)],
    ...(refused.grams > 0 ? [[say.refused, kg(refused.grams)] as [string, string]] : []),
    ...(contract.terms === "share" ? [] : [priced(ticket.netGrams, contract.rateIdr, netIdr)]),
    ...(refused.idr > 0 ? [priced(refused.grams, refused.rateIdr, refused.idr)] : []),
    [
      contract.terms === "share" && amountIdr === 0 ? say.shareTitle : say.amount,
      amountIdr === 0 ? "" : formatIdr(amountIdr, locale),
    ],
  ];
  return (
    <Page title={say.slip} crumb={[{ to: `/nota/${ticket.id}`, label: ticket.number }]}>
      <article className="slip">
        <p className="strong">HuluHilir</p>
        <p>{ticket.number}</p>
        <p>{formatDate(ticket.weighedOn, locale, "plain")}</p>
        <p>
          {contract.producer.name} → {contract.processor.name}
        </p>
        <p>{nameIn(locale, contract.commodity)}</p>
        <table>
          <tbody>
            {lines.map(([label, value]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>{say.state[state]}</p>
      </article>
      <p className="soft print:hidden">{say.print}</p>
    </Page>
  );
}
