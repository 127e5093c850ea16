import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { db } from "#db/client.server.ts";
import type { Visit } from "~/auth/visitor.server.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { forbidden, notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { formatDate } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { Banner } from "~/ui/state.tsx";
import { TextArea } from "~/ui/text-field.tsx";
import { endFault } from "./agreement.ts";
import { agreementInForce } from "./agreements.server.ts";
import { contractFor } from "./contract-page.server.ts";
import { reachOf } from "./contract-reach.server.ts";
import { viewOf } from "./contract-view.server.ts";
import { EndForm } from "./contract.ts";
import { endContract } from "./contracts.server.ts";
import { giveNotice, noticeOf } from "./notices.server.ts";
import { endWords } from "./end.words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, endWords, (say) => say.endTitle);

export async function loader(visit: LoaderFunctionArgs) {
  const { row, reach } = await reached(visit, visit.params.id);
  const today = dateIn(defaultZone, now());
  const { id, number, state } = viewOf(row, reach, today);
  const groupId = "groupId" in reach ? reach.groupId : null;
  const [agreement, notice] = await Promise.all([agreementInForce(db, id), noticeOf(db, id)]);
  return {
    ...{ id, number },
    over: state === "ended" ? ("contractEnded" as const) : state === "done" ? ("contractDone" as const) : null,
    fault: endFault(agreement !== null, notice, { groupId, today }),
    noticeDays: agreement?.body.terms.noticeDays ?? 0,
    notice: notice && { endsOn: notice.endsOn, reason: notice.reason, mine: notice.groupId === groupId },
  };
}

export async function action(visit: ActionFunctionArgs) {
  const { user, reach, row } = await reached(visit, visit.params.id);
  const form = await openForm(visit.request, user, EndForm);
  if (!form.ok) return form.reply;
  const { step, reason } = form.value;
  const value = { contractId: row.id, reason };
  const done =
    step === "notice" && "groupId" in reach
      ? await giveNotice(db, form.act, { id: reach.groupId }, value)
      : await endContract(db, form.act, reach, value);
  return done.ok ? redirect(`/kemitraan/${row.id}`) : form.refuse(done.reason);
}

/** A party of the contract, or an officer of its regency. */
async function reached(visit: Visit, id = "") {
  const user = await requireUser(visit);
  const reach = reachOf(user);
  if (!reach) throw forbidden();
  const row = await contractFor(db, reach, id);
  if (!row) throw notFound();
  return { user, reach, row };
}

export default function EndContract() {
  const { id, number, over, notice } = useLoaderData<typeof loader>();
  const say = useWords(endWords);
  const locale = useLocale();
  return (
    <Page title={say.endTitle} lead={say.endLead} crumb={[{ to: `/kemitraan/${id}`, label: number }]}>
      {notice && !over ? (
        <Banner tone="wait" title={say.notice.given(formatDate(notice.endsOn, locale))}>
          <p>{say.notice.because(notice.reason)}</p>
          {notice.mine ? null : <p>{say.notice.agree}</p>}
        </Banner>
      ) : null}
      {over ? <Banner tone="plain" title={say.refusal[over]} /> : <EndSheet />}
    </Page>
  );
}

/** First the notice that both signed, then the end. */
function EndSheet() {
  const { fault, noticeDays } = useLoaderData<typeof loader>();
  const say = useWords(endWords);
  const [form, fields] = useSheet<z.input<typeof EndForm>>({
    id: "akhiri",
    lastResult: useActionData<typeof action>(),
  });
  if (fault === "noticeRunning") return <p>{say.notice.running}</p>;
  const tellsFirst = fault === "noticeNeeded";
  return (
    <SheetForm form={form} labels={{ reason: say.endReason }} refusals={say.refusal}>
      <input type="hidden" name="step" value={tellsFirst ? "notice" : "end"} />
      <Banner tone="wait">{tellsFirst ? say.notice.first(noticeDays) : say.endKeeps}</Banner>
      <TextArea field={fields.reason} label={say.endReason} hint={say.endReasonHint} rows={3} maxLength={300} />
      <Thumb>
        <Button tone="bad">{tellsFirst ? say.notice.give : say.end}</Button>
      </Thumb>
    </SheetForm>
  );
}
