import { formatDate, formatIdr, formatKg, formatWeek } from "~/ui/format.ts";
import type { DeskRow } from "./desk.ts";
import { textWords } from "./text.words.ts";

const say = textWords.id;

/** Who is written to: the group's own name tells which of a row's texts is meant. */
export type Contact = { id: string; name: string; contactName: string; contactPhone: string };

/**
 * The address that opens WhatsApp with a text about this row, to the person who speaks for a group. `site` is our own
 * address, `officer` the name under the text.
 */
export function whatsappHref(row: DeskRow, contact: Contact, from: { site: string; officer: string }): string {
  const lines = [
    say.greeting(contact.contactName),
    sentenceFor(row, contact),
    say.look(`${from.site}${groupPath(row)}`),
    say.from(from.officer),
  ];
  return `https://wa.me/${contact.contactPhone.replace(/\D/g, "")}?text=${encodeURIComponent(lines.join("\n"))}`;
}

/** What a group is told about a row. A row without a group to talk to has no sentence. */
export function sentenceFor(row: DeskRow, contact: Pick<Contact, "id" | "name">): string {
  const kg = formatKg(row.quantityKg ?? 0, "id");
  const money = formatIdr(row.amountIdr ?? 0, "id");
  const due = formatDate(row.dueOn, "id", "day");
  switch (row.kind) {
    case "harvest":
      return say.harvest(row.nameId.toLowerCase(), kg, formatDate(row.readyOn, "id", "day"));
    case "kitchen":
      return say.kitchen(row.kitchen, formatWeek(row.week, "id"), kg);
    case "answer":
      return say.answer(partnerIn(row, contact), kg, due);
    case "delivery":
      return say.delivery(row.nameId.toLowerCase(), partnerIn(row, contact), due);
    case "payment":
      return contact.id === row.groupIds[0] ? say.payment(row.payee, money, due) : say.paymentOther(row.payer, money);
    case "claim":
      return say.claim(row.number, partnerIn(row, contact));
    case "objection":
      return say.objection();
    case "licence":
      return say.licence(row.route, row.number, due);
    case "licenceCheck":
      return say.licenceCheck(row.route, row.number);
    case "group":
      return say.group();
    case "silent":
      return say.silent();
    case "permit":
      return "";
  }
}

function partnerIn(row: { producer: string; processor: string }, contact: { name: string }): string {
  return row.producer === contact.name ? row.processor : row.producer;
}

/** Where a group looks at the same thing: its own page, not the office's. */
function groupPath(row: DeskRow): string {
  if (row.kind === "objection") return "/kelompok/saya/atas-nama";
  if (row.kind === "answer") return `/usulan/${row.id}`;
  if (row.kind === "group" || row.kind === "licence" || row.kind === "licenceCheck") return "/kelompok/saya";
  return row.kind === "silent" ? "/beranda" : row.to;
}
