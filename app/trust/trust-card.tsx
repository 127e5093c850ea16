import { Card } from "~/ui/card.tsx";
import { Percent } from "~/ui/figure.tsx";
import { formatGramsAsKg, formatKg } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Section } from "~/ui/page.tsx";
import { Pill } from "~/ui/state.tsx";
import { Fold } from "~/ui/tiles.tsx";
import type { Counted, Trust } from "~/partnerships/trust.ts";
import { trustWords } from "./words.ts";

/** A group's track record: each figure with one sentence of the counts behind it. */
export function TrustCard({ name, trust }: { name: string; trust: Trust }) {
  const say = useWords(trustWords);
  return (
    <Section title={name}>
      {trust.isKnown ? (
        <>
          <p className="soft">{say.finished(trust.finished)}</p>
          <Figures trust={trust} />
        </>
      ) : (
        <Card>
          <p>
            <Pill tone="plain">{say.unknown}</Pill>
          </p>
          <p>{say.unknownText(trust.finished)}</p>
        </Card>
      )}
    </Section>
  );
}

function Figures({ trust }: { trust: Trust }) {
  const say = useWords(trustWords);
  const locale = useLocale();
  const { onTime, weight, payment, quiet, again } = trust;
  const ratio = ({ good, of }: Counted) => good / of;
  return (
    <>
      {onTime ? <Line label={say.onTime} ratio={ratio(onTime)} text={say.onTimeText(onTime.good, onTime.of)} /> : null}
      {weight ? (
        <Line
          label={say.weight}
          ratio={weight.confirmedGrams / (weight.promisedKg * 1000)}
          text={say.weightText(
            formatGramsAsKg(weight.confirmedGrams, locale),
            formatKg(weight.promisedKg, locale),
            weight.of,
          )}
        />
      ) : null}
      {payment ? (
        <Line
          label={say.payment}
          ratio={ratio(payment)}
          text={`${say.paymentText(payment.good, payment.of)} ${payment.days === null ? "" : say.paymentDays(payment.days)}`}
        />
      ) : null}
      {quiet ? <Line label={say.quiet} ratio={ratio(quiet)} text={say.quietText(quiet.good, quiet.of)} /> : null}
      {again ? <Line label={say.again} ratio={ratio(again)} text={say.againText(again.good, again.of)} /> : null}
      <Fold summary={say.howTitle}>
        <p>{say.how}</p>
      </Fold>
    </>
  );
}

function Line({ label, ratio, text }: { label: string; ratio: number; text: string }) {
  return (
    <Card>
      <p>
        <b>{label}</b> <Percent ratio={ratio} size="n3" />
      </p>
      <p className="soft">{text}</p>
    </Card>
  );
}
