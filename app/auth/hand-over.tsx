import { defaultZone } from "~/lib/dates.ts";
import { ButtonLink, Buttons } from "~/ui/button.tsx";
import { formatInstant } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { Banner } from "~/ui/state.tsx";
import { authWords } from "./words.ts";

/** A link that was just made, for whom, until when; `url` is null when it was shown before. */
export type HandedLink = { url: string | null; name: string; phone: string; expiresAt: number };

/** The page on which a one-time link is shown, this once: to read out, to copy, to send. */
export function HandOver({ link, done }: { link: HandedLink; done: string }) {
  const say = useWords(authWords).handOver;
  const locale = useLocale();
  if (link.url === null) {
    return (
      <Page title={say.title(link.name)}>
        <Banner tone="wait">{say.gone}</Banner>
        <ButtonLink to={done}>{say.done}</ButtonLink>
      </Page>
    );
  }
  const text = encodeURIComponent(say.message(link.name, link.url));
  return (
    <Page title={say.title(link.name)} lead={say.text}>
      <p className="card strong break-all">{link.url}</p>
      <p>{say.until(formatInstant(link.expiresAt, defaultZone, locale))}</p>
      <Buttons>
        <ButtonLink to={`https://wa.me/${link.phone.replace(/\D/g, "")}?text=${text}`} icon="phone">
          {say.whatsapp}
        </ButtonLink>
        <ButtonLink to={done} tone="line">
          {say.done}
        </ButtonLink>
      </Buttons>
    </Page>
  );
}
