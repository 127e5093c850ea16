import type { Db } from "#db/open.server.ts";
import { startSession } from "~/auth/session.server.ts";
import type { User } from "~/auth/user.ts";
import type { GroupData } from "~/groups/group.ts";
import { addLicence } from "~/groups/licences.server.ts";
import { sha256 } from "~/lib/act.server.ts";
import { anAct } from "../acts.ts";
import { createUser } from "./people.ts";

/** The regency in which most tests play, another one, and two kelurahan of the first. */
export const banjarbaru = "63.72";
export const kutaiKartanegara = "64.02";
export const guntungManggis = "63.72.02.1005";
export const loktabatUtara = "63.72.04.1001";

/** An office of Banjarbaru; give other codes for one elsewhere. */
export function anOffice(...regencyCodes: string[]) {
  return { regencyCodes: regencyCodes.length > 0 ? regencyCodes : [banjarbaru] };
}

/** What a group tells about itself. */
export function groupData(over: Partial<GroupData> = {}): GroupData {
  return {
    name: "Pokdakan Maju",
    kindCode: "POKDAKAN",
    villageCode: guntungManggis,
    rt: "03",
    rw: "01",
    sides: ["producer"],
    contactName: "Ibu Aminah",
    contactPhone: "+6281234500001",
    ...over,
  };
}

/** Somebody as the doors know them; a member of no group unless told. */
export function aUser(over: Partial<User> = {}): User {
  return {
    id: "user",
    name: "Warga",
    role: "member",
    regencyCodes: [],
    villageCodes: [],
    group: null,
    groups: [],
    askedBy: null,
    ...over,
  };
}

/** A licence that a group has noted; an NIB unless told. */
export async function createLicence(
  db: Db,
  groupId: string,
  over: Partial<Parameters<typeof addLicence>[3]> = {},
): Promise<string> {
  const licence = { routeCode: "NIB", number: "1234567890123", productCode: null, validUntil: null, ...over };
  const done = await addLicence(db, anAct(), groupId, licence);
  if (!done.ok) throw new Error(done.reason);
  return done.id;
}

/** A user with a session, the request that carries it, and its hash. */
export async function createVisitor(db: Db, over: Parameters<typeof createUser>[1] = {}, device = "Chrome, Android") {
  const user = await createUser(db, over);
  return { user, ...(await newSession(db, user.id, device)) };
}

/** One more session of a user. */
export async function newSession(db: Db, userId: string, device = "Chrome, Android") {
  const cookie = (await startSession(db, userId, device)).split(";")[0] ?? "";
  const id = cookie.split("=")[1] ?? "";
  return { id, idHash: sha256(id), request: asking(cookie) };
}

/** A request with this cookie. */
export function asking(cookie: string): Request {
  return new Request("http://localhost/beranda", { headers: { Cookie: cookie } });
}
