import { defaultZone } from "~/lib/dates.ts";
import { formatDate, formatInstant } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Paper } from "~/ui/paper.tsx";
import type { ShownAgreement } from "./agreement-page.server.ts";
import { textOf } from "./agreement-text.ts";
import { agreementWords } from "./agreement.words.ts";
import { paperWords } from "./paper.words.ts";
import { QrCode } from "./qr-code.tsx";

/** The text with its signatures and its proof: what is read, what is printed. */
export function AgreementPaper({ agreement, proofUrl }: { agreement: ShownAgreement; proofUrl: string }) {
  const locale = useLocale();
  const say = useWords(agreementWords);
  const { version, body, hash } = agreement;
  // What was signed is shown as it was kept; the translation is made of the same data.
  const text = locale === "id" ? body.text : textOf(version, body.facts, body.terms, locale);
  return (
    <Paper kicker={text.number} title={text.title} made={formatDate(body.facts.agreedOn, locale, "plain")}>
      <div className="stack">
        <p>{text.opening}</p>
        <p>{text.first}</p>
        <p>{text.second}</p>
        <p className="soft">{paperWords[locale].blanks}</p>
        <p>{text.purpose}</p>
        {text.clauses.map((clause) => (
          <section key={clause.title}>
            <h3>{clause.title}</h3>
            <p>{clause.text}</p>
          </section>
        ))}
        <p>{text.closing}</p>
      </div>
      <SignLines agreement={agreement} />
      <div className="row wrap">
        <QrCode text={proofUrl} title={say.proof} />
        <div className="grow basis-28">
          <p>{say.proof}</p>
          <p className="soft">{say.code(shortCode(hash))}</p>
        </div>
      </div>
    </Paper>
  );
}

/** The beginning of a hash in groups of four, for comparing by eye. */
export function shortCode(hash: string): string {
  return (hash.slice(0, 16).match(/.{4}/g) ?? []).join(" ");
}

function SignLines({ agreement }: { agreement: ShownAgreement }) {
  const say = useWords(agreementWords);
  const sign = useSignatureLine();
  const { facts } = agreement.body;
  const parties = (["producer", "processor"] as const).map((side) => {
    const signature = agreement.signatures.find((one) => one.side === side);
    return { role: say.signs[side], name: facts[side], line: signature ? sign(signature) : say.notSigned };
  });
  const witnesses = (["office", "village"] as const).map((who) => ({ role: say.signs[who], name: "", line: "" }));
  return (
    <div className="signs">
      {[...parties, ...witnesses].map(({ role, name, line }) => (
        <div key={role}>
          <p>{role}</p>
          <p className="signline">{name}</p>
          <p className="soft">{line}</p>
        </div>
      ))}
    </div>
  );
}

/** A signature in a sentence: who, when, from which device. */
function useSignatureLine() {
  const say = useWords(agreementWords);
  const locale = useLocale();
  return ({ userName, at, device, askedBy }: ShownAgreement["signatures"][number]) =>
    [
      say.signedBy(userName, formatInstant(at, defaultZone, locale)),
      device ? say.device(device) : "",
      askedBy ? say.onRequest(askedBy) : "",
    ]
      .filter(Boolean)
      .join(", ");
}
