import type { ReactNode } from "react";
import { Pic, type Side } from "./drawing.tsx";
import type { DrawingName } from "./drawings.ts";
import { Kg, RpPerKg } from "./figure.tsx";
import { TextLink } from "./link.tsx";
import { Pill, type PillOf } from "./state.tsx";

type CardProps = { side?: Side | "meet"; title?: ReactNode; children: ReactNode };

/** A thing on paper; a bar at its left edge says whose it is, `meet` that both sides are in it. */
export function Card({ side, title, children }: CardProps) {
  return (
    <section className={side ? `card side-${side}` : "card"}>
      {title ? <h2>{title}</h2> : null}
      {children}
    </section>
  );
}

/** Cards below each other on a phone, beside each other at the desk. */
export function Cards({ children }: { children: ReactNode }) {
  return <div className="cards">{children}</div>;
}

type MarketCard = {
  drawing: DrawingName;
  /** The address of a small picture, in place of the drawing. */
  photo?: string | null;
  title: string;
  place: ReactNode;
  quantityKg: number;
  /** After the kg of an offer: "pekan". */
  per?: string;
  priceIdr?: number | null;
  when?: ReactNode;
  state?: PillOf;
  href?: string;
  mark?: boolean;
  children?: ReactNode;
};

/** A harvest: the same card everywhere. With `href` the whole card is the link. */
export function LotCard(props: MarketCard) {
  return <TradeCard side="hulu" {...props} />;
}

/** What a kitchen asks for: mirrors the harvest's card. */
export function OfferCard(props: MarketCard) {
  return <TradeCard side="hilir" {...props} />;
}

function TradeCard({
  side,
  drawing,
  photo,
  title,
  place,
  quantityKg,
  per,
  href,
  mark = false,
  children,
  ...foot
}: MarketCard & { side: Side }) {
  return (
    <article className={`card lot side-${side}`}>
      <div className="row wrap">
        {photo ? <Thumbnail src={photo} /> : <Pic name={drawing} side={side} size={48} />}
        <div className="grow">
          <h2 className="small">
            {href ? (
              <TextLink to={href} className="cover">
                {title}
              </TextLink>
            ) : (
              title
            )}
          </h2>
          <p className="soft">{place}</p>
        </div>
        <p className="n2">
          <Kg value={quantityKg} mark={mark} />
          {per ? <span className="u">{` /${per}`}</span> : null}
        </p>
      </div>
      {children}
      <TradeFoot {...foot} />
    </article>
  );
}

/** A small picture beside the words that say what it shows; silent by itself, as the drawing is. */
export function Thumbnail({ src }: { src: string }) {
  return <img className="thumbnail" src={src} width={64} height={64} alt="" loading="lazy" decoding="async" />;
}

function TradeFoot({ priceIdr, when, state }: Pick<MarketCard, "priceIdr" | "when" | "state">) {
  if (!priceIdr && !when && !state) return null;
  return (
    <div className="lot-foot">
      {!priceIdr ? null : <RpPerKg value={priceIdr} />}
      {when ? <span>{when}</span> : null}
      {state ? (
        <Pill tone={state.tone} {...(state.sign ? { sign: state.sign } : {})}>
          {state.word}
        </Pill>
      ) : null}
    </div>
  );
}
