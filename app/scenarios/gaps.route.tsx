import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { now } from "~/lib/clock.server.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { NoFields, openForm } from "~/lib/form.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Button, ButtonLink, Buttons } from "~/ui/button.tsx";
import { Kg, Num, Rp } from "~/ui/figure.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { formatKg } from "~/ui/format.ts";
import { KeyNumbers, Ledger, LedgerLine } from "~/ui/ledger.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page, Section } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { EmptyState } from "~/ui/state.tsx";
import { Downloads } from "~/ui/table.tsx";
import { GapTable } from "./gap-table.tsx";
import type { GapBoardView } from "./gap-view.server.ts";
import { gapBoardOf } from "./gap-view.server.ts";
import { gapWords } from "./gaps.words.ts";
import { readOffice } from "./office.server.ts";
import { askStudy, waitABit } from "./studies.server.ts";
import { RegencyChoice, StudyBanner, StudySource } from "./study-standing.tsx";
import { refreshWhile } from "./study-view.ts";
import { studyInWorker } from "./study-worker.server.ts";
import { scenarioWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => [
  ...titleOf(matches, gapWords, (say) => say.title),
  ...refreshWhile(data?.found?.standing),
];

export async function loader(visit: LoaderFunctionArgs) {
  const { regencyCode, regencies, zone } = await readOffice(visit);
  return { regencyCode, regencies, zone, found: await gapBoardOf(db, regencyCode, now()) };
}

export async function action(visit: ActionFunctionArgs) {
  const { officer, regencyCode } = await readOffice(visit);
  const form = await openForm(visit.request, officer, NoFields);
  if (!form.ok) return form.reply;
  const asked = { regencyCode, question: { kind: "gaps" as const } };
  const done = await askStudy(db, form.act, officer, asked, studyInWorker);
  if (!done.ok) return form.refuse(done.reason);
  await waitABit(done.answered);
  return redirect(`/hambatan?wilayah=${regencyCode}`);
}

export default function Gaps() {
  const { regencyCode, regencies, zone, found } = useLoaderData<typeof loader>();
  const say = useWords(gapWords);
  const common = useWords(scenarioWords);
  const board = found?.board ?? null;
  return (
    <Page width="wide" title={say.title} lead={say.lead} figures={board ? <Figures board={board} /> : undefined}>
      <RegencyChoice regencies={regencies} value={regencyCode} />
      {found ? <StudyBanner study={found.standing} zone={zone} /> : <Fresh />}
      {found?.standing.state === "waiting" ? null : (
        <Compute regencyCode={regencyCode} label={found ? common.study.again : common.study.compute} />
      )}
      {board ? <Board board={board} regencyCode={regencyCode} /> : null}
      {found && board ? (
        <StudySource
          study={found.standing}
          zone={zone}
          secret={board.rows.some(({ effect }) => effect.gain.isAtLeast)}
        />
      ) : null}
    </Page>
  );
}

type Board = NonNullable<GapBoardView["board"]>;

function Figures({ board }: { board: Board }) {
  const say = useWords(gapWords);
  const locale = useLocale();
  const [best] = board.rows;
  return (
    <KeyNumbers
      items={[
        {
          label: say.unsold,
          value: <Kg value={board.offeredKg - board.matchedKg} size="n2" />,
          note: say.offered(formatKg(board.offeredKg, locale)),
        },
        ...(best
          ? [
              {
                label: say.best,
                value: <Rp value={best.effect.valueAddedIdr} short size="n2" mark />,
                note: say.bestNote,
              },
            ]
          : []),
        { label: say.count, value: <Num value={board.rows.length} size="n2" /> },
      ]}
    />
  );
}

function Fresh() {
  const say = useWords(gapWords);
  return (
    <EmptyState drawing="timbangan" title={say.fresh}>
      {say.freshText}
    </EmptyState>
  );
}

function Compute({ regencyCode, label }: { regencyCode: string; label: string }) {
  const say = useWords(scenarioWords);
  const gaps = useWords(gapWords);
  const [form] = useSheet({ id: "hitung", lastResult: useActionData<typeof action>() });
  return (
    <SheetForm form={form} action={`/hambatan?wilayah=${regencyCode}`} refusals={say.refusal}>
      <Buttons>
        <Button>{label}</Button>
        <ButtonLink to={`/skenario/coba?wilayah=${regencyCode}`} tone="line">
          {gaps.whatIf}
        </ButtonLink>
        <ButtonLink to={`/skenario/investasi?wilayah=${regencyCode}`} tone="line">
          {gaps.invest}
        </ButtonLink>
      </Buttons>
    </SheetForm>
  );
}

function Board({ board, regencyCode }: { board: Board; regencyCode: string }) {
  const say = useWords(gapWords);
  const locale = useLocale();
  return (
    <>
      {board.rows.length === 0 ? (
        <EmptyState drawing="dapur" title={say.none}>
          {say.noneText}
        </EmptyState>
      ) : (
        <GapTable rows={board.rows} regencyCode={regencyCode} />
      )}
      <p className="soft">
        {say.tried(board.tried, board.rows.length)} {board.untried > 0 ? say.untried(board.untried) : null}
      </p>
      {board.rows.length > 0 ? <Downloads links={fileLinks("/hambatan", `wilayah=${regencyCode}`)} /> : null}
      {board.unsold.length > 0 ? (
        <Section title={say.left}>
          <Ledger>
            {board.unsold.map(({ reason, kg, lots }) => (
              <LedgerLine key={reason} label={`${say.leftReason[reason] ?? reason} (${say.lots(lots)})`}>
                {formatKg(kg, locale)}
              </LedgerLine>
            ))}
          </Ledger>
        </Section>
      ) : null}
    </>
  );
}
