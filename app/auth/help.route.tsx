import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { env } from "~/lib/env.server.ts";
import { titleOf } from "~/page-meta.ts";
import { ButtonLink, Buttons } from "~/ui/button.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page, Section } from "~/ui/page.tsx";
import { Banner } from "~/ui/state.tsx";
import { Fold } from "~/ui/tiles.tsx";
import { helpWords } from "./help-words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(
    matches,
    helpWords,
    (say) => say.title,
    (say) => say.lead,
  );

export function loader() {
  return { phone: env.HELP_PHONE ?? null };
}

export default function Help() {
  const { phone } = useLoaderData<typeof loader>();
  const say = useWords(helpWords);
  return (
    <Page title={say.title} lead={say.lead}>
      <Banner tone="plain">{say.office}</Banner>
      <Buttons>
        {phone ? (
          <ButtonLink to={`https://wa.me/${phone.replace(/\D/g, "")}`} icon="phone">
            {say.whatsapp}
          </ButtonLink>
        ) : null}
        <ButtonLink to="/daftar" tone="line">
          {say.signUp}
        </ButtonLink>
        <ButtonLink to="/masuk" tone="line">
          {say.signIn}
        </ButtonLink>
      </Buttons>
      {say.parts.map(({ title, answers }) => (
        <Section key={title} title={title}>
          {answers.map(({ ask, reply }) => (
            <Fold key={ask} summary={ask}>
              <p>{reply}</p>
            </Fold>
          ))}
        </Section>
      ))}
    </Page>
  );
}
