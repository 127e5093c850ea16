import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readCode } from "~/production/packet-code.ts";
import { titleOf } from "~/page-meta.ts";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { Banner } from "~/ui/state.tsx";
import { AskForm } from "./ask-form.tsx";
import { traceWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, traceWords, (say) => say.title);

/** A code that can be one leads to its page; `tidakAda` comes back from there when no packet bears it. */
export function loader({ request }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams;
  const typed = asked.get("kode")?.slice(0, 40) ?? "";
  const code = readCode(typed);
  const unknown = asked.has("tidakAda");
  if (code && !unknown) throw redirect(`/jejak/${code}`);
  return { typed, fault: typed === "" ? null : unknown ? ("unknownCode" as const) : ("notCode" as const) };
}

export default function FindPacket() {
  const { typed, fault } = useLoaderData<typeof loader>();
  const say = useWords(traceWords);
  return (
    <Page title={say.ask} lead={say.askLead}>
      {fault ? <Banner tone="bad" title={say[fault]} /> : null}
      <AskForm action="/jejak" name="kode" label={say.code} hint={say.codeHint} value={typed} button={say.look} />
    </Page>
  );
}
