/** Outlines of places. `ringsJson` is a list of rings, each a list of [longitude, latitude] in degrees. */

export type BoundariesTable = {
  regionCode: string;
  ringsJson: string;
  source: string;
  at: number;
};

export type AtlasTables = {
  boundaries: BoundariesTable;
};
