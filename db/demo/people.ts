import { createUser } from "~/auth/users.server.ts";
import { enrolGroup } from "~/groups/enrolments.server.ts";
import { registerGroup } from "~/groups/groups.server.ts";
import { addMember } from "~/groups/members.server.ts";
import { refuseGroup, verifyGroup } from "~/groups/verifications.server.ts";
import type { TradingGroup } from "~/market/trader.ts";
import { normalisePhone } from "~/lib/phone.ts";
import type { Db } from "../open.server.ts";
import type { Character } from "./cast.ts";
import type { DemoRole } from "./logins.ts";
import { demoLogins } from "./logins.ts";
import type { Teller } from "./teller.ts";
import { told } from "./teller.ts";

/** Somebody in an office, with the regency in which the word counts. */
export type Officer = { id: string; office: { regencyCodes: string[] } };

/** The people who are not in a group. */
export type Staff = {
  adminId: string;
  companionId: string;
  /** Kelurahan in which the companion acts for groups. */
  villageCodes: string[];
  banjarbaru: Officer[];
  tenggarong: Officer;
};

/**
 * A group of the story once it is written down. `speakerId` acts for it; `askedBy` names who asked when that is a
 * companion; `helperIds` are all who may act in turn, the nearest first.
 */
export type Member = Character & {
  id: string;
  speakerId: string;
  askedBy: string | undefined;
  helperIds: string[];
  treasurerId: string;
  trading: TradingGroup;
};

/** What everybody in the demo city is made with: one hash, made once, because a good hash is slow. */
export type Keys = { passwordHash: string; nextPhone: () => string };

const refusals = [
  "Nama ketua tidak sama dengan SK kelurahan. Perbaiki, lalu ajukan lagi.",
  "RT dan RW tidak cocok dengan alamat kelompok.",
  "Kelompok ini sudah terdaftar dengan nama lain.",
];

/** The number of a login that can be tried, as it is stored. */
export function phoneOf(role: DemoRole): string {
  const login = demoLogins.find((one) => one.role === role);
  const phone = login ? normalisePhone(login.phone) : null;
  if (!phone) throw new Error(`no usable phone number for ${role}`);
  return phone;
}

/** The keeper, the officers and the companion, at the beginning of the story. */
export async function tellStaff(db: Db, teller: Teller, keys: Keys, villageCodes: string[]): Promise<Staff> {
  const at = teller.at(teller.day(-230), 9);
  const person = async (
    name: string,
    role: "companion" | "officer" | "admin",
    phone: string,
    regionCodes: string[],
  ) => {
    const { passwordHash } = keys;
    const made = await createUser(db, teller.act("demo", at), { name, role, phone, regionCodes, passwordHash });
    return told(made, `making ${name}`).id;
  };
  const officer = async (name: string, phone: string, code: string): Promise<Officer> => ({
    id: await person(name, "officer", phone, [code]),
    office: { regencyCodes: [code] },
  });
  return {
    adminId: await person("Hasan Basri Tamjid", "admin", phoneOf("admin"), []),
    banjarbaru: [
      await officer("Norlaila Syahrani", phoneOf("officer"), "63.72"),
      await officer("Fathurrahman Aswadi", keys.nextPhone(), "63.72"),
    ],
    tenggarong: await officer("Yuspianor Raihan", keys.nextPhone(), "64.02"),
    companionId: await person("Siti Rabiatul Hafizah", "companion", phoneOf("companion"), villageCodes),
    villageCodes,
  };
}

/** Writes a group down with its people, as it signed up or as the office did it, and gives the office's word. */
export async function tellGroup(
  db: Db,
  teller: Teller,
  keys: Keys,
  staff: Staff,
  character: Character,
  chairPhone?: string,
): Promise<Member> {
  const { seed } = teller;
  const officer = officerFor(teller, staff, character);
  const joinedDays = character.standing === "waiting" ? -seed.between(2, 6) : -seed.between(100, 205);
  const day = teller.day(joinedDays);
  const signUp = () => teller.act(character.offline ? officer.id : "demo", teller.at(day, 8 + seed.between(0, 7)));
  const [chairName = "", treasurerName = "", ...others] = character.people;
  const contactPhone = chairPhone ?? keys.nextPhone();
  const user = async (name: string, phone: string) => {
    const passwordHash = character.offline ? null : keys.passwordHash;
    return told(await createUser(db, signUp(), { name, phone, role: "member", passwordHash }), `making ${name}`).id;
  };
  const chairId = await user(chairName, contactPhone);
  const { name, kindCode, rt, rw, sides, village } = character;
  const data = { name, kindCode, rt, rw, sides, villageCode: village.code, contactName: chairName, contactPhone };
  const { id } = told(await registerGroup(db, signUp(), data), `registering ${name}`);
  const join = async (userId: string, duty: "chair" | "treasurer" | "member") =>
    told(
      await addMember(db, teller.act(chairId, teller.at(day, 16)), { groupId: id, userId, duty }),
      `joining ${name}`,
    );
  await join(chairId, "chair");
  const treasurerId = await user(treasurerName, keys.nextPhone());
  await join(treasurerId, "treasurer");
  for (const other of others) await join(await user(other, keys.nextPhone()), "member");
  await giveWord(db, teller, officer, { id, ...character }, joinedDays);
  return {
    ...character,
    id,
    ...speakersOf(staff, officer, character, { chairId, treasurerId }),
    trading: {
      id,
      regencyCode: village.regencyCode,
      villageCode: village.code,
      sides,
      verified: character.standing === "verified",
    },
  };
}

/** Who types: the group itself, or whoever of the office is nearest to a group without a smartphone. */
function speakersOf(
  staff: Staff,
  officer: Officer,
  character: Character,
  own: { chairId: string; treasurerId: string },
) {
  const { chairId, treasurerId } = own;
  if (!character.offline)
    return { speakerId: chairId, treasurerId, askedBy: undefined, helperIds: [chairId, treasurerId] };
  const isNear = staff.villageCodes.includes(character.village.code);
  const office = character.village.regencyCode === "63.72" ? staff.banjarbaru.map(({ id }) => id) : [officer.id];
  const helperIds = [...(isNear ? [staff.companionId] : []), officer.id, ...office.filter((id) => id !== officer.id)];
  const helperId = helperIds[0] ?? officer.id;
  return { speakerId: helperId, treasurerId: helperId, askedBy: character.people[0], helperIds };
}

/** Who says the second word: `firstId`, or whoever else may act when that one has spoken already; nobody when all have. */
export function secondVoice(member: Member, firstId: string, spokenIds: readonly string[]): string | undefined {
  return [firstId, ...member.helperIds].find((id) => !spokenIds.includes(id));
}

/** An officer of the regency in which the group lies. */
export function officerFor(teller: Teller, staff: Staff, { village }: Character): Officer {
  return village.regencyCode === "63.72" ? teller.seed.pick(staff.banjarbaru) : staff.tenggarong;
}

async function giveWord(
  db: Db,
  teller: Teller,
  officer: Officer,
  group: Character & { id: string },
  joinedDays: number,
) {
  const { id, name, standing, year } = group;
  const by = () => teller.act(officer.id, teller.at(teller.day(Math.min(-1, joinedDays + 3)), 10));
  if (standing === "verified") told(await verifyGroup(db, by(), officer.office, id), `verifying ${name}`);
  if (standing === "refused") {
    told(await refuseGroup(db, by(), officer.office, id, teller.seed.pick(refusals)), `refusing ${name}`);
  }
  if (year === null) return;
  const programId = group.village.regencyCode === "63.72" ? "RT_MANDIRI" : "RT_KU_TERBAIK";
  told(await enrolGroup(db, by(), officer.office, { groupId: id, programId, year }), `enrolling ${name}`);
}
