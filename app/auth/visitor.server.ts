import type { AppLoadContext } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { forbidden } from "~/lib/http.server.ts";
import { userOf } from "./identity.server.ts";
import type { LiveSession } from "./session.server.ts";
import { readSession } from "./session.server.ts";
import type { Officer, Side, Trader, User } from "./user.ts";
import { isOfficer, isTrader } from "./user.ts";

/** What every loader and action is given. */
export type Visit = { request: Request; context: AppLoadContext };

const known = new WeakMap<AppLoadContext, Promise<{ user: User; session: LiveSession } | null>>();

/** Who is asking, or null for the public. Read once a request, however many loaders ask. */
export async function readUser(visit: Visit): Promise<User | null> {
  return (await readVisitor(visit))?.user ?? null;
}

/** The session behind the request, or null. */
export async function readLiveSession(visit: Visit): Promise<LiveSession | null> {
  return (await readVisitor(visit))?.session ?? null;
}

/** Who is asking; a stranger is sent to sign in and comes back afterwards. */
export async function requireUser(visit: Visit): Promise<User> {
  const user = await readUser(visit);
  if (user) return user;
  const { pathname, search } = new URL(visit.request.url);
  throw redirect(`/masuk?tujuan=${encodeURIComponent(pathname.replace(/\.data$/, "") + search)}`);
}

/** A member, or staff acting for a group; everybody else may not. */
export async function requireTrader(visit: Visit): Promise<Trader> {
  const user = await requireUser(visit);
  if (!isTrader(user)) throw forbidden();
  return user;
}

/** A member of a group on this side. */
export async function requireSide(visit: Visit, side: Side): Promise<Trader> {
  const user = await requireTrader(visit);
  if (!user.group.sides.includes(side)) throw forbidden();
  return user;
}

/** An officer of some regency. Scope the query by `regencyCodes`. */
export async function requireOfficer(visit: Visit): Promise<Officer> {
  const user = await requireUser(visit);
  if (!isOfficer(user)) throw forbidden();
  return user;
}

/** The keeper of the installation. */
export async function requireAdmin(visit: Visit): Promise<User> {
  const user = await requireUser(visit);
  if (user.role !== "admin") throw forbidden();
  return user;
}

function readVisitor(visit: Visit) {
  const before = known.get(visit.context);
  if (before) return before;
  const reading = identify(visit.request);
  known.set(visit.context, reading);
  return reading;
}

async function identify(request: Request) {
  const session = await readSession(db, request);
  if (!session) return null;
  return { session, user: await userOf(db, session) };
}
