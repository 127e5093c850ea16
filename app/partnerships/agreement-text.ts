import { canonicalJson } from "~/lib/canonical.ts";
import { formatDate, formatIdr, formatKg } from "~/ui/format.ts";
import type { Locale } from "~/ui/locale.tsx";
import type { AgreementTerms } from "./agreement.ts";
import type { PaperFacts, PaperPattern } from "./paper.words.ts";
import { paperWords } from "./paper.words.ts";

/** What of a contract goes into its text. Groups and places only: no person is named in it. */
export type AgreementFacts = {
  number: string;
  pattern: PaperPattern;
  /** Rupiah per kg: price, fee or advance. */
  rateIdr: number;
  quantityKg: number;
  paymentDays: number;
  /** The producer's part of what sales bring after costs, in percent, and those costs; only with `share`. */
  sharePercent: number;
  shareCostIdr: number;
  /** What these costs are for, as the kitchen named them; not in texts from before there were shares. */
  shareCosts?: string;
  /** ISO date. */
  agreedOn: string;
  regency: string;
  producer: string;
  producerVillage: string;
  processor: string;
  processorVillage: string;
  commodityId: string;
  commodityEn: string;
  productId: string;
  productEn: string;
};

/** A text as it is read aloud: the same on the page, on paper and in the file. */
export type PaperText = {
  title: string;
  number: string;
  opening: string;
  first: string;
  second: string;
  purpose: string;
  clauses: { title: string; text: string }[];
  closing: string;
};

/** What is kept of a version and hashed: the data, and the Indonesian sentences that were signed. */
export type AgreementBody = {
  template: 1;
  version: number;
  facts: AgreementFacts;
  terms: AgreementTerms;
  text: PaperText;
};

/** A version with its sentences, ready to be hashed. The same contract and terms give the same body. */
export function bodyOf(version: number, facts: AgreementFacts, terms: AgreementTerms): AgreementBody {
  return { template: 1, version, facts, terms, text: textOf(version, facts, terms, "id") };
}

/** The text in one language. What is signed is the Indonesian one; the other is for reading. */
export function textOf(version: number, facts: AgreementFacts, terms: AgreementTerms, locale: Locale): PaperText {
  const say = paperWords[locale];
  const filled = filledOf(version, facts, terms, locale);
  const clauses = say.clauses(filled, facts.pattern);
  return {
    title: say.paperTitle,
    number: say.number(facts.number, version),
    opening: say.opening(filled),
    first: say.first(filled),
    second: say.second(filled),
    purpose: say.purpose,
    clauses: clauses.map(([title, text], i) => ({ title: say.clause(i + 1, title), text })),
    closing: say.closing,
  };
}

/** The text of a body whose hash is the SHA-256 of this. */
export function bodyText(body: AgreementBody): string {
  return canonicalJson(body);
}

function filledOf(version: number, facts: AgreementFacts, terms: AgreementTerms, locale: Locale): PaperFacts {
  const { number, regency, producer, producerVillage, processor, processorVillage } = facts;
  const { place, tolerancePercent, lowestGrade, reviewPercent, noticeDays, settleDays } = terms;
  const [commodity, product] =
    locale === "id" ? [facts.commodityId, facts.productId] : [facts.commodityEn, facts.productEn];
  return {
    ...{ number, version, regency, producer, producerVillage, processor, processorVillage, commodity, product, place },
    date: formatDate(facts.agreedOn, locale),
    kg: formatKg(facts.quantityKg, locale),
    schedule: terms.schedule.map(
      ({ plannedOn, quantityKg }) => `${formatDate(plannedOn, locale)} ${formatKg(quantityKg, locale)}`,
    ),
    price: formatIdr(facts.rateIdr, locale),
    share: facts.sharePercent,
    shareCost: facts.shareCostIdr === 0 ? null : formatIdr(facts.shareCostIdr, locale),
    shareCosts: facts.shareCosts ?? "",
    days: facts.paymentDays,
    total: formatIdr(facts.quantityKg * facts.rateIdr, locale),
    tolerance: tolerancePercent,
    grade: lowestGrade,
    review: reviewPercent,
    notice: noticeDays,
    settle: settleDays,
  };
}
