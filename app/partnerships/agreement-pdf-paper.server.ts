import { defaultZone } from "~/lib/dates.ts";
import { formatInstant } from "~/ui/format.ts";
import type { ShownAgreement } from "./agreement-page.server.ts";
import type { PdfPaper } from "./agreement-pdf.server.ts";
import { agreementWords } from "./agreement.words.ts";
import { paperWords } from "./paper.words.ts";

/** What the file of an agreement says: the Indonesian text as it is kept, and the lines around it. */
export function pdfPaperOf(agreement: ShownAgreement, url: string): PdfPaper {
  const say = agreementWords.id;
  const { body, hash, state } = agreement;
  const lineOf = (side: "producer" | "processor") => {
    const signature = agreement.signatures.find((one) => one.side === side);
    if (!signature) return say.notSigned;
    return say.signedBy(signature.userName, formatInstant(signature.at, defaultZone, "id"));
  };
  return {
    text: body.text,
    state: say.state[state],
    warning: `${say.draftTitle}. ${say.draftText}`,
    blanks: paperWords.id.blanks,
    signs: [
      { role: say.signs.producer, name: body.facts.producer, line: lineOf("producer") },
      { role: say.signs.processor, name: body.facts.processor, line: lineOf("processor") },
      { role: say.signs.office, name: "", line: say.blankLine },
      { role: say.signs.village, name: "", line: say.blankLine },
    ],
    proof: { url, code: say.code(hash), sentence: say.proof },
  };
}
