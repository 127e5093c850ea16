import { useRouteName } from "~/groups/group-parts.tsx";
import { daysBetween } from "~/lib/dates.ts";
import { formatDate } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Banner } from "~/ui/state.tsx";
import type { OfferPermits } from "./offer-permits.server.ts";
import { offerWords } from "./offer.words.ts";

const soonDays = 60;

/** What keeps the own offer from rounds, or soon will, and how to mend it. `mine`: the reader can note a licence. */
export function PermitBanner({ permits, mine, today }: { permits: OfferPermits; mine: boolean; today: string }) {
  const say = useWords(offerWords).permits;
  const locale = useLocale();
  const nameOfRoute = useRouteName();
  const { missing, until } = permits;
  if (missing.length > 0)
    return (
      <Banner tone="bad" title={say.missing(missing.map((one) => nameOfRoute(one.routeCode)).join(", "))}>
        <p>{say.blocked}</p>
        <ul>
          {missing.map(({ routeCode, state, advice }) => (
            <li key={routeCode}>
              <b>{`${nameOfRoute(routeCode)}: ${say.state[state]}.`}</b>{" "}
              {state === "unchecked" ? null : advice?.[locale]}
              {mine && state !== "unchecked" ? (
                <span className="block">
                  <TextLink to={`/kelompok/saya/izin/baru?jenis=${routeCode}`}>
                    {say.note(nameOfRoute(routeCode))}
                  </TextLink>
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      </Banner>
    );
  if (until === null || daysBetween(today, until) > soonDays) return null;
  return (
    <Banner tone="wait" title={say.ends(formatDate(until, locale))}>
      {say.endsText}
    </Banner>
  );
}
