import { addLicence, checkLicence } from "~/groups/licences.server.ts";
import type { Product } from "~/places/commodity.ts";
import { permitsOf } from "~/places/commodity.ts";
import { isPerProduct, runsOut } from "~/groups/licence.ts";
import type { Db } from "../open.server.ts";
import type { Member, Officer } from "./people.ts";
import type { Teller } from "./teller.ts";
import { told } from "./teller.ts";

/** How the papers of a kitchen stand: what an officer's desk has to show. */
export type Papers = "valid" | "unchecked" | "refused" | "over" | "ending14" | "ending60";

const reasons = ["Foto sertifikat tidak terbaca.", "Nomor tidak ditemukan di OSS.", "Sertifikat atas nama usaha lain."];

/** Days from today until the last day of a licence, by how the papers stand. */
const endsIn: Record<Papers, [number, number]> = {
  valid: [300, 1500],
  unchecked: [300, 1500],
  refused: [300, 1500],
  over: [-40, -5],
  ending14: [3, 13],
  ending60: [20, 58],
};

/** Writes down what permits a kitchen's products need. The first that runs out (or the halal one) tells how it stands. */
export async function tellLicences(
  db: Db,
  teller: Teller,
  officer: Officer,
  member: Member,
  papers: Papers,
  products: readonly Product[],
): Promise<void> {
  const wanted = products.flatMap((product) =>
    permitsOf(product).map((routeCode) => ({ routeCode, productCode: isPerProduct(routeCode) ? product.code : null })),
  );
  const different = new Map(wanted.map((one) => [`${one.routeCode} ${one.productCode ?? ""}`, one]));
  for (const { routeCode, productCode } of different.values()) {
    const telling = papers === "valid" || runsOut(routeCode) ? papers : untold(routeCode, papers);
    await tellLicence(db, teller, officer, member, { routeCode, productCode, papers: telling });
  }
}

/** NIB stays good in every story; a halal certificate has no end, so of the ends it knows nothing. */
function untold(routeCode: string, papers: Papers): Papers {
  return routeCode === "HALAL" && (papers === "unchecked" || papers === "refused") ? papers : "valid";
}

type Paper = { routeCode: string; productCode: string | null; papers: Papers };

async function tellLicence(db: Db, teller: Teller, officer: Officer, member: Member, paper: Paper): Promise<void> {
  const { routeCode, productCode, papers } = paper;
  const { seed } = teller;
  const [soonest, latest] = endsIn[papers];
  const validUntil = runsOut(routeCode) ? teller.day(seed.between(soonest, latest)) : null;
  const enteredDays = papers === "unchecked" ? -seed.between(1, 9) : -seed.between(80, 95);
  const by = teller.act(member.speakerId, teller.at(teller.day(enteredDays), 13), member.askedBy);
  const licence = { routeCode, productCode, validUntil, number: numberOf(teller, routeCode) };
  const what = `${routeCode} of ${member.name}`;
  const { id } = told(await addLicence(db, by, member.id, licence), what);
  if (papers === "unchecked") return;
  const check =
    papers === "refused"
      ? { verdict: "refused" as const, reason: seed.pick(reasons) }
      : { verdict: "valid" as const, reason: "" };
  const word = teller.act(officer.id, teller.at(teller.day(enteredDays + 2), 10));
  told(await checkLicence(db, word, officer.office, id, check), `the check of ${what}`);
}

/** A number that has the right shape and belongs to nobody: it begins with zeros. */
function numberOf(teller: Teller, routeCode: string): string {
  const digits = (count: number) => "000" + Array.from({ length: count - 3 }, () => teller.seed.between(0, 9)).join("");
  switch (routeCode) {
    case "NIB":
      return digits(13);
    case "SPP_IRT":
      return `P-IRT ${digits(13)}-${teller.seed.between(26, 31)}`;
    case "HALAL":
      return `ID${digits(17)}`;
    case "BPOM_MD":
      return `MD ${digits(12)}`;
    default:
      return `SKP/${digits(6)}`;
  }
}
