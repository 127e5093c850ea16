/** What an officer noted about a thing on the desk. `untilOn` is the ISO date on which it comes back if it still stands. */

export type DeskOutcomesTable = {
  id: string;
  kind: string;
  subjectId: string;
  regencyCode: string;
  villageCode: string;
  outcome: "called" | "agreed" | "noAnswer" | "later" | "notNeeded";
  note: string;
  untilOn: string;
  /** The row as it stood when it was noted, so that it can be shown after its cause is gone. */
  factsJson: string;
  userId: string;
  at: number;
};

/** What hangs on a regency's board. Of a round it has figures, from the office words. `untilOn` is its last ISO day. */
export type NoticesTable = {
  id: string;
  regencyCode: string;
  kind: "opened" | "closing" | "results" | "own";
  roundId: string | null;
  title: string;
  body: string;
  figuresJson: string;
  untilOn: string;
  userId: string;
  at: number;
};

export type NoticeEndsTable = {
  noticeId: string;
  userId: string;
  at: number;
};

export type DeskTables = {
  deskOutcomes: DeskOutcomesTable;
  notices: NoticesTable;
  noticeEnds: NoticeEndsTable;
};
