import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { requireTrader } from "~/auth/visitor.server.ts";
import { NoFields, openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { removeSearch } from "./saved-searches.server.ts";

/** Nothing is shown here: the searches stand on their own page. */
export async function loader(visit: LoaderFunctionArgs) {
  await requireTrader(visit);
  return redirect("/pencarian");
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireTrader(visit);
  const form = await openForm(visit.request, user, NoFields);
  if (!form.ok) return form.reply;
  const done = await removeSearch(db, form.act, user.group, visit.params.id ?? "");
  if (!done.ok) throw notFound();
  return redirect("/pencarian");
}
