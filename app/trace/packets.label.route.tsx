import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { env } from "~/lib/env.server.ts";
import { forbidden, notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { reachOf } from "~/partnerships/contract-reach.server.ts";
import { batchFor } from "~/production/batch-list.server.ts";
import { ButtonLink, Buttons } from "~/ui/button.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { PacketLabel, PacketQrSource } from "./packet-label.tsx";
import { packetOf } from "./packet.server.ts";
import { traceWords } from "./words.ts";

/** Three across and eight down: the common sheet of sticky labels. */
const perSheet = 24;

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, traceWords, (say) => say.labelTitle);

export async function loader(visit: LoaderFunctionArgs) {
  const reach = reachOf(await requireUser(visit));
  if (!reach) throw forbidden();
  const batch = await batchFor(db, reach, visit.params.id ?? "");
  if (!batch?.code || batch.voidReason !== null) throw notFound();
  const found = await packetOf(db, batch.code, dateIn(defaultZone, now()));
  if (!found) throw notFound();
  const { origin, searchParams } = new URL(visit.request.url);
  const url = `${(env.PUBLIC_URL ?? origin).replace(/\/$/, "")}/jejak/${batch.code}`;
  const { packet, permits } = found;
  return { batchId: batch.id, packet, permits, url, narrow: searchParams.get("kertas") === "58" };
}

export default function PacketLabels() {
  const { batchId, packet, permits, url, narrow } = useLoaderData<typeof loader>();
  const say = useWords(traceWords);
  const path = `/produksi/${batchId}/label`;
  return (
    <Page title={say.labelTitle} lead={say.labelLead} crumb={[{ to: `/produksi/${batchId}`, label: packet.number }]}>
      <Buttons>
        <ButtonLink to={path} tone={narrow ? "line" : "office"}>
          {say.labelA4}
        </ButtonLink>
        <ButtonLink to={`${path}?kertas=58`} tone={narrow ? "office" : "line"}>
          {say.label58}
        </ButtonLink>
      </Buttons>
      <p className="soft print:hidden">{say.print}</p>
      <PacketQrSource url={url} />
      <div className={narrow ? "labels slip" : "labels"}>
        {Array.from({ length: narrow ? 1 : perSheet }, (_, i) => (
          <PacketLabel key={i} packet={packet} permits={permits} url={url} />
        ))}
      </div>
    </Page>
  );
}
