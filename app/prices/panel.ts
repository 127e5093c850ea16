import type { Status } from "~/places/commodity.ts";
import type { DealFigures } from "./price.ts";

/** A band of prices per kg, rupiah, with where it comes from: a note of the office, or the reference data. */
export type PanelBand = { lowIdr: number; highIdr: number; level: string } & (
  | { from: "office"; day: string; market: string; source: string }
  | { from: "reference"; period: string; place: string; status: Status }
);

/** What stands beside a price field about one commodity. */
export type Panel = {
  commodity: { code: string; nameId: string; nameEn: string };
  /** Null when too few parties stand behind a figure. */
  deals: DealFigures | null;
  band: PanelBand | null;
  /** The own group's costs per kg, rupiah; null when it noted none, undefined when it is not asked for. */
  floor?: { idr: number; day: string } | null;
};
