/** What one is told, and pictures. `recipient` is `g:<group id>` or `r:<regency code>` for the office. */

export type MessagesTable = {
  id: string;
  recipient: string;
  kind: string;
  subjectId: string;
  turn: string;
  path: string;
  data: string;
  byUserId: string;
  fromGroupId: string | null;
  at: number;
};

export type MessageReadsTable = {
  userId: string;
  messageId: string;
  at: number;
};

export type MessageForwardsTable = {
  messageId: string;
  byUserId: string;
  at: number;
};

/** `digest` is the SHA-256 of the kept picture and its name in the store; a public one is for every visitor. */
export type PhotosTable = {
  id: string;
  subjectId: string;
  about: string;
  isPublic: 0 | 1;
  groupId: string;
  partnerGroupId: string | null;
  regencyCode: string;
  digest: string;
  width: number;
  height: number;
  byUserId: string;
  at: number;
};

export type PhotoRemovalsTable = {
  photoId: string;
  byUserId: string;
  at: number;
};

export type MessagesTables = {
  messages: MessagesTable;
  messageReads: MessageReadsTable;
  messageForwards: MessageForwardsTable;
  photos: PhotosTable;
  photoRemovals: PhotoRemovalsTable;
};
