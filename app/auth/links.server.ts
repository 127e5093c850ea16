import { randomBytes } from "node:crypto";
import type { Db } from "#db/open.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { sha256 } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { createUser, disablementOf, findUser, hasAdmin, setPassword } from "./users.server.ts";

const hour = 3_600_000;
/** How long a link opens its door: a day for the first admin and for a lost password, three for an invited person. */
export const linkLifeMs = { firstAdmin: 24 * hour, lost: 24 * hour, invited: 72 * hour } as const;

/** A link that still opens. `userId` is whose password it sets; null for the first admin. */
export type OpenLink = { purpose: "firstAdmin" | "password"; userId: string | null; expiresAt: number };
/** A token to show, once: null when the form was sent again, because only its hash is kept. */
export type Shown = { token: string | null };

/**
 * Does a write that hands out a link. `work` gets `make`, which stores the link's hash; the token itself goes to this
 * call's answer alone, never into the stored answer of a replay.
 */
export async function withLink<Done extends object, Reason extends string>(
  db: Db,
  act: Act,
  work: (db: Db, make: (link: OpenLink) => Promise<void>) => Promise<Outcome<Done, Reason>>,
): Promise<Outcome<Done & Shown, Reason>> {
  const token = randomBytes(32).toString("base64url");
  const tokenHash = sha256(token);
  const done = await once(db, act, async (db) => {
    const outcome = await work(db, (link) => storeLink(db, act, tokenHash, link));
    return outcome.ok ? { ...outcome, tokenHash } : outcome;
  });
  if (!done.ok) return done;
  return { ...done, token: done.tokenHash === tokenHash ? token : null };
}

/** A link that lets the first admin in, as long as there is none. */
export function makeFirstAdminLink(db: Db, act: Act): Promise<Outcome<Shown, "adminExists">> {
  return withLink(db, act, async (db, make) => {
    if (await hasAdmin(db)) return refuse("adminExists");
    await make({ purpose: "firstAdmin", userId: null, expiresAt: act.at + linkLifeMs.firstAdmin });
    return { ok: true as const };
  });
}

/** A link by which this user sets a password. Links made before for the same user open nothing any more. */
export function makePasswordLink(db: Db, act: Act, userId: string): Promise<Outcome<Shown, "unknownUser">> {
  return withLink(db, act, async (db, make) => {
    const user = await findUser(db, userId);
    if (!user) return refuse("unknownUser");
    await make(passwordLink(act, userId, user.hasPassword));
    await recordEvent(db, act, { verb: "user.linkMade", subjectId: userId });
    return { ok: true as const };
  });
}

/** What a password link of a user is: longer for somebody who was never here. */
export function passwordLink(act: Act, userId: string, hasPassword: boolean): OpenLink {
  const life = hasPassword ? linkLifeMs.lost : linkLifeMs.invited;
  return { purpose: "password", userId, expiresAt: act.at + life };
}

/** What a token opens now, or null: unknown, used, over, or its user is shut out. */
export async function findLink(db: Db, token: string, atMs: number): Promise<OpenLink | null> {
  const link = await db
    .selectFrom("oneTimeLinks")
    .leftJoin("oneTimeLinkUses", "oneTimeLinkUses.tokenHash", "oneTimeLinks.tokenHash")
    .select(["oneTimeLinks.purpose", "oneTimeLinks.userId", "oneTimeLinks.expiresAt"])
    .where("oneTimeLinks.tokenHash", "=", sha256(token))
    .where("oneTimeLinkUses.tokenHash", "is", null)
    .where("oneTimeLinks.expiresAt", ">", atMs)
    .executeTakeFirst();
  if (!link) return null;
  if (link.userId !== null && (await disablementOf(db, link.userId))) return null;
  if (link.purpose === "firstAdmin" && (await hasAdmin(db))) return null;
  return link;
}

/** Sets the password of the link's user, ends that user's sessions, and spends the link. */
export function setPasswordByLink(
  db: Db,
  act: Act,
  token: string,
  passwordHash: string,
): Promise<Outcome<{ userId: string }, "linkOver">> {
  return once(db, act, async (db) => {
    const link = await spendLink(db, act, token);
    if (link?.purpose !== "password" || link.userId === null) return refuse("linkOver");
    const { userId } = link;
    await setPassword(db, { ...act, actorId: userId }, userId, passwordHash);
    return { ok: true as const, userId };
  });
}

/** Makes the first admin and spends the link. */
export function createFirstAdmin(
  db: Db,
  act: Act,
  token: string,
  person: { name: string; phone: string; passwordHash: string },
): Promise<Outcome<{ userId: string }, "linkOver" | "phoneTaken">> {
  return once(db, act, async (db) => {
    const link = await spendLink(db, act, token);
    if (link?.purpose !== "firstAdmin") return refuse("linkOver");
    const made = await createUser(db, act, { ...person, role: "admin" });
    return made.ok ? { ok: true as const, userId: made.id } : made;
  });
}

async function spendLink(db: Db, act: Act, token: string): Promise<OpenLink | null> {
  const link = await findLink(db, token, act.at);
  if (!link) return null;
  const spent = await db
    .insertInto("oneTimeLinkUses")
    .values({ tokenHash: sha256(token), at: act.at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return spent.numInsertedOrUpdatedRows ? link : null;
}

async function storeLink(db: Db, act: Act, tokenHash: string, link: OpenLink): Promise<void> {
  await voidEarlierLinks(db, act, link);
  await db
    .insertInto("oneTimeLinks")
    .values({ ...link, tokenHash, byUserId: act.actorId, at: act.at })
    .execute();
}

/** One door, one key: a new link for the same person, or for the first admin, shuts the ones before. */
async function voidEarlierLinks(db: Db, act: Act, { purpose, userId }: OpenLink): Promise<void> {
  const open = await db
    .selectFrom("oneTimeLinks")
    .leftJoin("oneTimeLinkUses", "oneTimeLinkUses.tokenHash", "oneTimeLinks.tokenHash")
    .select("oneTimeLinks.tokenHash")
    .where("oneTimeLinks.purpose", "=", purpose)
    .where("oneTimeLinks.userId", userId === null ? "is" : "=", userId)
    .where("oneTimeLinkUses.tokenHash", "is", null)
    .execute();
  for (const { tokenHash } of open) {
    await db.insertInto("oneTimeLinkUses").values({ tokenHash, at: act.at }).execute();
  }
}
