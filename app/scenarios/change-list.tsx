import { ButtonLink } from "~/ui/button.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import type { NamedChange } from "./named.ts";
import { changePlace, changeSentence } from "./named.ts";
import { tryWords } from "./try.words.ts";

/** The changes of a scenario as sentences that lead to what they are about; with `removeTo` each can be taken out. */
export function ChangeList({ named, removeTo }: { named: NamedChange[]; removeTo?: (word: string) => string }) {
  const say = useWords(tryWords);
  const locale = useLocale();
  if (named.length === 0) return <p>{say.noChanges}</p>;
  return (
    <ul className="stack8">
      {named.map((one) => {
        const place = changePlace(one);
        const sentence = changeSentence(one, locale);
        return (
          <li key={one.word} className="row wrap">
            <span className="grow">{place ? <TextLink to={place}>{sentence}</TextLink> : sentence}</span>
            {removeTo ? (
              <ButtonLink to={removeTo(one.word)} tone="quiet" size="small" icon="cross">
                {say.remove}
                <span className="sr-only">{`: ${sentence}`}</span>
              </ButtonLink>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
