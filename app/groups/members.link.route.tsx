import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { HandOver } from "~/auth/hand-over.tsx";
import { linkUrl } from "~/auth/link-url.server.ts";
import { NoFields, openForm } from "~/lib/form.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { requireChair, requireMember } from "./chair.server.ts";
import { makeMemberLink } from "./invitations.server.ts";
import { groupWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(matches, groupWords, (say) => say.own.newLink);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireChair(visit);
  const { name } = await requireMember(user.group.id, visit.params.id);
  return { name };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireChair(visit);
  const { id, name, phone } = await requireMember(user.group.id, visit.params.id);
  const form = await openForm(visit.request, user, NoFields);
  if (!form.ok) return form.reply;
  const asked = { groupId: user.group.id, membershipId: id, by: "chair" as const };
  const done = await makeMemberLink(db, form.act, asked);
  if (!done.ok) return form.refuse(done.reason);
  return data({ link: { url: linkUrl(visit.request, done.token), name, phone, expiresAt: done.linkUntil } });
}

export default function MemberLink() {
  const { name } = useLoaderData<typeof loader>();
  const words = useWords(groupWords);
  const say = words.member;
  const answer = useActionData<typeof action>();
  const [form] = useSheet<Record<string, never>>({ id: "tautan", lastResult: answer });
  if (answer && "link" in answer) return <HandOver link={answer.link} done="/kelompok/saya" />;
  return (
    <Page title={say.linkTitle(name)} lead={say.linkText} crumb={[{ to: "/kelompok/saya", label: words.own.title }]}>
      <SheetForm form={form} refusals={words.refusal}>
        <Thumb>
          <Button icon="lock">{words.own.newLink}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}
