import { TextLink } from "~/ui/link.tsx";
import { useWords } from "~/ui/locale.tsx";
import type { Trust } from "./trust.ts";
import { trustLineWords } from "./trust.words.ts";

/** The partner's record in one line, with the way to its counts. A new group is not known yet, never bad. */
export function TrustLine({ name, trust, to }: { name: string; trust: Trust; to: string }) {
  const say = useWords(trustLineWords);
  return (
    <p>
      <b>{name}.</b> {useRecord(trust)} <TextLink to={to}>{say.label}</TextLink>
    </p>
  );
}

function useRecord({ isKnown, finished, onTime, payment, quiet }: Trust): string {
  const say = useWords(trustLineWords);
  if (!isKnown) return say.unknown;
  const parts = [
    onTime ? say.onTime(onTime.good, onTime.of) : "",
    payment ? say.paid(payment.good, payment.of) : "",
    quiet ? say.quiet(quiet.good, quiet.of) : "",
  ].filter(Boolean);
  return `${[say.finished(finished), ...parts].join(", ")}.`;
}
