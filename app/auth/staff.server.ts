import type { Db } from "#db/open.server.ts";
import type { Act } from "~/lib/act.server.ts";
import type { Cursor } from "~/lib/keyset.server.ts";
import { cutPage } from "~/lib/keyset.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import type { Shown } from "./links.server.ts";
import { passwordLink, withLink } from "./links.server.ts";
import type { StaffRole } from "./staff.ts";
import { changeScopes, createUser, disablementOf, findUser, scopesOf } from "./users.server.ts";

const pageSize = 20;

export type StaffRefusal = "phoneTaken" | "needsPlace" | "unknownPlace";

/** Makes somebody staff and hands out the link by which a password is set. Nobody but that person knows it. */
export function addStaff(
  db: Db,
  act: Act,
  person: { name: string; phone: string; role: StaffRole; regionCodes: readonly string[] },
): Promise<Outcome<{ id: string; expiresAt: number } & Shown, StaffRefusal>> {
  return withLink(db, act, async (db, make): Promise<Outcome<{ id: string; expiresAt: number }, StaffRefusal>> => {
    const wrong = await wrongPlace(db, person.role, person.regionCodes);
    if (wrong) return refuse(wrong);
    const made = await createUser(db, act, person);
    if (!made.ok) return made;
    const link = passwordLink(act, made.id, false);
    await make(link);
    return { ok: true, id: made.id, expiresAt: link.expiresAt };
  });
}

/** Gives somebody another area. An officer has regencies, a companion kelurahan, an admin none. */
export function moveStaff(
  db: Db,
  act: Act,
  userId: string,
  regionCodes: readonly string[],
): Promise<Outcome<object, StaffRefusal | "unknownUser">> {
  return once(db, act, async (db): Promise<Outcome<object, StaffRefusal | "unknownUser">> => {
    const staff = await findStaff(db, userId);
    if (!staff) return refuse("unknownUser");
    const wrong = await wrongPlace(db, staff.role, regionCodes);
    return wrong ? refuse(wrong) : changeScopes(db, act, userId, regionCodes);
  });
}

/** One of the staff, with area and whether the door is shut; undefined for a member or nobody. */
export async function findStaff(db: Db, userId: string) {
  const user = await findUser(db, userId);
  if (!user || user.role === "member") return undefined;
  const { id, name, phone, role, hasPassword } = user;
  const [regionCodes, disabled] = await Promise.all([scopesOf(db, userId), disablementOf(db, userId)]);
  return { id, name, phone, role: role as StaffRole, hasPassword, regionCodes, disabled: disabled ?? null };
}

/** A page of staff by name, after the cursor. */
export async function listStaff(db: Db, after: Cursor | null) {
  let staff = db
    .selectFrom("users")
    .leftJoin("disablements", "disablements.userId", "users.id")
    .select(["users.id", "users.name", "users.role", "disablements.at as disabledAt"])
    .select((eb) => eb("users.passwordHash", "is", null).as("invited"))
    .where("users.role", "!=", "member")
    .orderBy("users.name")
    .orderBy("users.id")
    .limit(pageSize + 1);
  if (after) {
    staff = staff.where((eb) =>
      eb.or([
        eb("users.name", ">", after.value),
        eb.and([eb("users.name", "=", after.value), eb("users.id", ">", after.id)]),
      ]),
    );
  }
  const { rows, more } = cutPage(await staff.execute(), pageSize);
  const places = await placesOf(
    db,
    rows.map((row) => row.id),
  );
  const filled = rows.map(({ invited, disabledAt, ...row }) => ({
    ...row,
    role: row.role as StaffRole,
    invited: Boolean(invited),
    disabled: disabledAt !== null,
    places: places.filter((place) => place.userId === row.id).map((place) => place.name),
  }));
  return { rows: filled, more };
}

async function placesOf(db: Db, userIds: string[]) {
  if (userIds.length === 0) return [];
  return db
    .selectFrom("scopes")
    .innerJoin("regions", "regions.code", "scopes.regionCode")
    .select(["scopes.userId", "regions.name"])
    .where("scopes.userId", "in", userIds)
    .orderBy("regions.name")
    .execute();
}

async function wrongPlace(
  db: Db,
  role: StaffRole,
  regionCodes: readonly string[],
): Promise<"needsPlace" | "unknownPlace" | null> {
  if (role === "admin") return regionCodes.length === 0 ? null : "unknownPlace";
  if (regionCodes.length === 0) return "needsPlace";
  const level = role === "officer" ? "regency" : "village";
  const known = await db
    .selectFrom("regions")
    .select("code")
    .where("code", "in", [...regionCodes])
    .where("level", "=", level)
    .execute();
  return known.length === new Set(regionCodes).size ? null : "unknownPlace";
}
