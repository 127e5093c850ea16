/** A reference band, rupiah per kg. */
export type Band = { lowIdr: number; highIdr: number };
