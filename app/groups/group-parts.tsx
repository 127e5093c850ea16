import { phoneText } from "~/auth/phone-text.ts";
import { nameIn } from "~/places/commodity.ts";
import { formatDate } from "~/ui/format.ts";
import { Facts } from "~/ui/ledger.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import type { PillTone } from "~/ui/state.tsx";
import { Pill } from "~/ui/state.tsx";
import type { GroupSheet, LicenceSheet } from "./group-page.server.ts";
import type { VerificationState } from "./group.ts";
import type { LicenceState } from "./licence.ts";
import { routeNames } from "./route-names.ts";
import { groupWords } from "./words.ts";

const verificationTones: Record<VerificationState, PillTone> = {
  waiting: "wait",
  verified: "good",
  refused: "bad",
  mended: "wait",
};

const licenceTones: Record<LicenceState, PillTone> = {
  unchecked: "wait",
  valid: "good",
  ending: "wait",
  over: "bad",
  refused: "bad",
};

/** How a group stands, in one word. */
export function VerificationPill({ state }: { state: VerificationState }) {
  return <Pill tone={verificationTones[state]}>{useWords(groupWords).verification.short[state]}</Pill>;
}

/** How a licence stands today, in one word. */
export function LicencePill({ state }: { state: LicenceState }) {
  return <Pill tone={licenceTones[state]}>{useWords(groupWords).licence.state[state]}</Pill>;
}

/** What a group is, where it is, who can be contacted. */
export function GroupFacts({ group }: { group: GroupSheet }) {
  const words = useWords(groupWords);
  const say = words.own;
  const locale = useLocale();
  return (
    <Facts
      items={[
        { label: say.kind, value: nameIn(locale, group.kind) },
        { label: say.place, value: `${say.rtRw(group.rt, group.rw)}, ${group.village}, ${group.district}` },
        { label: say.sides, value: group.sides.map((side) => words.sideShort[side]).join(", ") },
        { label: say.contact, value: `${group.contactName}, ${phoneText(group.contactPhone)}` },
      ]}
    />
  );
}

/** The name of a permit as people say it; one that the pages do not know stands with its code. */
export function useRouteName(): (code: string) => string {
  return routeNames(useLocale());
}

/** A licence with its product, its last day and why it was refused. */
export function LicenceLine({ licence }: { licence: LicenceSheet }) {
  const say = useWords(groupWords).licence;
  const locale = useLocale();
  const nameOfRoute = useRouteName();
  const { routeCode, number, product, validUntil, state, reason } = licence;
  const until = validUntil === null ? say.noEnd : say.until(formatDate(validUntil, locale));
  return (
    <div className="stack8">
      <div className="row wrap">
        <b className="grow">{`${nameOfRoute(routeCode)} ${number}`}</b>
        <LicencePill state={state} />
      </div>
      <p className="soft">{`${product ? nameIn(locale, product) : say.forAll}, ${until}`}</p>
      {reason ? <p>{reason}</p> : null}
    </div>
  );
}
