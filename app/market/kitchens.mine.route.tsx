import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireSide } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone, mondayOf } from "~/lib/dates.ts";
import { titleOf } from "~/page-meta.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { Card, Cards } from "~/ui/card.tsx";
import { Kg } from "~/ui/figure.tsx";
import { formatKg, formatWeek } from "~/ui/format.ts";
import { Ledger, LedgerLine } from "~/ui/ledger.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { EmptyState } from "~/ui/state.tsx";
import { kitchensOf } from "./kitchen-lists.server.ts";
import { kitchenWords } from "./kitchen.words.ts";
import { recipeWords } from "./recipe.words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, kitchenWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const { group } = await requireSide(visit, "processor");
  return { kitchens: await kitchensOf(db, group.id, mondayOf(dateIn(defaultZone, now()))) };
}

export default function MyKitchens() {
  const { kitchens } = useLoaderData<typeof loader>();
  const say = useWords(kitchenWords);
  const add = (
    <ButtonLink to="/dapur/baru" tone="hilir" icon="plus">
      {say.add}
    </ButtonLink>
  );
  return (
    <Page width="wide" title={say.title} lead={say.lead} actions={add}>
      {kitchens.length === 0 ? (
        <EmptyState drawing="dapur" title={say.none}>
          {say.noneText}
        </EmptyState>
      ) : (
        <div className="stack">
          <Cards>
            {kitchens.map((kitchen) => (
              <KitchenCard key={kitchen.id} kitchen={kitchen} />
            ))}
          </Cards>
          <div className="btns">
            <ButtonLink to="/olahan/saya" tone="line">
              {say.offers}
            </ButtonLink>
            <ButtonLink to="/olahan/baru" tone="line" icon="plus">
              {say.newOffer}
            </ButtonLink>
          </div>
        </div>
      )}
    </Page>
  );
}

type Kitchen = {
  id: string;
  name: string;
  villageName: string;
  capacityKg: number;
  weeks: { week: string; capacityKg: number }[];
};

function KitchenCard({ kitchen }: { kitchen: Kitchen }) {
  const say = useWords(kitchenWords);
  const recipes = useWords(recipeWords);
  const locale = useLocale();
  return (
    <Card side="hilir" title={kitchen.name}>
      <p className="soft">{kitchen.villageName}</p>
      <p>
        <Kg value={kitchen.capacityKg} size="n2" /> <span className="soft">{say.perWeek}</span>
      </p>
      {kitchen.weeks.length === 0 ? (
        <p className="soft">{say.noDifferent}</p>
      ) : (
        <Ledger>
          {kitchen.weeks.map(({ week, capacityKg }) => (
            <LedgerLine key={week} label={formatWeek(week, locale)}>
              {capacityKg === 0 ? say.closed : formatKg(capacityKg, locale)}
            </LedgerLine>
          ))}
        </Ledger>
      )}
      <div className="btns">
        <ButtonLink to={`/dapur/${kitchen.id}/pekan`} tone="hilir" size="small" icon="calendar">
          {say.weeks}
        </ButtonLink>
        <ButtonLink to={`/dapur/${kitchen.id}/resep`} tone="line" size="small">
          {recipes.title}
        </ButtonLink>
        <ButtonLink to={`/dapur/${kitchen.id}/ubah`} tone="line" size="small" icon="edit">
          {say.edit}
        </ButtonLink>
        <ButtonLink to={`/dapur/${kitchen.id}/tutup`} tone="bad" size="small">
          {say.close}
        </ButtonLink>
      </div>
    </Card>
  );
}
