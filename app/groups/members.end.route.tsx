import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { NoFields, openForm } from "~/lib/form.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { requireChair, requireMember } from "./chair.server.ts";
import { endMembership } from "./members.server.ts";
import { groupWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(matches, groupWords, (say) => say.own.endMember);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireChair(visit);
  const { name } = await requireMember(user.group.id, visit.params.id);
  return { name };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireChair(visit);
  const member = await requireMember(user.group.id, visit.params.id);
  const form = await openForm(visit.request, user, NoFields);
  if (!form.ok) return form.reply;
  const done = await endMembership(db, form.act, user.group.id, member.id);
  if (!done.ok) return form.refuse(done.reason);
  return redirect(member.userId === user.id ? "/akun" : "/kelompok/saya");
}

export default function EndMembership() {
  const { name } = useLoaderData<typeof loader>();
  const words = useWords(groupWords);
  const say = words.member;
  const [form] = useSheet<Record<string, never>>({ id: "akhiri", lastResult: useActionData<typeof action>() });
  return (
    <Page title={say.endTitle(name)} lead={say.endText} crumb={[{ to: "/kelompok/saya", label: words.own.title }]}>
      <SheetForm form={form} refusals={words.refusal}>
        <Thumb>
          <Button tone="bad">{say.endSubmit}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}
