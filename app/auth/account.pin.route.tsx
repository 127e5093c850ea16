import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { db } from "#db/client.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { Banner } from "~/ui/state.tsx";
import { PasswordField, TextField } from "~/ui/text-field.tsx";
import { SetPinForm } from "./pin.ts";
import { pinWords } from "./pin.words.ts";
import { hasPin, setPin } from "./pins.server.ts";
import { requireUser } from "./visitor.server.ts";
import { authWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, pinWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireUser(visit);
  const changed = new URL(visit.request.url).searchParams.has("sudah");
  return { changed, has: await hasPin(db, user.id) };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireUser(visit);
  const form = await openForm(visit.request, user, SetPinForm);
  if (!form.ok) return form.reply;
  const done = await setPin(db, form.act, { userId: user.id, address: visit.context.address }, form.value);
  if (done.ok) return redirect("/akun/pin?sudah");
  return done.reason === "oldPasswordWrong" ? form.refuse(done.reason, "oldPassword") : form.refuse(done.reason);
}

export default function SetPin() {
  const { changed, has } = useLoaderData<typeof loader>();
  const words = useWords(authWords);
  const say = useWords(pinWords);
  const [form, fields] = useSheet<z.input<typeof SetPinForm>>({
    id: "pin",
    lastResult: useActionData<typeof action>(),
  });
  const labels = { oldPassword: words.password.old, pin: say.pin, againPin: say.again };
  return (
    <Page title={say.title} lead={say.lead} crumb={[{ to: "/akun", label: words.account.title }]}>
      {changed ? <Banner tone="good">{say.changed}</Banner> : null}
      {has && !changed ? <Banner tone="plain">{say.has}</Banner> : null}
      <SheetForm form={form} labels={labels} refusals={words.refusal} action="/akun/pin">
        <PasswordField field={fields.oldPassword} label={words.password.old} autoComplete="current-password" />
        <TextField
          field={fields.pin}
          label={say.pin}
          hint={say.hint}
          type="password"
          inputMode="numeric"
          maxLength={6}
          autoComplete="off"
        />
        <TextField
          field={fields.againPin}
          label={say.again}
          type="password"
          inputMode="numeric"
          maxLength={6}
          autoComplete="off"
        />
        <Thumb>
          <Button>{say.save}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}
