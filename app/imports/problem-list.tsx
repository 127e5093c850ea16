import { lotWords } from "~/market/lot.words.ts";
import { offerWords } from "~/market/offer.words.ts";
import { formatNumber } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Banner } from "~/ui/state.tsx";
import { uiWords } from "~/ui/words.ts";
import type { Problem } from "./sheet.ts";
import { importWords } from "./words.ts";

/** The sentence of a problem: of the import, or of the noun whose rule it is. */
export function useProblemWords(): (key: string) => string {
  const say = useWords(importWords).problem;
  const lot = useWords(lotWords).refusal as Record<string, string>;
  const offer = useWords(offerWords).refusal as Record<string, string>;
  const complaint = useWords(uiWords).complaint as Record<string, string>;
  return (key) => say[key] ?? lot[key] ?? offer[key] ?? complaint[key] ?? key;
}

/** Every problem of a workbook by its cell: "Panen!D7: …". */
export function ProblemList({ problems, count }: { problems: readonly Problem[]; count: number }) {
  const say = useWords(importWords);
  const words = useProblemWords();
  const locale = useLocale();
  return (
    <Banner tone="bad" title={say.bad(formatNumber(count, locale))}>
      <p>{say.badText}</p>
      <ul className="list-disc pl-6">
        {problems.map(({ sheet, cell, key, value }, index) => (
          <li key={index}>
            {sheet === "" ? null : <b>{`${placeOf(sheet, cell)}: `}</b>}
            {words(key)}
            {value === "" ? null : say.wrote(value)}
          </li>
        ))}
      </ul>
      {count > problems.length ? <p>{say.more(formatNumber(count - problems.length, locale))}</p> : null}
    </Banner>
  );
}

function placeOf(sheet: string, cell: string): string {
  return cell === "" ? sheet : `${sheet}!${cell}`;
}
