/** Reference data. `status` says how far a figure can be trusted; `sourceIds` name rows of `sources`, parted by ";". */

export type SourcesTable = {
  id: string;
  reference: string;
  supports: string;
};

export type RegionsTable = {
  code: string;
  level: "province" | "regency" | "district" | "village";
  kind: string;
  name: string;
  parentCode: string | null;
  regencyCode: string | null;
  lat: number | null;
  lon: number | null;
  areaKm2: number | null;
  postalCode: string | null;
  zone: string | null;
  status: "sourced" | "derived" | "estimate" | "unverified";
  sourceIds: string;
};

export type CommoditiesTable = {
  code: string;
  nameId: string;
  nameLocal: string;
  nameEn: string;
  scientificName: string;
  category: string;
  unit: string;
  forms: string;
  gramsPerUnit: number | null;
  gramsPerUnitStatus: string | null;
  cycleDays: number | null;
  cycleStatus: string | null;
  shelfDays: number | null;
  shelfStatus: string | null;
  mainYieldShare: number | null;
  mainYieldStatus: string | null;
};

export type CommodityFactsTable = {
  commodityCode: string;
  attribute: string;
  low: number | null;
  typical: number | null;
  high: number | null;
  unit: string;
  note: string;
  status: "sourced" | "derived" | "estimate" | "unverified";
  sourceIds: string;
};

export type ReferencePricesTable = {
  id: string;
  commodityCode: string;
  place: string;
  level: string;
  period: string;
  lowIdr: number;
  highIdr: number;
  unit: string;
  note: string;
  status: "sourced" | "derived" | "estimate" | "unverified";
  sourceIds: string;
};

export type ProductsTable = {
  code: string;
  nameId: string;
  nameEn: string;
  productGroup: string;
  outputUnit: string;
  storage: string;
  shelfDays: number | null;
  shelfStatus: string | null;
  priceLowIdr: number | null;
  priceIdr: number | null;
  priceHighIdr: number | null;
  priceStatus: string | null;
  priceSourceIds: string;
  priceNote: string;
  labourDaysPerUnit: number | null;
  labourStatus: string | null;
  labourSourceIds: string;
  otherInputsIdrPerUnit: number | null;
  otherInputsStatus: string | null;
  permitRoute: string;
  sni: string;
};

export type RecipesTable = {
  id: string;
  productCode: string;
  commodityCode: string;
  inputBasis: string;
  yieldLow: number;
  yieldTypical: number;
  yieldHigh: number;
  unit: string;
  note: string;
  status: "sourced" | "derived" | "estimate" | "unverified";
  sourceIds: string;
};

export type CalendarDaysTable = {
  id: string;
  fromDate: string;
  toDate: string;
  nameId: string;
  nameEn: string;
  kind: string;
  dayOff: number;
  note: string;
  status: "sourced" | "derived" | "estimate" | "unverified";
  sourceIds: string;
};

export type GroupKindsTable = {
  code: string;
  nameId: string;
  nameEn: string;
  sides: string;
  identity: string;
  note: string;
  status: "sourced" | "derived" | "estimate" | "unverified";
  sourceIds: string;
};

export type PermitRoutesTable = {
  code: string;
  name: string;
  issuer: string;
  appliesTo: string;
  pattern: string;
  validityYears: number | null;
  status: "sourced" | "derived" | "estimate" | "unverified";
  sourceIds: string;
};

export type OfficesTable = {
  id: string;
  regencyCode: string;
  code: string;
  name: string;
  shortName: string;
  task: string;
  status: "sourced" | "derived" | "estimate" | "unverified";
  sourceIds: string;
};

export type ProgramsTable = {
  id: string;
  code: string;
  name: string;
  regencyCode: string;
  amountIdr: number;
  perWhat: string;
  note: string;
  status: "sourced" | "derived" | "estimate" | "unverified";
  sourceIds: string;
};

export type ProgramYearsTable = {
  programId: string;
  year: number;
  plannedGroups: number;
  note: string;
  status: "sourced" | "derived" | "estimate" | "unverified";
  sourceIds: string;
};

export type PlacesTables = {
  sources: SourcesTable;
  regions: RegionsTable;
  commodities: CommoditiesTable;
  commodityFacts: CommodityFactsTable;
  referencePrices: ReferencePricesTable;
  products: ProductsTable;
  recipes: RecipesTable;
  calendarDays: CalendarDaysTable;
  groupKinds: GroupKindsTable;
  permitRoutes: PermitRoutesTable;
  offices: OfficesTable;
  programs: ProgramsTable;
  programYears: ProgramYearsTable;
};
