import type { AtlasTables } from "./schema/atlas.ts";
import type { CyclesTables } from "./schema/cycles.ts";
import type { DeskTables } from "./schema/desk.ts";
import type { FindTables } from "./schema/find.ts";
import type { MarketTables } from "./schema/market.ts";
import type { MatchingTables } from "./schema/matching.ts";
import type { MessagesTables } from "./schema/messages.ts";
import type { PartnershipsTables } from "./schema/partnerships.ts";
import type { PeopleTables } from "./schema/people.ts";
import type { PlacesTables } from "./schema/places.ts";
import type { PoolsTables } from "./schema/pools.ts";
import type { PricesTables } from "./schema/prices.ts";
import type { ProductionTables } from "./schema/production.ts";
import type { ScenariosTables } from "./schema/scenarios.ts";
import type { ReadinessTables } from "./schema/readiness.ts";
import type { TrailTables } from "./schema/trail.ts";

/** Every table of the house, in the order of the story. A column has the name of the form field and of the type. */
export type Tables = TrailTables &
  PlacesTables &
  PeopleTables &
  MessagesTables &
  PricesTables &
  MarketTables &
  MatchingTables &
  PartnershipsTables &
  ProductionTables &
  AtlasTables &
  ScenariosTables &
  CyclesTables &
  FindTables &
  PoolsTables &
  DeskTables &
  ReadinessTables;
