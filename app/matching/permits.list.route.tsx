import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import { useRouteName } from "~/groups/group-parts.tsx";
import { now } from "~/lib/clock.server.ts";
import { titleOf } from "~/page-meta.ts";
import { nameIn } from "~/places/commodity.ts";
import { Kg, Rp } from "~/ui/figure.tsx";
import { KeyNumbers } from "~/ui/ledger.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page, Section } from "~/ui/page.tsx";
import { EmptyState, Pill } from "~/ui/state.tsx";
import type { Column } from "~/ui/table.tsx";
import { Table } from "~/ui/table.tsx";
import { deskWords } from "./desk-words.ts";
import { heldWeeks } from "./licence-holds.ts";
import type { BlockedView } from "./permits-view.server.ts";
import { blockedKitchens } from "./permits-view.server.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(matches, deskWords, (say) => say.permits.title);

export async function loader(visit: LoaderFunctionArgs) {
  const { regencyCodes } = await requireOfficer(visit);
  return { holds: await blockedKitchens(db, regencyCodes, now()) };
}

export default function BlockedKitchens() {
  const { holds } = useLoaderData<typeof loader>();
  const words = useWords(deskWords);
  const say = words.permits;
  return (
    <Page width="wide" title={say.title} lead={say.lead} crumb={[{ to: "/meja", label: say.desk }]}>
      {holds.length === 0 ? (
        <EmptyState drawing="dapur" title={say.empty}>
          {say.emptyText}
        </EmptyState>
      ) : (
        <>
          {holds.map((hold) => (
            <HoldSection key={`${hold.regencyCode} ${hold.routeCode}`} hold={hold} />
          ))}
          <p className="soft">{say.how}</p>
        </>
      )}
    </Page>
  );
}

function HoldSection({ hold }: { hold: BlockedView }) {
  const say = useWords(deskWords).permits;
  const nameOfRoute = useRouteName();
  const title = `${nameOfRoute(hold.routeCode)}: ${say.kitchens(hold.kitchens)}`;
  const { held } = hold;
  return (
    <Section title={title} id={hold.routeCode}>
      {held ? (
        <KeyNumbers
          items={[
            { label: say.perWeek, value: <Kg value={held.kgPerWeek} size="n2" /> },
            { label: say.added(heldWeeks), value: <Rp value={held.valueAddedIdr} short size="n2" /> },
          ]}
        />
      ) : (
        <p className="soft">{say.notYet}</p>
      )}
      <Table caption={title} hideCaption columns={useColumns()} rows={hold.groups} rowKey={(group) => group.id} />
      {hold.more > 0 ? <p className="soft">{say.more(hold.more)}</p> : null}
    </Section>
  );
}

function useColumns(): Column<BlockedView["groups"][number]>[] {
  const say = useWords(deskWords).permits;
  const locale = useLocale();
  const nameOfRoute = useRouteName();
  return [
    {
      key: "group",
      label: say.column.group,
      lead: true,
      cell: (group) => (
        <>
          <TextLink to={`/kelompok/${group.id}`}>{group.name}</TextLink>
          <span className="soft">{`, ${group.village}`}</span>
        </>
      ),
    },
    {
      key: "product",
      label: say.column.product,
      cell: (group) => group.products.map((product) => nameIn(locale, product)).join(", "),
    },
    {
      key: "missing",
      label: say.column.missing,
      cell: (group) => (
        <span className="stack8">
          {group.missing.map(({ routeCode, state, licenceId }) => (
            <span key={routeCode} className="row wrap">
              <b>{nameOfRoute(routeCode)}</b>
              <Pill tone={state === "unchecked" ? "wait" : "bad"}>{say.state[state]}</Pill>
              {licenceId && state === "unchecked" ? (
                <TextLink to={`/kelompok/${group.id}/izin/${licenceId}`}>{say.check}</TextLink>
              ) : null}
            </span>
          ))}
        </span>
      ),
    },
  ];
}
