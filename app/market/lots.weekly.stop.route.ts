import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { requireSide } from "~/auth/visitor.server.ts";
import { NoFields, openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { endStanding } from "./standing-lots.server.ts";

/** Nothing is shown here: the weekly harvests stand among the own ones. */
export async function loader(visit: LoaderFunctionArgs) {
  await requireSide(visit, "producer");
  return redirect("/panen/saya");
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireSide(visit, "producer");
  const form = await openForm(visit.request, user, NoFields);
  if (!form.ok) return form.reply;
  const done = await endStanding(db, form.act, user.group, visit.params.id ?? "");
  if (!done.ok) throw notFound();
  return redirect("/panen/saya");
}
