import type { z } from "zod";
import { Button, ButtonLink, Buttons, Thumb } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { Kg } from "~/ui/figure.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { formatDate, formatIdr, formatKg } from "~/ui/format.ts";
import { Facts, Ledger, LedgerLine } from "~/ui/ledger.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Section } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { Banner, Pill } from "~/ui/state.tsx";
import { TextArea } from "~/ui/text-field.tsx";
import { Fold } from "~/ui/tiles.tsx";
import { uiWords } from "~/ui/words.ts";
import { PoolRules } from "./neighbour-field.tsx";
import type { PoolAnswerForm } from "./pool.ts";
import type { Party, ShownPool } from "./pool-lists.server.ts";
import { poolTones } from "./pool-pill.ts";
import { poolWords } from "./words.ts";

type Shown = { pool: ShownPool };

/** Where the pool stands, in one sentence. To who was asked: the question. */
export function PoolStanding({ pool }: Shown) {
  const say = useWords(poolWords);
  const locale = useLocale();
  const { state, own } = pool;
  if (state === "ended")
    return (
      <Banner tone="plain" title={say.endedTitle}>
        {pool.endedBecause ? say.because(pool.endedBecause) : null}
      </Banner>
    );
  if (own?.standing === "asked")
    return (
      <Banner tone="wait" title={say.invitedTitle(pool.groupName)}>
        {say.invitedText(formatKg(own.quantityKg, locale))}
      </Banner>
    );
  if (state === "asking")
    return (
      <Banner tone="wait" title={say.waitingTitle}>
        {say.waitingText}
      </Banner>
    );
  if (state === "standing")
    return (
      <Banner tone="good" title={say.standingTitle}>
        {say.standingText}
      </Banner>
    );
  return (
    <Banner tone="good" title={say.promisedTitle}>
      {say.promisedText(formatKg(pool.promisedKg, locale))}
    </Banner>
  );
}

/** Kg, price and days of the one harvest, and the reader's own price beside it. */
export function PoolFigures({ pool }: Shown) {
  const say = useWords(poolWords);
  const { perKg } = useWords(uiWords);
  const locale = useLocale();
  const from = formatDate(pool.readyFrom, locale, "short");
  const to = formatDate(pool.readyTo, locale, "short");
  const price = (idr: number) => `${formatIdr(idr, locale)} ${perKg}`;
  return (
    <Card side="hulu">
      <div className="row wrap">
        <p className="n1 grow">
          <Kg value={pool.quantityKg} size="n1" mark />
        </p>
        <Pill tone={poolTones[pool.state]}>{say.state[pool.state]}</Pill>
      </div>
      <Facts
        items={[
          { label: say.price, value: price(pool.askIdr) },
          { label: say.ownPrice, value: pool.own ? price(pool.own.askIdr) : null },
          { label: say.ready, value: `${from} – ${to}` },
          { label: say.column.promised, value: pool.promisedKg > 0 ? formatKg(pool.promisedKg, locale) : null },
          { label: say.note, value: pool.note },
        ]}
      />
    </Card>
  );
}

/** Who is in it and with how many kg, who was asked and what they said. */
export function PoolParties({ pool }: Shown) {
  const say = useWords(poolWords);
  const locale = useLocale();
  return (
    <Section title={say.who}>
      <Ledger>
        {pool.parties.map((party) => (
          <LedgerLine key={party.lotId} label={<PartyName party={party} />}>
            <Kg value={party.quantityKg} />
          </LedgerLine>
        ))}
        {pool.members > 0 ? (
          <LedgerLine label={`${say.total}, ${say.groups(pool.members)}`} sum>
            {formatKg(pool.quantityKg, locale)}
          </LedgerLine>
        ) : null}
      </Ledger>
    </Section>
  );
}

function PartyName({ party }: { party: Party }) {
  const say = useWords(poolWords);
  const tones = { asked: "wait", declined: "plain", left: "plain" } as const;
  const why = party.standing === "declined" ? party.reason : party.leftBecause;
  const role = party.leads ? `, ${say.leader}` : "";
  return (
    <>
      <TextLink to={`/panen/${party.lotId}`}>{party.groupName}</TextLink>
      <span className="block soft">{`${party.villageName}${role}`}</span>
      {party.standing === "in" ? null : <Pill tone={tones[party.standing]}>{say.party[party.standing]}</Pill>}
      {why && party.standing !== "in" ? <span className="block soft">{say.because(why)}</span> : null}
    </>
  );
}

/** The reader's own contracts that came of it. */
export function PoolContracts({ pool }: Shown) {
  const say = useWords(poolWords);
  const locale = useLocale();
  if (pool.contracts.length === 0) return null;
  return (
    <Section title={say.contracts}>
      <Ledger>
        {pool.contracts.map((one) => (
          <LedgerLine
            key={one.id}
            label={
              <>
                <TextLink to={`/kemitraan/${one.id}`}>{one.number}</TextLink>
                <span className="block soft">{`${one.groupName}, ${one.kitchenName}`}</span>
              </>
            }
          >
            {formatKg(one.quantityKg, locale)}
          </LedgerLine>
        ))}
      </Ledger>
    </Section>
  );
}

/** Yes or no, with what one agrees to. */
export function PoolAnswerSheet({ lastResult }: { lastResult: unknown }) {
  const say = useWords(poolWords);
  const [form, fields] = useSheet<z.input<typeof PoolAnswerForm>>({ id: "jawab", lastResult });
  return (
    <SheetForm form={form} labels={{ reason: say.reason }} refusals={say.refusal}>
      <Section title={say.rules}>
        <PoolRules />
      </Section>
      <Fold summary={say.reason} open={lastResult !== undefined}>
        <TextArea field={fields.reason} label={say.reason} hint={say.reasonHint} rows={2} maxLength={200} optional />
      </Fold>
      <Thumb>
        <Buttons>
          <Button name="verdict" value="no" tone="line" icon="cross">
            {say.no}
          </Button>
          <Button name="verdict" value="yes" tone="hulu" icon="check">
            {say.yes}
          </Button>
        </Buttons>
      </Thumb>
    </SheetForm>
  );
}

/** What a member or the coordinator can do next. */
export function PoolButtons({ pool }: Shown) {
  const say = useWords(poolWords);
  const { state, leads, own, members, id } = pool;
  const inside = own?.standing === "in";
  if (state === "ended") return null;
  return (
    <Buttons>
      {members > 0 ? (
        <ButtonLink to={leads ? `/panen/${id}/tawaran` : `/panen/${id}`} tone={leads ? "hulu" : "line"}>
          {leads ? say.toBids : say.toLot}
        </ButtonLink>
      ) : null}
      {leads && state !== "promised" ? (
        <ButtonLink to={`/gabungan/${id}/ajak`} tone="line" icon="plus">
          {say.invite}
        </ButtonLink>
      ) : null}
      {leads || (inside && state === "standing") ? (
        <ButtonLink to={`/gabungan/${id}/keluar`} tone="bad">
          {leads ? say.end : say.leave}
        </ButtonLink>
      ) : null}
    </Buttons>
  );
}
