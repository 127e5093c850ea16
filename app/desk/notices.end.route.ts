import type { ActionFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import { NoFields, openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { endNotice } from "./notices.server.ts";

/** One button: a notice is taken down. */
export async function action(visit: ActionFunctionArgs) {
  const officer = await requireOfficer(visit);
  const form = await openForm(visit.request, officer, NoFields);
  if (!form.ok) return form.reply;
  const done = await endNotice(db, form.act, officer, visit.params.id ?? "");
  if (!done.ok) throw notFound();
  return redirect("/papan");
}

export function loader() {
  return redirect("/papan");
}
