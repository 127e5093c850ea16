import type { ActionFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { readLiveSession, requireUser } from "~/auth/visitor.server.ts";
import { NoFields, openForm } from "~/lib/form.server.ts";
import { endActing } from "./acting.server.ts";

/** The session speaks for its own user again, and goes back to the group's page. */
export async function action(visit: ActionFunctionArgs) {
  const user = await requireUser(visit);
  const session = await readLiveSession(visit);
  const form = await openForm(visit.request, user, NoFields);
  // A stale button has nothing to show again: the frame of the next page says for whom one acts.
  if (!form.ok) return redirect("/beranda");
  if (session) await endActing(db, form.act, user, session.idHash);
  return redirect(user.askedBy !== null && user.group ? `/kelompok/${user.group.id}` : "/beranda");
}

export function loader() {
  return redirect("/beranda");
}
