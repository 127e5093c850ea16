import { Card } from "~/ui/card.tsx";
import { formatKg, formatNumber } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import type { OfferAnswer } from "./offer-answer.ts";
import { offerAnswerWords } from "./offer-answer.words.ts";

/** What the market has for the kitchen's offer today. */
export function OfferAnswerCard({ answer }: { answer: OfferAnswer }) {
  const say = useWords(offerAnswerWords);
  const locale = useLocale();
  const { lots, kg, fitting, fittingKg } = answer;
  return (
    <Card side="meet" title={say.title}>
      <p className="strong">{lots === 0 ? say.none : say.lots(formatNumber(lots, locale), formatKg(kg, locale))}</p>
      {lots === 0 ? <p>{say.noneHelp}</p> : null}
      {lots > 0 && fitting === 0 ? <p>{say.noFit}</p> : null}
      {fitting > 0 && fitting === lots ? <p>{say.fittingAll}</p> : null}
      {fitting > 0 && fitting < lots ? (
        <p>{say.fitting(formatNumber(fitting, locale), formatKg(fittingKg, locale))}</p>
      ) : null}
      {lots > 0 ? (
        <p>
          <TextLink to="/panen?bisa=ya">{say.see}</TextLink>
        </p>
      ) : null}
      <p className="soft">{say.note}</p>
    </Card>
  );
}
