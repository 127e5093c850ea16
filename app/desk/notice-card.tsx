import { dateIn, defaultZone } from "~/lib/dates.ts";
import { ButtonLink, Buttons } from "~/ui/button.tsx";
import { ActionButton } from "~/ui/form.tsx";
import { formatDate } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Fold } from "~/ui/tiles.tsx";
import { noticeText } from "./notice-text.ts";
import type { Notice } from "./notice.ts";
import { noticeWords } from "./notice.words.ts";

/** A notice with its text for a neighbourhood's group; an officer of its regency may take it down. */
export function NoticeCard({ notice, text, mayEnd }: { notice: Notice; text: string; mayEnd: boolean }) {
  const say = useWords(noticeWords);
  const locale = useLocale();
  const { title, body } = noticeText(notice, locale);
  const on = formatDate(dateIn(defaultZone, notice.at), locale, "day");
  return (
    <li className="card stack8">
      <p className="soft">{`${notice.regency}, ${on}, ${say.until(formatDate(notice.untilOn, locale, "day"))}`}</p>
      <h2>{title}</h2>
      <p className="whitespace-pre-line">{body}</p>
      <Fold summary={say.ready}>
        <p className="soft">{say.readyHint}</p>
        <p lang="id" className="whitespace-pre-line">
          {text}
        </p>
        <Buttons>
          <ButtonLink to={`https://wa.me/?text=${encodeURIComponent(text)}`} tone="line" size="small">
            {say.share}
          </ButtonLink>
        </Buttons>
      </Fold>
      {mayEnd ? (
        <ActionButton action={`/papan/${notice.id}/turunkan`} label={say.takeDown} tone="line" size="small" />
      ) : null}
    </li>
  );
}
