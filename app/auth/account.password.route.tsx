import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { Banner } from "~/ui/state.tsx";
import { PasswordField } from "~/ui/text-field.tsx";
import { ChangePasswordForm } from "./account.ts";
import { changePassword } from "./sign-in.server.ts";
import { readLiveSession, requireUser } from "./visitor.server.ts";
import { authWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(matches, authWords, (say) => say.password.title);

export async function loader(visit: LoaderFunctionArgs) {
  await requireUser(visit);
  return { changed: new URL(visit.request.url).searchParams.has("sudah") };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireUser(visit);
  const form = await openForm(visit.request, user, ChangePasswordForm);
  if (!form.ok) return form.reply;
  const session = await readLiveSession(visit);
  const own = { userId: user.id, exceptHash: session?.idHash ?? "", address: visit.context.address };
  const done = await changePassword(db, form.act, own, form.value);
  if (done.ok) return redirect("/akun/sandi?sudah");
  return done.reason === "oldPasswordWrong" ? form.refuse(done.reason, "oldPassword") : form.refuse(done.reason);
}

export default function ChangePassword() {
  const { changed } = useLoaderData<typeof loader>();
  const words = useWords(authWords);
  const say = words.password;
  const [form, fields] = useSheet<ChangePasswordForm>({
    id: "sandi",
    lastResult: useActionData<typeof action>(),
  });
  const labels = { oldPassword: say.old, password: say.next, passwordAgain: say.again };
  return (
    <Page title={say.title} lead={say.lead} crumb={[{ to: "/akun", label: words.account.title }]}>
      {changed ? <Banner tone="good">{say.changed}</Banner> : null}
      <SheetForm form={form} labels={labels} refusals={words.refusal} action="/akun/sandi">
        <PasswordField field={fields.oldPassword} label={say.old} autoComplete="current-password" />
        <PasswordField field={fields.password} label={say.next} hint={say.hint} autoComplete="new-password" />
        <PasswordField field={fields.passwordAgain} label={say.again} autoComplete="new-password" />
        <Thumb>
          <Button>{say.submit}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}
