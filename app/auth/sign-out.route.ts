import type { ActionFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { endSession } from "./session.server.ts";
import { readLiveSession } from "./visitor.server.ts";

/** Ends this session. The pages it saw leave the browser's cache; what a phone has yet to send stays. */
export async function action(visit: ActionFunctionArgs) {
  const session = await readLiveSession(visit);
  const headers = new Headers({ "Clear-Site-Data": '"cache"' });
  if (session) headers.set("Set-Cookie", await endSession(db, session.userId, session.idHash));
  return redirect("/", { headers });
}

export function loader() {
  return redirect("/");
}
