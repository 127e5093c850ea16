import type { Side } from "./auth/user.ts";
import type { Waiting } from "./today-contracts.server.ts";
import { Card } from "./ui/card.tsx";
import { drawingForCommodity } from "./ui/drawing-for.ts";
import { Pic } from "./ui/drawing.tsx";
import type { DrawingName } from "./ui/drawings.ts";
import { KgOfGrams, Rp } from "./ui/figure.tsx";
import { formatGramsAsKg, formatIdr, formatInstantShort, sinceOrUntil } from "./ui/format.ts";
import type { Locale } from "./ui/locale.tsx";
import { useLocale, useWords } from "./ui/locale.tsx";
import { Pill } from "./ui/state.tsx";
import { Tile, Tiles, Todo } from "./ui/tiles.tsx";
import { todayWords } from "./today-words.ts";

type Names = Record<string, { id: string; en: string }>;
type ThingProps = { thing: Waiting; names: Names; zone: string; today: string };

/** The one thing to do first: who, what, how much, until when. Its button is the page's own, at the thumb. */
export function FirstThing({ thing, names, zone, today }: ThingProps) {
  const say = useWords(todayWords);
  const locale = useLocale();
  return (
    <Card side="meet">
      <When thing={thing} zone={zone} today={today} />
      <div className="row">
        <Pic name={pictureOf(thing)} side="hulu" size={64} />
        <div>
          <p>{say.thing[thing.kind].title(thing.partner)}</p>
          {thing.amountIdr === null ? (
            <KgOfGrams grams={thing.grams} size="n1" mark />
          ) : (
            <Rp value={thing.amountIdr} size="n1" mark />
          )}
          <p className="soft">{names[thing.commodityCode]?.[locale] ?? thing.commodityCode}</p>
        </div>
      </div>
    </Card>
  );
}

/** What else waits, a row each. */
export function OtherThings({ things, ...rest }: { things: Waiting[]; names: Names; zone: string; today: string }) {
  const say = useWords(todayWords);
  const locale = useLocale();
  return (
    <div>
      {things.map((thing) => (
        <Todo
          key={thing.to}
          to={thing.to}
          drawing={pictureOf(thing)}
          side="hulu"
          title={say.thing[thing.kind].title(thing.partner)}
          detail={`${rest.names[thing.commodityCode]?.[locale] ?? thing.commodityCode}, ${amountOf(thing, locale)}`}
          state={<When thing={thing} zone={rest.zone} today={rest.today} />}
        />
      ))}
    </div>
  );
}

function amountOf(thing: Waiting, locale: Locale): string {
  return thing.amountIdr === null ? formatGramsAsKg(thing.grams, locale) : formatIdr(thing.amountIdr, locale);
}

function When({ thing, zone, today }: { thing: Waiting; zone: string; today: string }) {
  const say = useWords(todayWords);
  const locale = useLocale();
  if (thing.dueAt) return <Pill tone="wait">{say.answerBy(formatInstantShort(thing.dueAt, zone, locale))}</Pill>;
  if (!thing.day) return null;
  const late = thing.day < today && (thing.kind === "weigh" || thing.kind === "pay");
  return <Pill tone={late ? "bad" : "wait"}>{sinceOrUntil(thing.day, today, locale)}</Pill>;
}

function pictureOf(thing: Waiting): DrawingName {
  if (thing.kind === "confirmPayment" || thing.kind === "pay") return "uang";
  if (thing.kind === "confirmTicket" || thing.kind === "hearClaim" || thing.kind === "weigh") return "timbangan";
  if (thing.kind === "sign") return "surat";
  return thing.kind === "cook" ? "dapur" : drawingForCommodity(thing.commodityCode);
}

type LastLot = { id: string; commodityCode: string };
type Counts = { lots: number; offers: number; contracts: number; proposals: number };

/** The rooms of this group, at most six, with how many things are in each. */
export function TodayTiles({ sides, counts, lastLot }: { sides: Side[]; counts: Counts; lastLot: LastLot | null }) {
  const say = useWords(todayWords);
  const both = sides.length > 1;
  return (
    <Tiles>
      {sides.includes("producer") ? (
        <Tile to="/panen/baru" drawing="timbangan" side="hulu" label={say.postLot} />
      ) : null}
      {sides.includes("producer") && lastLot ? (
        <Tile
          to={`/panen/baru?ulang=${lastLot.id}`}
          drawing={drawingForCommodity(lastLot.commodityCode)}
          side="hulu"
          label={say.likeLast}
        />
      ) : null}
      {sides.includes("producer") ? (
        <Tile to="/panen/saya" drawing="kolam" side="hulu" label={say.myLots} count={counts.lots} />
      ) : null}
      {sides.includes("processor") ? (
        <Tile to="/olahan/saya" drawing="dapur" side="hilir" label={say.myOffers} count={counts.offers} />
      ) : null}
      <Tile to="/usulan" drawing="surat" side="office" label={say.proposals} count={counts.proposals} />
      <Tile to="/kemitraan" drawing="truk" side="office" label={say.contracts} count={counts.contracts} />
      {sides.includes("processor") ? <Tile to="/produksi" drawing="abon" side="hilir" label={say.batches} /> : null}
      {both || sides.includes("producer") ? null : (
        <Tile to="/dapur" drawing="dapur" side="hilir" label={say.myKitchens} />
      )}
      <Tile to="/kelompok/saya" drawing="surat" side="office" label={say.myGroup} />
    </Tiles>
  );
}
