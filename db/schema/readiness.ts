/** What a group has towards making a product, as somebody of the office saw it. Lists of codes are parted by ";". */

export type ReadinessNotesTable = {
  id: string;
  groupId: string;
  productCode: string;
  workers: number;
  equipment: string;
  place: string;
  trainings: string;
  note: string;
  userId: string;
  at: number;
};

export type ReadinessTables = { readinessNotes: ReadinessNotesTable };
