import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { titleOf } from "~/page-meta.ts";
import { nameIn } from "~/places/commodity.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { FilterForm, FilterSelect } from "~/ui/filter.tsx";
import { formatKg, formatWeek } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { Downloads } from "~/ui/table.tsx";
import { FlowMap } from "./flow-map.tsx";
import { mapHref } from "./map-address.ts";
import { VillageFlows, VillageTable } from "./map-table.tsx";
import { askedMap, busyVillages } from "./map.server.ts";
import { streamHref } from "./stream-address.ts";
import { atlasWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, atlasWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const map = await askedMap(visit);
  return { ...map, rows: busyVillages(map.villages) };
}

type MapData = ReturnType<typeof useLoaderData<typeof loader>>;

export default function SupplyMap() {
  const map = useLoaderData<typeof loader>();
  const say = useWords(atlasWords);
  const { villages, flows, rows, address, outlines } = map;
  const hrefOf = (village: string) => mapHref({ ...address, village });
  const names = new Map(villages.map(({ code, name }) => [code, name]));
  const chosen = address.village;
  return (
    <Page
      title={say.title}
      lead={say.lead}
      width="wide"
      actions={
        <ButtonLink
          to={streamHref({ regency: address.regency, from: "village", measure: "kg", only: null })}
          tone="line"
        >
          {say.stream.title}
        </ButtonLink>
      }
    >
      <MapFilterForm map={map} />
      <div className="map-beside">
        <figure className="chart">
          <figcaption>{useSays(map)}</figcaption>
          <FlowMap {...{ villages, flows, outlines, chosen, hrefOf }} says={useSays(map)} />
          <MapNote map={map} />
        </figure>
        <div className="stack">
          {chosen ? (
            <VillageFlows
              code={chosen}
              name={names.get(chosen) ?? ""}
              flows={flows}
              names={names}
              all={mapHref({ ...address, village: null })}
            />
          ) : null}
          <VillageTable villages={rows} hrefOf={hrefOf} chosen={chosen} />
          <Downloads
            links={[
              { href: mapHref(address, "/peta.csv"), label: "CSV" },
              { href: mapHref(address, "/peta.xlsx"), label: "Excel" },
            ]}
          />
        </div>
      </div>
    </Page>
  );
}

/** What the map shows, in a sentence. */
function useSays({ rows, flows }: MapData): string {
  const say = useWords(atlasWords);
  const locale = useLocale();
  const [supplyKg, capacityKg] = [
    rows.reduce((kg, row) => kg + row.supplyKg, 0),
    rows.reduce((kg, row) => kg + row.capacityKg, 0),
  ];
  const plannedKg = flows.reduce((kg, flow) => kg + flow.quantityKg, 0);
  return say.says(formatKg(supplyKg, locale), formatKg(capacityKg, locale), formatKg(plannedKg, locale));
}

function MapNote({ map: { round, outlines } }: { map: MapData }) {
  const say = useWords(atlasWords);
  return (
    <>
      <p className="row wrap">
        <span className="key hulu">{say.hulu}</span>
        <span className="key hilir">{say.hilir}</span>
      </p>
      <p className="soft">
        {say.source} {round ? say.round(round.number) : say.noRound} {outlines.length === 0 ? say.noOutlines : null}
      </p>
    </>
  );
}

function MapFilterForm({ map: { address, regencies, commodities, weeks } }: { map: MapData }) {
  const say = useWords(atlasWords);
  const locale = useLocale();
  return (
    <FilterForm>
      {regencies.length > 1 ? (
        <FilterSelect
          name="wilayah"
          label={say.filter.regency}
          value={address.regency}
          options={regencies}
          all={null}
        />
      ) : null}
      <FilterSelect
        name="komoditas"
        label={say.filter.commodity}
        value={address.commodity}
        options={commodities.map((commodity) => ({ value: commodity.code, label: nameIn(locale, commodity) }))}
      />
      <FilterSelect
        name="pekan"
        label={say.filter.week}
        value={address.week}
        options={weeks.map((week) => ({ value: week, label: formatWeek(week, locale) }))}
        all={say.filter.allWeeks}
      />
    </FilterForm>
  );
}
