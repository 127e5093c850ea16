import { formatDate, formatGramsAsKg, formatIdr, formatInstant, formatKg } from "~/ui/format.ts";
import type { MessageData, MessageKind } from "./message.ts";
import { messageWords } from "./words.ts";

type Locale = "id" | "en";
type Named = {
  kind: MessageKind;
  data: MessageData;
  goods: { id: string; en: string } | null;
  product: { id: string; en: string } | null;
};

/** The sentence of a message in the reader's language. `zone` is that of the regency, for hours. */
export function sentenceOf(message: Named, locale: Locale, zone: string): string {
  const { data, goods, product } = message;
  const kg =
    data.netGrams === undefined ? formatKg(data.quantityKg ?? 0, locale) : formatGramsAsKg(data.netGrams, locale);
  return messageWords[locale].sentence[message.kind]({
    partner: data.partner ?? "",
    goods: goods?.[locale] ?? data.commodityCode ?? "",
    product: product?.[locale] ?? data.productCode ?? "",
    kg,
    money: formatIdr(data.amountIdr ?? 0, locale),
    day: data.day ? formatDate(data.day, locale, "day") : "",
    due: data.dueAt ? formatInstant(data.dueAt, zone, locale) : "",
    count: data.count ?? 0,
    name: data.name ?? "",
    reason: data.reason ?? "",
  });
}

/**
 * The address that opens WhatsApp with the text written: to a number where the sender may know it, else to whom the
 * sender chooses. Always in Indonesian: the receiver's language is not ours to guess. `site` is our own address.
 */
export function whatsappHref(
  message: Named & { path: string },
  phone: string | null,
  site: string,
  zone: string,
): string {
  const say = messageWords.id;
  const text = `${say.greeting}\n${sentenceOf(message, "id", zone)}\n${say.look} ${site}${message.path}`;
  return `https://wa.me/${phone ?? ""}?text=${encodeURIComponent(text)}`;
}
