import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { NoFields, openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { ActionButton } from "~/ui/form.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { HandOver } from "./hand-over.tsx";
import { linkUrl } from "./link-url.server.ts";
import { makePasswordLink, passwordLink } from "./links.server.ts";
import { findStaff } from "./staff.server.ts";
import { staffWords } from "./staff-words.ts";
import { requireAdmin } from "./visitor.server.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, staffWords, (say) => say.newLink);

export async function loader(visit: LoaderFunctionArgs) {
  await requireAdmin(visit);
  const staff = await findStaff(db, visit.params.id ?? "");
  if (!staff) throw notFound();
  return { id: staff.id, name: staff.name };
}

export async function action(visit: ActionFunctionArgs) {
  const admin = await requireAdmin(visit);
  const staff = await findStaff(db, visit.params.id ?? "");
  if (!staff) throw notFound();
  const form = await openForm(visit.request, admin, NoFields);
  if (!form.ok) return form.reply;
  const done = await makePasswordLink(db, form.act, staff.id);
  if (!done.ok) return form.refuse(done.reason);
  const { name, phone, hasPassword } = staff;
  const { expiresAt } = passwordLink(form.act, staff.id, hasPassword);
  return data({ link: { url: linkUrl(visit.request, done.token), name, phone, expiresAt } });
}

export default function StaffLink() {
  const { id, name } = useLoaderData<typeof loader>();
  const say = useWords(staffWords);
  const answer = useActionData<typeof action>();
  if (answer && "link" in answer) return <HandOver link={answer.link} done={`/petugas/${id}`} />;
  return (
    <Page title={say.newLink} kicker={name} lead={say.newLinkText} crumb={[{ to: `/petugas/${id}`, label: name }]}>
      <ActionButton label={say.newLink} icon="lock" />
    </Page>
  );
}
