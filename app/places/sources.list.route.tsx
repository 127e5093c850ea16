import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { titled } from "~/page-meta.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { Ledger } from "~/ui/ledger.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page, Section } from "~/ui/page.tsx";
import { EmptyState } from "~/ui/state.tsx";
import { listSources } from "./sources.server.ts";
import { placesWords } from "./words.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  return { title: placesWords[readLocale(request)].sources.title, sources: await listSources(db) };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title ?? "HuluHilir");

const statuses = ["sourced", "derived", "estimate", "unverified"] as const;

/** Where the reference figures come from; each has an anchor, so that a figure can point at it. */
export default function Sources() {
  const { sources } = useLoaderData<typeof loader>();
  const say = useWords(placesWords);
  return (
    <Page title={say.sources.title} lead={say.sources.lead} width="wide">
      <Section title={say.sources.statusTitle}>
        <Ledger>
          {statuses.map((status) => (
            <li key={status}>
              <span>
                <b>{say.status[status]}</b>: {say.statusMeaning[status]}
              </span>
            </li>
          ))}
        </Ledger>
      </Section>
      {sources.length === 0 ? <EmptyState drawing="surat" title={say.sources.empty} /> : null}
      <ul className="stack wrap-anywhere" lang="en">
        {sources.map((source) => (
          <li key={source.id} id={source.id}>
            <b>{source.id}</b> <Reference text={source.reference} />
            <br />
            {source.supports}
          </li>
        ))}
      </ul>
    </Page>
  );
}

/** An address becomes a link; several texts in one stay text. */
function Reference({ text }: { text: string }) {
  return /^https?:\/\/\S+$/.test(text) ? <a href={text}>{text}</a> : <>{text}</>;
}
