import { defaultZone } from "~/lib/dates.ts";
import { formatDate, formatInstant, formatKg } from "~/ui/format.ts";
import type { Notice } from "./notice.ts";
import { noticeWords } from "./notice.words.ts";

type Locale = "id" | "en";

/** A notice in the reader's language: its title and its sentences. What the office wrote stays as it is. */
export function noticeText(notice: Pick<Notice, "kind" | "title" | "body" | "figures">, locale: Locale) {
  const say = noticeWords[locale];
  const { figures } = notice;
  if (notice.kind === "own" || !figures) return { title: notice.title, body: notice.body };
  const { number, offeredKg, groups, fromWeek, weeks, sent, agreed, agreedKg, dueAt } = figures;
  if (notice.kind === "opened") {
    const week = formatDate(fromWeek, locale, "day");
    return { title: say.opened(number), body: say.openedBody(formatKg(offeredKg, locale), groups, week, weeks) };
  }
  if (notice.kind === "closing") {
    const due = formatInstant(dueAt ?? 0, defaultZone, locale);
    return { title: say.closing(number), body: say.closingBody(sent, due) };
  }
  const kg = agreedKg === null ? "" : ` ${say.resultsKg(formatKg(agreedKg, locale))}`;
  return { title: say.results(number), body: `${say.resultsBody(agreed, sent)}${kg}` };
}

/** The text for a neighbourhood's group, always in Indonesian: sums only. `site` is our own address. */
export function groupText(notice: Notice, site: string): string {
  const say = noticeWords.id;
  const { title, body } = noticeText(notice, "id");
  return [say.textGreeting, `*${title}*`, body, say.textLook(`${site}/papan`)].join("\n");
}

/** Digits that look like a phone number, which has no place on a public board. */
export function hasPhone(text: string): boolean {
  return /(?:\+?62|0)[\s.-]?8(?:[\s.-]?\d){7,}/.test(text);
}
