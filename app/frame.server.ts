import { v7 } from "uuid";
import { db } from "#db/client.server.ts";
import type { Visit } from "./auth/visitor.server.ts";
import { readUser } from "./auth/visitor.server.ts";
import type { User } from "./auth/user.ts";
import { readLocale } from "./lib/locale.server.ts";
import { now } from "./lib/clock.server.ts";
import { env } from "./lib/env.server.ts";
import { countUnread } from "./messages/messages.server.ts";
import { isDemo } from "./lib/installation.server.ts";

/** What every page's frame shows: language, who is here, and whether this is a demo. */
export async function frameOf(visit: Visit) {
  const user = await readUser(visit);
  const { pathname } = new URL(visit.request.url);
  return {
    locale: readLocale(visit.request),
    demo: await isDemo(db),
    pageKey: v7(),
    reference: visit.context.reference,
    path: pathname.replace(/(_root)?\.data$/, ""),
    helpPhone: env.HELP_PHONE ?? null,
    who: user ? await whoOf(user) : null,
    unread: user ? await countUnread(db, user, now()) : 0,
  };
}

export type Frame = Awaited<ReturnType<typeof frameOf>>;

async function whoOf(user: User) {
  const { name, role, group, askedBy, groups } = user;
  const region = await regencyName(user.regencyCodes[0]);
  return {
    name,
    role,
    region,
    askedBy,
    groupName: group?.name ?? null,
    sides: group?.sides ?? [],
    groups: groups.length,
  };
}

async function regencyName(code: string | undefined): Promise<string | null> {
  if (!code) return null;
  const region = await db.selectFrom("regions").select("name").where("code", "=", code).executeTakeFirst();
  return region?.name ?? null;
}
