import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { demoLogins } from "#db/demo/logins.ts";
import { openForm } from "~/lib/form.server.ts";
import { safePath } from "~/lib/http.server.ts";
import { isDemo } from "~/lib/installation.server.ts";
import { titleOf } from "~/page-meta.ts";
import { Button, Buttons, Thumb } from "~/ui/button.tsx";
import { ActionButton, SheetForm } from "~/ui/form.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page, Section } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { PasswordField, PhoneField } from "~/ui/text-field.tsx";
import { enter, visitor } from "./enter.server.ts";
import { signIn } from "./sign-in.server.ts";
import { SignInForm } from "./sign-in.ts";
import { readUser } from "./visitor.server.ts";
import { authWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(matches, authWords, (say) => say.signIn.title);

export async function loader(visit: LoaderFunctionArgs) {
  if (await readUser(visit)) throw redirect(nextOf(visit.request));
  const logins = (await isDemo(db))
    ? demoLogins.map(({ who, whoEn, phone, password }) => ({ who, whoEn, phone, password }))
    : [];
  return { logins };
}

export async function action(visit: ActionFunctionArgs) {
  const form = await openForm(visit.request, visitor, SignInForm);
  if (!form.ok) return form.reply;
  const done = await signIn(db, { ...form.value, address: visit.context.address });
  return done.ok ? enter(visit, done.userId, nextOf(visit.request)) : form.refuse(done.reason);
}

/** Where the visitor wanted to go when the door was shut. */
function nextOf(request: Request): string {
  return safePath(new URL(request.url).searchParams.get("tujuan"), "/beranda");
}

export default function SignIn() {
  const { logins } = useLoaderData<typeof loader>();
  const words = useWords(authWords);
  const say = words.signIn;
  const locale = useLocale();
  const [form, fields] = useSheet<SignInForm>({ id: "masuk", lastResult: useActionData<typeof action>() });
  return (
    <Page title={say.title} lead={say.lead}>
      <SheetForm form={form} labels={{ phone: say.phone, password: say.password }} refusals={words.refusal}>
        <PhoneField field={fields.phone} label={say.phone} autoComplete="username" />
        <PasswordField field={fields.password} label={say.password} autoComplete="current-password" />
        <Thumb>
          <Button>{say.submit}</Button>
        </Thumb>
      </SheetForm>
      <p>
        {say.newHere} <TextLink to="/daftar">{say.signUp}</TextLink>
      </p>
      <p>
        <TextLink to="/bantuan">{say.lost}</TextLink>
      </p>
      {logins.length > 0 ? (
        <Section title={say.demo}>
          <p className="soft">{say.demoLead}</p>
          <Buttons>
            {logins.map(({ who, whoEn, ...login }) => (
              <ActionButton key={login.phone} fields={login} label={locale === "en" ? whoEn : who} tone="line" />
            ))}
          </Buttons>
        </Section>
      ) : null}
    </Page>
  );
}
