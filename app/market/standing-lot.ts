import { addDays, daysBetween, mondayOf } from "~/lib/dates.ts";

export type StandingRefusal = "lotNotFound" | "alreadyStanding" | "tooManyStanding" | "standingNotFound";

/** So many harvests of a group come again each week. */
export const mostStanding = 10;
/** How far ahead the harvest of a week is noted. */
export const standingHorizonDays = 14;

/** Monday 0 to Sunday 6. */
export function weekdayOf(isoDate: string): number {
  return daysBetween(mondayOf(isoDate), isoDate);
}

/** The days of the harvest in the week of this Monday: ready on its weekday, to be collected `days` later. */
export function daysInWeek(standing: { weekday: number; days: number }, week: string) {
  const readyFrom = addDays(week, standing.weekday);
  return { readyFrom, readyTo: addDays(readyFrom, standing.days) };
}

/** The weeks (Mondays) whose harvest should stand by today: ready from tomorrow on, within the horizon. */
export function weeksDue(standing: { weekday: number }, today: string): string[] {
  const weeks = [0, 7, 14].map((days) => mondayOf(addDays(today, days)));
  const last = addDays(today, standingHorizonDays);
  return weeks.filter((week) => {
    const readyFrom = addDays(week, standing.weekday);
    return readyFrom > today && readyFrom <= last;
  });
}
