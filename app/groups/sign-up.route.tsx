import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { enter, visitor } from "~/auth/enter.server.ts";
import { checkPassword, hashIfFree } from "~/auth/passwords.server.ts";
import { countProbe } from "~/auth/sign-in.server.ts";
import { passwordHashOf } from "~/auth/users.server.ts";
import { readUser } from "~/auth/visitor.server.ts";
import { complaint } from "~/lib/complaint.ts";
import { openForm } from "~/lib/form.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { FieldGroup } from "~/ui/field-frame.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { PasswordField, PhoneField, TextField } from "~/ui/text-field.tsx";
import { groupChoices } from "./group-choices.server.ts";
import { GroupFields, RegencyLinks, useGroupLabels } from "./group-fields.tsx";
import { SignUpForm } from "./group-form.ts";
import { signUp } from "./sign-up.server.ts";
import { groupWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(
    matches,
    groupWords,
    (say) => say.signUp.title,
    (say) => say.signUp.lead,
  );

export async function loader(visit: LoaderFunctionArgs) {
  if (await readUser(visit)) throw redirect("/beranda");
  return { choices: await groupChoices(db, new URL(visit.request.url).searchParams.get("kabupaten")) };
}

export async function action(visit: ActionFunctionArgs) {
  const form = await openForm(visit.request, visitor, SignUpForm);
  if (!form.ok) return form.reply;
  if (await countProbe(db, visit.context.address)) return form.refuse("waitAddress");
  const { personName, phone, password, name, kindCode, villageCode, rt, rw, sides } = form.value;
  const passwordHash = await hashIfFree(password);
  if (passwordHash === null) return form.refuse("waitAddress");
  const person = { name: personName, phone, passwordHash };
  const done = await signUp(db, form.act, person, { name, kindCode, villageCode, rt, rw, sides });
  if (!done.ok) return form.refuse(done.reason, fieldOf[done.reason]);
  // A form sent twice is answered as it was the first time, so the password is compared before anybody comes in.
  const isSame = await checkPassword(await passwordHashOf(db, done.userId), password);
  if (isSame === "stopped") return form.refuse("waitAddress");
  return isSame === "right" ? enter(visit, done.userId, "/beranda") : form.refuse(complaint("stale"));
}

const fieldOf: Record<string, string> = { phoneTaken: "phone", unknownPlace: "villageCode", unknownKind: "kindCode" };

export default function SignUp() {
  const { choices } = useLoaderData<typeof loader>();
  const words = useWords(groupWords);
  const say = words.signUp;
  const [form, fields] = useSheet<SignUpForm>({ id: "daftar", lastResult: useActionData<typeof action>() });
  const labels = { ...useGroupLabels(), personName: say.personName, phone: say.phone, password: say.password };
  return (
    <Page title={say.title} lead={say.lead}>
      <RegencyLinks choices={choices} base="/daftar" />
      <SheetForm form={form} labels={{ ...labels, passwordAgain: say.again }} refusals={words.refusal}>
        <FieldGroup title={say.group}>
          <GroupFields fields={fields} choices={choices} />
        </FieldGroup>
        <FieldGroup title={say.you}>
          <TextField field={fields.personName} label={say.personName} autoComplete="name" maxLength={80} />
          <PhoneField field={fields.phone} label={say.phone} hint={say.phoneHint} autoComplete="username" />
          <PasswordField
            field={fields.password}
            label={say.password}
            hint={say.passwordHint}
            autoComplete="new-password"
          />
          <PasswordField field={fields.passwordAgain} label={say.again} autoComplete="new-password" />
        </FieldGroup>
        <Thumb>
          <Button>{say.submit}</Button>
        </Thumb>
      </SheetForm>
      <TextLink to="/masuk">{say.known}</TextLink>
    </Page>
  );
}
