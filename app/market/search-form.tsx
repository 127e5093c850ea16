import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "~/ui/button.tsx";
import { FieldFrame } from "~/ui/field-frame.tsx";
import { Icon } from "~/ui/icon.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Fold } from "~/ui/tiles.tsx";
import { findWords } from "./find.words.ts";
import type { Meaning, Part } from "./search.ts";
import { without } from "./search.ts";
import { marketWords } from "./words.ts";

type SearchFormProps = {
  action: string;
  label: string;
  hint: string;
  text: string;
  title: string;
  active: boolean;
  children: ReactNode;
};

/** Words to look for, and folded below them the choices that narrow the list. One form, so that each keeps the other. */
export function SearchForm({ action, label, hint, text, title, active, children }: SearchFormProps) {
  const say = useWords(marketWords).filter;
  const { search } = useWords(findWords);
  const field = { id: "cari", name: "cari", errorId: "cari-error", descriptionId: "cari-hint" };
  return (
    <Form method="get" role="search" action={action} discover="none" className="stack">
      <FieldFrame field={field} label={label} hint={hint}>
        <div className="row">
          <div className="inp grow">
            <input
              id={field.id}
              name={field.name}
              type="search"
              maxLength={80}
              defaultValue={text}
              aria-describedby={field.descriptionId}
              autoCapitalize="none"
              spellCheck={false}
            />
          </div>
          <Button tone="office" icon="search">
            {search}
          </Button>
        </div>
      </FieldFrame>
      <Fold summary={active ? `${title} · ${say.active}` : title} open={active}>
        <div className="grid gap-4 tab:grid-cols-2 desk:grid-cols-4 desk:items-end">
          {children}
          <Button tone="line">{say.apply}</Button>
        </div>
      </Fold>
    </Form>
  );
}

/** The name of what a stretch of text was taken for. */
export function useMeaningLabel(): (meaning: Meaning) => string {
  const locale = useLocale();
  return ({ labelId, labelEn }) => (locale === "en" ? labelEn : labelId);
}

type UnderstoodProps = {
  text: string;
  parts: readonly Part[];
  unknown: readonly string[];
  around: string | null;
  to: (changes: Record<string, string | null>) => string;
};

/** What the text was taken for: each part can be taken out, and what else it may mean stands beside it. */
export function Understood({ text, parts, unknown, around, to }: UnderstoodProps) {
  const say = useWords(findWords);
  const label = useMeaningLabel();
  if (parts.length === 0 && unknown.length === 0 && !around) return null;
  const others = parts.flatMap((part) => part.others.slice(0, 4).map((meaning) => ({ part, meaning })));
  return (
    <div className="stack8" aria-live="polite">
      {parts.length > 0 || around ? (
        <p className="row wrap">
          <span className="strong">{say.looking}</span>
          {parts.map((part) => (
            <TextLink
              key={part.text}
              to={to({ cari: without(text, part.text) })}
              className="chip"
              aria-label={`${label(part.meaning)}. ${say.remove(label(part.meaning))}`}
            >
              <span className="row">
                {part.guessed ? say.takenFor(part.text, label(part.meaning)) : label(part.meaning)}
                <Icon name="cross" size={20} />
              </span>
            </TextLink>
          ))}
          {around ? (
            <TextLink to={to({ km: null })} className="chip" aria-label={`${around}. ${say.remove(around)}`}>
              <span className="row">
                {around}
                <Icon name="cross" size={20} />
              </span>
            </TextLink>
          ) : null}
        </p>
      ) : null}
      {others.length > 0 ? (
        <p className="row wrap">
          <span className="soft">{say.orElse}</span>
          {others.map(({ part, meaning }) => (
            <TextLink key={`${part.text}${meaning.codes.join()}`} to={to(instead(text, part, meaning))}>
              {label(meaning)}
            </TextLink>
          ))}
        </p>
      ) : null}
      {unknown.length > 0 ? <p className="soft">{say.unknown(unknown.join(", "))}</p> : null}
    </div>
  );
}

const asked = { commodity: "komoditas", place: "tempat", product: "produk" } as const;

/** The address that means the other thing: the choice is made in the form, and the words leave the text. */
function instead(text: string, part: Part, meaning: Meaning): Record<string, string | null> {
  const kind = meaning.kind as keyof typeof asked;
  return { cari: without(text, part.text), [asked[kind]]: meaning.codes[0] ?? null };
}
