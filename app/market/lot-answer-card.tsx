import { Card } from "~/ui/card.tsx";
import { formatIdr, formatKg, formatWeek } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import type { LotAnswer } from "./lot-answer.ts";
import { lotAnswerWords } from "./lot-answer.words.ts";
import { nameInSentence } from "./naming.ts";

type Asking = {
  id: string;
  commodityCode: string;
  nameId: string;
  nameEn: string;
  askIdr: number;
  remainingKg: number;
  /** What only its cycle changes, and what neighbours sell together, is not changed on its own page. */
  isOwn: boolean;
};
type Of<Kind extends LotAnswer["kind"]> = { lot: Asking; answer: Extract<LotAnswer, { kind: Kind }> };

/** What the market says to the seller's harvest today. */
export function LotAnswerCard({ lot, answer }: { lot: Asking; answer: LotAnswer }) {
  const say = useWords(lotAnswerWords);
  return (
    <Card side="meet" title={say.title}>
      {answer.kind === "some" ? <Some lot={lot} answer={answer} /> : null}
      {answer.kind === "few" ? <Few lot={lot} answer={answer} /> : null}
      {answer.kind === "sealed" ? <Sealed lot={lot} answer={answer} /> : null}
      {answer.kind === "nobody" ? <Nobody lot={lot} answer={answer} /> : null}
      {answer.kind === "resting" ? <p>{say.resting}</p> : <p className="soft">{say.note}</p>}
    </Card>
  );
}

function Some({ lot, answer }: Of<"some">) {
  const say = useWords(lotAnswerWords);
  const locale = useLocale();
  const { sellsKg, isAll, upToIdr } = answer;
  const all = formatKg(lot.remainingKg, locale);
  const ask = formatIdr(lot.askIdr, locale);
  const part = sellsKg === null ? say.sellsLittle(all) : say.sells(formatKg(sellsKg, locale), all);
  return (
    <>
      <p className="strong">{say.some(answer.kitchens, answer.reach)}</p>
      <p>{isAll ? say.sellsAll(all) : part}</p>
      <p>{upToIdr === null ? say.from(ask) : say.fromTo(ask, formatIdr(upToIdr, locale))}</p>
    </>
  );
}

function Few({ lot, answer }: Of<"few">) {
  const say = useWords(lotAnswerWords);
  const locale = useLocale();
  const { cut, later } = answer;
  return (
    <>
      <p className="strong">{say.few(formatIdr(lot.askIdr, locale))}</p>
      <p>{say.fewReach(answer.reach)}</p>
      {later ? <p>{say.later(formatWeek(later.fromWeek, locale), later.kitchens)}</p> : null}
      {cut ? <p>{say.cut(formatIdr(cut.askIdr, locale), cut.kitchens)}</p> : null}
      {(cut ?? later) ? <ToChange lot={lot} /> : <p>{say.noHelp}</p>}
    </>
  );
}

function Sealed({ lot, answer }: Of<"sealed">) {
  const say = useWords(lotAnswerWords);
  const locale = useLocale();
  return (
    <>
      <p className="strong">{say.sealed(answer.reach, nameInSentence(locale, lot))}</p>
      <p>{say.sealedText}</p>
      <p>
        <TextLink to={`/olahan?komoditas=${lot.commodityCode}`}>{say.kitchens}</TextLink>
      </p>
    </>
  );
}

function Nobody({ lot, answer }: Of<"nobody">) {
  const say = useWords(lotAnswerWords);
  const locale = useLocale();
  const { why, inWeek } = answer;
  return (
    <>
      <p className="strong">{say.nobody[why](nameInSentence(locale, lot))}</p>
      {why === "weeks" ? <p>{inWeek ? say.help.weeks(formatWeek(inWeek, locale)) : null}</p> : <p>{say.help[why]}</p>}
      {why === "weeks" ? <ToChange lot={lot} /> : null}
    </>
  );
}

function ToChange({ lot }: { lot: Asking }) {
  const say = useWords(lotAnswerWords);
  if (!lot.isOwn) return null;
  return (
    <p>
      <TextLink to={`/panen/${lot.id}/ubah`}>{say.change}</TextLink>
    </p>
  );
}
