import { redirect } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { deviceOf } from "./device.ts";
import { endSession, startSession } from "./session.server.ts";
import type { Visit } from "./visitor.server.ts";
import { readLiveSession } from "./visitor.server.ts";

/** Who has no account yet acts under this name: forms of the public carry it in the trail. */
export const visitor = { id: "visitor", askedBy: null };

/** Lets a user in: always a new session, never the one that the browser brought. Goes on to `next`. */
export async function enter(visit: Visit, userId: string, next: string): Promise<Response> {
  const before = await readLiveSession(visit);
  if (before) await endSession(db, before.userId, before.idHash);
  const cookie = await startSession(db, userId, deviceOf(visit.request.headers.get("User-Agent")));
  return redirect(next, { headers: { "Set-Cookie": cookie } });
}
