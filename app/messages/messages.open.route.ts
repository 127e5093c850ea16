import type { ActionFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { NoFields, openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { readMessage } from "./messages.server.ts";

/** Nothing to see here: an address that somebody typed leads to the list. */
export function loader() {
  return redirect("/kabar");
}

/** Opens a message: notes that it was read, and goes where it leads. */
export async function action(visit: ActionFunctionArgs) {
  const user = await requireUser(visit);
  const form = await openForm(visit.request, user, NoFields);
  if (!form.ok) return form.reply;
  const done = await readMessage(db, form.act, user, visit.params.id ?? "");
  if (!done.ok) throw notFound();
  return redirect(done.path);
}
