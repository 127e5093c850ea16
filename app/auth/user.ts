/** What a person may do in the installation; a member's rights end at the own group. */
export type Role = "member" | "companion" | "officer" | "admin";
/** What a member is in a group. */
export type Duty = "chair" | "treasurer" | "member";
/** The two sides of the market. */
export type Side = "producer" | "processor";

/** The group that a user trades for just now: the own one, or the one a companion or officer acts for. */
export type ActiveGroup = {
  id: string;
  name: string;
  regencyCode: string;
  villageCode: string;
  sides: Side[];
  duty: Duty;
  verified: boolean;
};

/** Who sent this request, as every door knows it. Holds no phone number and no secret. */
export type User = {
  id: string;
  name: string;
  role: Role;
  /** Regencies of an officer. */
  regencyCodes: string[];
  /** Kelurahan and desa of a companion. */
  villageCodes: string[];
  group: ActiveGroup | null;
  /** All groups that the user is a member of. */
  groups: { id: string; name: string }[];
  /** Who asked, when a companion or officer acts for a group. */
  askedBy: string | null;
};

/** A user who trades for a group just now. The type is the proof. */
export type Trader = User & { group: ActiveGroup };
/** A user with an office in at least one regency. */
export type Officer = User & { role: "officer" };

/** Trades for some group. */
export function isTrader(user: User): user is Trader {
  return user.group !== null;
}

/** Trades for a group that produces. */
export function isProducer(user: User): user is Trader {
  return user.group?.sides.includes("producer") ?? false;
}

/** Trades for a group that processes. */
export function isProcessor(user: User): user is Trader {
  return user.group?.sides.includes("processor") ?? false;
}

/** Has an office. */
export function isOfficer(user: User): user is Officer {
  return user.role === "officer" && user.regencyCodes.length > 0;
}

/** May change who belongs to the active group. */
export function mayManageMembers(user: User): user is Trader {
  return user.group?.duty === "chair" && user.askedBy === null;
}

/** May act for a group of this place: a companion in own kelurahan, an officer in the own regency. */
export function mayActFor(user: User, group: { villageCode: string; regencyCode: string }): boolean {
  if (user.role === "companion") return user.villageCodes.includes(group.villageCode);
  return user.role === "officer" && user.regencyCodes.includes(group.regencyCode);
}
