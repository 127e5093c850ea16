/** Whose stimulus it is. `perWhat` says what gets the amount: a `group`, or an `rt` (neighbourhood). */
export type Program = {
  id: string;
  code: string;
  name: string;
  regencyCode: string;
  regencyName: string;
  /** Whole rupiah for each group or RT. */
  amountIdr: number;
  perWhat: string;
  note: string;
  status: "sourced" | "derived" | "estimate" | "unverified";
  sourceIds: string;
};

/** One round of a programme: how many were planned, how many groups are registered here, what they were given. */
export type ProgramYear = {
  year: number;
  plannedGroups: number;
  note: string;
  status: "sourced" | "derived" | "estimate" | "unverified";
  sourceIds: string;
  enrolledGroups: number;
  /** Whole rupiah, the sum over enrolled groups. */
  enrolledIdr: number;
};

/** Groups and rupiah over all years of a programme. */
export function totalOf(years: Pick<ProgramYear, "enrolledGroups" | "enrolledIdr">[]) {
  return years.reduce((sum, year) => ({ groups: sum.groups + year.enrolledGroups, idr: sum.idr + year.enrolledIdr }), {
    groups: 0,
    idr: 0,
  });
}
