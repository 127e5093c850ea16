import { useRouteLoaderData } from "@remix-run/react";
import type { Frame } from "./frame.server.ts";
import { ButtonLink } from "./ui/button.tsx";
import { useWords } from "./ui/locale.tsx";
import { Page } from "./ui/page.tsx";
import { houseWords } from "./words.ts";

/** What people read when a page is not there (404), not theirs (403), or broken (anything else). */
export function ErrorPage({ status }: { status: number }) {
  const { error: say } = useWords(houseWords);
  const reference = useRouteLoaderData<Frame>("root")?.reference;
  if (status === 404 || status === 405) {
    return (
      <Page title={say.lostTitle} lead={say.lostText}>
        <ButtonLink to="/beranda">{say.home}</ButtonLink>
      </Page>
    );
  }
  if (status === 403) {
    return (
      <Page title={say.closedTitle} lead={say.closedText}>
        <ButtonLink to="/masuk">{say.signIn}</ButtonLink>
      </Page>
    );
  }
  return (
    <Page title={say.brokenTitle} lead={say.brokenText}>
      {reference ? <p>{say.reference(reference)}</p> : null}
      <ButtonLink to="/beranda">{say.home}</ButtonLink>
    </Page>
  );
}
