import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { requireSide } from "~/auth/visitor.server.ts";
import { NoFields, openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { removeLotPhoto } from "./lot-photos.server.ts";

/** Nothing is shown here: the pictures stand on their own page. */
export async function loader(visit: LoaderFunctionArgs) {
  await requireSide(visit, "producer");
  return redirect(`/panen/${visit.params.id ?? ""}/foto`);
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireSide(visit, "producer");
  const form = await openForm(visit.request, user, NoFields);
  if (!form.ok) return form.reply;
  const { id: lotId = "", photoId = "" } = visit.params;
  const done = await removeLotPhoto(db, form.act, user.group, { lotId, photoId });
  if (!done.ok) throw notFound();
  return redirect(`/panen/${lotId}/foto`);
}
