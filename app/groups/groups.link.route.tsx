import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { HandOver } from "~/auth/hand-over.tsx";
import { linkUrl } from "~/auth/link-url.server.ts";
import { NoFields, openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { requireMember } from "./chair.server.ts";
import { makeMemberLink } from "./invitations.server.ts";
import { requireOffice, requireReach } from "./office.server.ts";
import { officeWords } from "./office-words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, officeWords, (say) => say.show.link);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireOffice(visit);
  const group = await requireReach(user, visit.params.id);
  const { name, role } = await requireMember(group.id, visit.params.membershipId);
  if (role !== "member") throw notFound();
  return { group: { id: group.id, name: group.name }, name };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireOffice(visit);
  const group = await requireReach(user, visit.params.id);
  const { id, name, phone } = await requireMember(group.id, visit.params.membershipId);
  const form = await openForm(visit.request, { id: user.id }, NoFields);
  if (!form.ok) return form.reply;
  const done = await makeMemberLink(db, form.act, { groupId: group.id, membershipId: id, by: user });
  if (!done.ok) return form.refuse(done.reason);
  return data({ link: { url: linkUrl(visit.request, done.token), name, phone, expiresAt: done.linkUntil } });
}

export default function OfficeLink() {
  const { group, name } = useLoaderData<typeof loader>();
  const words = useWords(officeWords);
  const say = words.show;
  const answer = useActionData<typeof action>();
  const [form] = useSheet<Record<string, never>>({ id: "tautan", lastResult: answer });
  const back = `/kelompok/${group.id}`;
  if (answer && "link" in answer) return <HandOver link={answer.link} done={back} />;
  return (
    <Page title={say.linkTitle(name)} lead={say.linkText} crumb={[{ to: back, label: group.name }]}>
      <SheetForm form={form} refusals={words.refusal}>
        <Thumb>
          <Button icon="lock">{say.link}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}
