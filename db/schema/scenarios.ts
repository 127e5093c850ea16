/** Questions about a regency's market with their answers, and scenarios that officers keep. */

export type StudiesTable = {
  id: string;
  regencyCode: string;
  kind: "gaps" | "whatIf" | "invest";
  questionJson: string;
  /** The same question has the same digest, the same market too. */
  questionDigest: string;
  marketDigest: string;
  /** The day and the end of the trail when the market was read: another one says that it may have moved. */
  stamp: string;
  byUserId: string;
  readAt: number;
};

export type StudyAnswersTable = { studyId: string; answerJson: string; at: number };

export type StudyFailuresTable = { studyId: string; at: number };

export type ScenariosTable = {
  id: string;
  regencyCode: string;
  name: string;
  note: string;
  /** As an address spells them, parted by spaces. */
  changes: string;
  byUserId: string;
  at: number;
};

export type ScenarioRemovalsTable = { scenarioId: string; byUserId: string; at: number };

export type ScenariosTables = {
  studies: StudiesTable;
  studyAnswers: StudyAnswersTable;
  studyFailures: StudyFailuresTable;
  scenarios: ScenariosTable;
  scenarioRemovals: ScenarioRemovalsTable;
};
