import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { now } from "~/lib/clock.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Button, ButtonLink, Thumb } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { EmptyState } from "~/ui/state.tsx";
import { PasswordField, PhoneField, TextField } from "~/ui/text-field.tsx";
import { enter, visitor } from "./enter.server.ts";
import { FirstAdminForm, SetPasswordForm } from "./link.ts";
import { createFirstAdmin, findLink, setPasswordByLink } from "./links.server.ts";
import { hashIfFree } from "./passwords.server.ts";
import { findUser } from "./users.server.ts";
import { authWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(matches, authWords, (say) => say.link.passwordTitle);

/** Neither a cache nor a search engine keeps a door. */
export const headers = () => ({ "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex" });

export async function loader({ params }: LoaderFunctionArgs) {
  const link = await findLink(db, params.token ?? "", now());
  if (!link) return data({ opens: null, name: "" }, { status: 404 });
  const user = link.userId === null ? undefined : await findUser(db, link.userId);
  return data({ opens: link.purpose, name: user?.name ?? "" });
}

export async function action(visit: ActionFunctionArgs) {
  const token = visit.params.token ?? "";
  const link = await findLink(db, token, now());
  if (link?.purpose === "firstAdmin") return firstAdmin(visit, token);
  const form = await openForm(visit.request, visitor, SetPasswordForm);
  if (!form.ok) return form.reply;
  if (!link) return form.refuse("linkOver");
  const passwordHash = await hashIfFree(form.value.password);
  if (passwordHash === null) return form.refuse("waitAddress");
  const done = await setPasswordByLink(db, form.act, token, passwordHash);
  return done.ok ? enter(visit, done.userId, "/beranda") : form.refuse(done.reason);
}

async function firstAdmin(visit: ActionFunctionArgs, token: string) {
  const form = await openForm(visit.request, visitor, FirstAdminForm);
  if (!form.ok) return form.reply;
  const { name, phone, password } = form.value;
  const passwordHash = await hashIfFree(password);
  if (passwordHash === null) return form.refuse("waitAddress");
  const done = await createFirstAdmin(db, form.act, token, { name, phone, passwordHash });
  return done.ok ? enter(visit, done.userId, "/beranda") : form.refuse(done.reason);
}

export default function Link() {
  const { opens, name } = useLoaderData<typeof loader>();
  const say = useWords(authWords).link;
  if (opens === "firstAdmin") return <FirstAdmin />;
  if (opens === "password") return <SetPassword name={name} />;
  return (
    <Page title={say.overTitle}>
      <EmptyState
        drawing="surat"
        title={say.overTitle}
        action={
          <ButtonLink to="/bantuan" tone="line">
            {say.help}
          </ButtonLink>
        }
      >
        {say.overText}
      </EmptyState>
    </Page>
  );
}

function SetPassword({ name }: { name: string }) {
  const words = useWords(authWords);
  const say = words.link;
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useSheet<SetPasswordForm>({ id: "tautan", lastResult });
  return (
    <Page title={say.passwordTitle} lead={say.passwordLead(name)}>
      <SheetForm form={form} labels={{ password: say.password, passwordAgain: say.again }} refusals={words.refusal}>
        <PasswordField
          field={fields.password}
          label={say.password}
          hint={words.password.hint}
          autoComplete="new-password"
        />
        <PasswordField field={fields.passwordAgain} label={say.again} autoComplete="new-password" />
        <Thumb>
          <Button>{say.submit}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}

function FirstAdmin() {
  const words = useWords(authWords);
  const say = words.link;
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useSheet<FirstAdminForm>({ id: "pengelola", lastResult });
  const labels = { name: say.name, phone: say.phone, password: say.password, passwordAgain: say.again };
  return (
    <Page title={say.adminTitle} lead={say.adminLead}>
      <SheetForm form={form} labels={labels} refusals={words.refusal}>
        <TextField field={fields.name} label={say.name} autoComplete="name" maxLength={80} />
        <PhoneField field={fields.phone} label={say.phone} autoComplete="username" />
        <PasswordField
          field={fields.password}
          label={say.password}
          hint={words.password.hint}
          autoComplete="new-password"
        />
        <PasswordField field={fields.passwordAgain} label={say.again} autoComplete="new-password" />
        <Thumb>
          <Button>{say.submit}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}
