import { nameIn } from "~/places/commodity.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { Card, Cards } from "~/ui/card.tsx";
import { Kg } from "~/ui/figure.tsx";
import { formatKg } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Section } from "~/ui/page.tsx";
import type { Suggestion } from "./suggestions.server.ts";
import { poolWords } from "./words.ts";

/** What would sell if neighbours pooled it, with the kg; a member is led to ask the others. */
export function SuggestionList({ suggestions, own }: { suggestions: readonly Suggestion[]; own: boolean }) {
  const say = useWords(poolWords);
  const locale = useLocale();
  if (suggestions.length === 0) return null;
  return (
    <Section title={say.suggestions}>
      <Cards>
        {suggestions.map((one) => (
          <Card
            key={one.id}
            side="meet"
            title={`${nameIn(locale, one)}: ${say.suggestion(one.members.length, formatKg(one.quantityKg, locale))}`}
          >
            <p className="n2">
              + <Kg value={one.moreKg} size="n2" />
            </p>
            <p>{say.suggestionGain(formatKg(one.moreKg, locale))}</p>
            <p className="soft">{one.members.map((member) => member.groupName).join(", ")}</p>
            {own && one.ownLotId ? (
              <ButtonLink to={`/gabungan/baru?panen=${one.ownLotId}&saran=${one.id}`} tone="hulu">
                {say.useSuggestion}
              </ButtonLink>
            ) : null}
          </Card>
        ))}
      </Cards>
      <p className="soft">{say.suggestionFrom}</p>
    </Section>
  );
}
