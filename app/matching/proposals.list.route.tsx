import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireTrader } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { readCursor } from "~/lib/keyset.server.ts";
import { titleOf } from "~/page-meta.ts";
import { nameIn } from "~/places/commodity.ts";
import { Card } from "~/ui/card.tsx";
import { drawingForCommodity, drawingForProduct } from "~/ui/drawing-for.ts";
import { Kg } from "~/ui/figure.tsx";
import { formatInstantShort, formatKg, formatWeek } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page, Section } from "~/ui/page.tsx";
import { EmptyState, Pill } from "~/ui/state.tsx";
import { Downloads, Pager } from "~/ui/table.tsx";
import { Todo } from "~/ui/tiles.tsx";
import { pillOf } from "./proposal-pill.ts";
import type { LeftOver, ProposalView } from "./proposal.ts";
import { leftOversOf, proposalsFor } from "./proposals.server.ts";
import { leftOverSentences, priceTitle } from "./reasons.ts";
import { tentativeWords } from "./tentative.words.ts";
import { matchingWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, matchingWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireTrader(visit);
  const after = readCursor(new URL(visit.request.url).searchParams.get("sesudah"));
  const [lists, left] = await Promise.all([
    proposalsFor(db, group.id, { nowMs: now(), after }),
    leftOversOf(db, group.id),
  ]);
  return { ...lists, left, later: after !== null };
}

export default function Proposals() {
  const { waiting, rest, next, left, later } = useLoaderData<typeof loader>();
  const say = useWords(matchingWords);
  const none = waiting.length + rest.length === 0;
  return (
    <Page title={say.title} lead={say.lead}>
      {none ? (
        <EmptyState drawing="surat" title={say.empty}>
          {say.emptyText}
        </EmptyState>
      ) : null}
      <ProposalList title={say.waitingTitle} proposals={later ? [] : waiting} />
      <LeftOvers lots={later ? [] : left} />
      <ProposalList title={say.restTitle} proposals={rest} />
      <Pager previous={later ? "/usulan" : null} next={next ? `/usulan?sesudah=${next}` : null} />
      {!none ? <Downloads links={fileLinks("/usulan")} /> : null}
    </Page>
  );
}

function ProposalList({ title, proposals }: { title: string; proposals: ProposalView[] }) {
  if (proposals.length === 0) return null;
  return (
    <Section title={title}>
      <div>
        {proposals.map((proposal) => (
          <ProposalLine key={proposal.id} proposal={proposal} />
        ))}
      </div>
    </Section>
  );
}

/** Who and how many kg, at which price, in which week, and until when to answer. */
function ProposalLine({ proposal }: { proposal: ProposalView }) {
  const say = useWords(matchingWords);
  const tentative = useWords(tentativeWords);
  const locale = useLocale();
  const { id, side, state, commodity, product, partner, quantityKg, week, farmGateIdr } = proposal;
  const producer = side === "producer";
  const price = priceTitle(proposal, farmGateIdr, locale);
  const open = state === "waiting" || state === "halfYes";
  const detail = [say.partnerOf(partner.name, partner.village), price, say.week(formatWeek(week, locale))].join(". ");
  return (
    <Todo
      to={`/usulan/${id}`}
      drawing={producer ? drawingForProduct(product.code) : drawingForCommodity(commodity.code)}
      side={producer ? "hilir" : "hulu"}
      title={
        <>
          <Kg value={quantityKg} /> {nameIn(locale, commodity).toLowerCase()}
          {proposal.tentative ? ` (${tentative.word})` : ""}
        </>
      }
      detail={detail}
      state={
        <Pill tone={pillOf(state)}>
          {open && !proposal.answers[side]
            ? say.answerBy(formatInstantShort(proposal.dueAt, proposal.zone, locale))
            : say.state[state]}
        </Pill>
      }
    />
  );
}

function LeftOvers({ lots }: { lots: LeftOver[] }) {
  const say = useWords(matchingWords);
  const locale = useLocale();
  if (lots.length === 0) return null;
  return (
    <Section title={say.leftTitle}>
      <p>{say.leftLead}</p>
      {lots.map((lot) => {
        const [why, help] = leftOverSentences(lot.reason, locale);
        const title = `${nameIn(locale, lot.commodity)}, ${formatKg(lot.quantityKg, locale)}`;
        return (
          <Card key={lot.lotId} side="hulu" title={<TextLink to={`/panen/${lot.lotId}`}>{title}</TextLink>}>
            <p>{why}</p>
            <p className="soft">{help}</p>
          </Card>
        );
      })}
    </Section>
  );
}
