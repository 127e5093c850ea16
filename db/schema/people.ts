/** People, their sessions, and the groups that trade. Instants are epoch milliseconds UTC. */

export type UsersTable = {
  id: string;
  phone: string;
  name: string;
  passwordHash: string | null;
  role: "member" | "companion" | "officer" | "admin";
  createdAt: number;
};

export type ScopesTable = {
  userId: string;
  regionCode: string;
};

export type DisablementsTable = {
  userId: string;
  byUserId: string;
  at: number;
  reason: string;
};

export type SessionsTable = {
  idHash: string;
  userId: string;
  expiresAt: number;
  startedAt: number;
  seenAt: number;
  device: string;
  groupId: string | null;
  askedBy: string | null;
};

export type OneTimeLinksTable = {
  tokenHash: string;
  purpose: "firstAdmin" | "password";
  userId: string | null;
  byUserId: string;
  at: number;
  expiresAt: number;
};

export type OneTimeLinkUsesTable = {
  tokenHash: string;
  at: number;
};

export type SignInAttemptsTable = {
  id: string;
  phone: string;
  address: string;
  at: number;
  succeeded: 0 | 1;
};

export type GroupsTable = {
  id: string;
  name: string;
  kindCode: string;
  villageCode: string;
  regencyCode: string;
  rt: string;
  rw: string;
  isProducer: 0 | 1;
  isProcessor: 0 | 1;
  contactName: string;
  contactPhone: string;
  createdAt: number;
  updatedAt: number;
};

export type MembershipsTable = {
  id: string;
  groupId: string;
  userId: string;
  duty: "chair" | "treasurer" | "member";
  at: number;
};

export type MembershipEndsTable = {
  membershipId: string;
  byUserId: string;
  at: number;
};

export type VerificationsTable = {
  id: string;
  groupId: string;
  officerId: string;
  verdict: "verified" | "refused";
  reason: string;
  at: number;
};

export type LicencesTable = {
  id: string;
  groupId: string;
  routeCode: string;
  number: string;
  productCode: string | null;
  validUntil: string | null;
  at: number;
};

export type LicenceChecksTable = {
  id: string;
  licenceId: string;
  officerId: string;
  verdict: "valid" | "refused";
  reason: string;
  at: number;
};

export type EnrolmentsTable = {
  id: string;
  groupId: string;
  programId: string;
  year: number;
  amountIdr: number;
  at: number;
};

export type UserPinsTable = {
  userId: string;
  pinHash: string;
  at: number;
};

export type PinTriesTable = {
  id: string;
  userId: string;
  at: number;
  succeeded: 0 | 1;
};

/** Somebody of the office or a companion began to act for a group: who asked for it, and how. */
export type ActingsTable = {
  id: string;
  groupId: string;
  userId: string;
  askedBy: string;
  how: "phone" | "visit" | "message";
  note: string;
  at: number;
};

/** A group did not ask for what an event did in its name. */
export type ObjectionsTable = {
  id: string;
  eventSeq: number;
  groupId: string;
  regencyCode: string;
  reason: string;
  userId: string;
  at: number;
};

export type ObjectionAnswersTable = {
  objectionId: string;
  outcome: "corrected" | "explained" | "notOurs";
  note: string;
  userId: string;
  at: number;
};

export type PeopleTables = {
  users: UsersTable;
  scopes: ScopesTable;
  disablements: DisablementsTable;
  sessions: SessionsTable;
  oneTimeLinks: OneTimeLinksTable;
  oneTimeLinkUses: OneTimeLinkUsesTable;
  signInAttempts: SignInAttemptsTable;
  groups: GroupsTable;
  memberships: MembershipsTable;
  membershipEnds: MembershipEndsTable;
  verifications: VerificationsTable;
  licences: LicencesTable;
  licenceChecks: LicenceChecksTable;
  enrolments: EnrolmentsTable;
  userPins: UserPinsTable;
  pinTries: PinTriesTable;
  actings: ActingsTable;
  objections: ObjectionsTable;
  objectionAnswers: ObjectionAnswersTable;
};
