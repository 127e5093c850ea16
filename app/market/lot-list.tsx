import { nameIn } from "~/places/commodity.ts";
import { photoHref } from "~/photos/photo.ts";
import { LotCard, Cards, Thumbnail } from "~/ui/card.tsx";
import { Pic } from "~/ui/drawing.tsx";
import { drawingForCommodity } from "~/ui/drawing-for.ts";
import { formatDate, formatIdr, formatNumber } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import type { Column, Sort } from "~/ui/table.tsx";
import { Table } from "~/ui/table.tsx";
import type { ListedLot } from "./lot-lists.server.ts";
import { LotStatePill, useLotState } from "./lot-state.tsx";
import { marketWords } from "./words.ts";

/** Days as people say them: "Sel 24 Nov", or two with a word between. */
export function useDays(): (from: string, to: string) => string {
  const say = useWords(marketWords);
  const locale = useLocale();
  return (from, to) => say.days(formatDate(from, locale, "short"), formatDate(to, locale, "short"));
}

/** Harvests: cards on a phone, a table at the desk. `mine` leaves out whose they are. */
export function LotList({ lots, sort, mine = false }: { lots: readonly ListedLot[]; sort?: Sort; mine?: boolean }) {
  const say = useWords(marketWords);
  const columns = useColumns(mine);
  return (
    <>
      <div className="desk:hidden">
        <h2 className="sr-only">{mine ? say.myHarvests : say.harvests}</h2>
        <LotCards lots={lots} mine={mine} />
      </div>
      <div className="max-desk:hidden">
        <Table
          caption={mine ? say.myHarvests : say.harvests}
          hideCaption
          columns={columns}
          rows={lots}
          rowKey={(lot) => lot.id}
          {...(sort ? { sort } : {})}
        />
      </div>
    </>
  );
}

function LotCards({ lots, mine }: { lots: readonly ListedLot[]; mine: boolean }) {
  const locale = useLocale();
  const state = useLotState();
  const days = useDays();
  return (
    <Cards>
      {lots.map((lot) => (
        <LotCard
          key={lot.id}
          drawing={drawingForCommodity(lot.commodityCode)}
          photo={lot.photoId && photoHref(lot.photoId, true)}
          title={nameIn(locale, lot)}
          place={mine ? lot.villageName : `${lot.groupName}, ${lot.villageName}`}
          quantityKg={lot.quantityKg}
          priceIdr={lot.askIdr}
          when={days(lot.readyFrom, lot.readyTo)}
          state={state(lot)}
          href={`/panen/${lot.id}`}
        />
      ))}
    </Cards>
  );
}

function useColumns(mine: boolean): Column<ListedLot>[] {
  const { column } = useWords(marketWords);
  const locale = useLocale();
  const days = useDays();
  const what: Column<ListedLot> = {
    key: "commodity",
    label: column.commodity,
    lead: true,
    cell: (lot) => (
      <span className="row">
        {lot.photoId ? (
          <Thumbnail src={photoHref(lot.photoId, true)} />
        ) : (
          <Pic name={drawingForCommodity(lot.commodityCode)} side="hulu" size={32} />
        )}
        <span className="nowrap">
          <TextLink to={`/panen/${lot.id}`}>{nameIn(locale, lot)}</TextLink>
        </span>
      </span>
    ),
  };
  const whose: Column<ListedLot> = { key: "group", label: column.group, cell: (lot) => lot.groupName };
  const place: Column<ListedLot> = {
    key: "place",
    label: column.place,
    cell: (lot) => `${lot.villageName}, ${lot.districtName}`,
  };
  return [
    what,
    ...(mine ? [] : [whose]),
    place,
    {
      key: "kg",
      label: column.quantity,
      unit: "kg",
      number: true,
      sortable: true,
      cell: (lot) => formatNumber(lot.quantityKg, locale),
    },
    {
      key: "price",
      label: column.price,
      unit: "Rp/kg",
      number: true,
      sortable: true,
      cell: (lot) => formatIdr(lot.askIdr, locale),
    },
    { key: "ready", label: column.ready, sortable: true, cell: (lot) => days(lot.readyFrom, lot.readyTo) },
    { key: "state", label: column.state, cell: (lot) => <LotStatePill lot={lot} /> },
  ];
}
