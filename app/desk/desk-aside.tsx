import type { RoundLine } from "~/matching/rounds-list.server.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { Kg } from "~/ui/figure.tsx";
import { formatWeek } from "~/ui/format.ts";
import { Ledger, LedgerLine } from "~/ui/ledger.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Section } from "~/ui/page.tsx";
import { asideWords } from "./aside.words.ts";

/** Rooms of the office that are not in the menu: a row each, by what one wants to do there. */
const rooms = [
  ["board", "/papan"],
  ["readiness", "/kesiapan"],
  ["map", "/peta"],
  ["flows", "/aliran"],
  ["calendar", "/kalender"],
  ["gaps", "/hambatan"],
  ["scenarios", "/skenario"],
  ["permits", "/meja/izin"],
  ["claims", "/sengketa"],
  ["dues", "/tagihan"],
  ["recalls", "/penarikan"],
  ["value", "/nilai-tambah"],
  ["imports", "/impor"],
] as const;

/** Where else an officer can look. */
export function DeskTools() {
  const say = useWords(asideWords).tools;
  return (
    <Section title={say.title}>
      <ul className="stack8">
        {rooms.map(([name, to]) => (
          <li key={to}>
            <TextLink to={to}>{say[name]}</TextLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The latest round beside the list, and the way to the next. */
export function LastRound({ last }: { last: RoundLine | null }) {
  const say = useWords(asideWords);
  const locale = useLocale();
  if (!last)
    return (
      <Card side="office" title={say.nextRound}>
        <p>{say.noRound}</p>
        <ButtonLink to="/putaran/baru">{say.openRound}</ButtonLink>
      </Card>
    );
  return (
    <Card side="office" title={say.lastRound(last.number)}>
      <p className="soft">{say.weeks(formatWeek(last.fromWeek, locale), last.weeks)}</p>
      <Ledger>
        <LedgerLine label={say.offered}>
          <Kg value={last.offeredKg} side="hulu" size="n3" />
        </LedgerLine>
        <LedgerLine label={say.matched}>
          <Kg value={last.matchedKg} size="n3" />
        </LedgerLine>
        <LedgerLine label={say.progress}>
          {last.sent === 0 ? say.notSent : say.agreed(last.agreed, last.sent)}
        </LedgerLine>
      </Ledger>
      <ButtonLink to={`/putaran/${last.id}`}>{say.open}</ButtonLink>
      <ButtonLink to="/putaran/baru" tone="line">
        {say.openRound}
      </ButtonLink>
    </Card>
  );
}
