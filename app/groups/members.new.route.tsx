import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { HandOver } from "~/auth/hand-over.tsx";
import { linkUrl } from "~/auth/link-url.server.ts";
import { countProbe } from "~/auth/sign-in.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Button, ButtonLink, Thumb } from "~/ui/button.tsx";
import { RadioChips } from "~/ui/choice-field.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { PhoneField, TextField } from "~/ui/text-field.tsx";
import { requireChair } from "./chair.server.ts";
import { MemberForm } from "./group-form.ts";
import { inviteMember } from "./invitations.server.ts";
import { groupWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(matches, groupWords, (say) => say.member.newTitle);

export async function loader(visit: LoaderFunctionArgs) {
  await requireChair(visit);
  return null;
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireChair(visit);
  const form = await openForm(visit.request, user, MemberForm);
  if (!form.ok) return form.reply;
  if (await countProbe(db, visit.context.address, user.id)) return form.refuse("waitAddress");
  const done = await inviteMember(db, form.act, user.group.id, form.value);
  if (!done.ok) return form.refuse(done.reason, "phone");
  const { name, phone } = form.value;
  const link = { url: linkUrl(visit.request, done.token), name, phone, expiresAt: done.linkUntil };
  return data({ joined: name, link: done.linkUntil === 0 ? null : link });
}

export default function NewMember() {
  const words = useWords(groupWords);
  const say = words.member;
  const answer = useActionData<typeof action>();
  const [form, fields] = useSheet<MemberForm>({
    id: "anggota",
    lastResult: answer,
    defaultValue: { duty: "member" },
  });
  if (answer && "joined" in answer) {
    if (answer.link) return <HandOver link={answer.link} done="/kelompok/saya" />;
    return (
      <Page title={say.joined(answer.joined)} lead={say.joinedText}>
        <ButtonLink to="/kelompok/saya">{say.done}</ButtonLink>
      </Page>
    );
  }
  return (
    <Page title={say.newTitle} lead={say.newLead} crumb={[{ to: "/kelompok/saya", label: words.own.title }]}>
      <SheetForm form={form} labels={{ name: say.name, phone: say.phone, duty: say.duty }} refusals={words.refusal}>
        <TextField field={fields.name} label={say.name} autoComplete="off" maxLength={80} />
        <PhoneField field={fields.phone} label={say.phone} autoComplete="off" />
        <RadioChips
          field={fields.duty}
          label={say.duty}
          options={[
            { value: "member", label: words.duty.member },
            { value: "treasurer", label: words.duty.treasurer },
            { value: "chair", label: words.duty.chair },
          ]}
        />
        <Thumb>
          <Button>{say.submit}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}
