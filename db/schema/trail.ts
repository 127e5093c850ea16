/** What every write leaves behind. */

export type EventsTable = {
  seq: number;
  at: number;
  actorId: string;
  askedBy: string | null;
  verb: string;
  subjectId: string;
  groupId: string | null;
  regencyCode: string | null;
  data: string;
  previousHash: string;
  hash: string;
};

export type IdempotencyTable = {
  actorId: string;
  key: string;
  requestHash: string;
  answer: string;
  at: number;
};

export type CountersTable = {
  name: string;
  last: number;
};

export type InstallationTable = {
  name: string;
  value: string;
};

export type TrailTables = {
  events: EventsTable;
  idempotency: IdempotencyTable;
  counters: CountersTable;
  installation: InstallationTable;
};
