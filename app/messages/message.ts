import type { User } from "~/auth/user.ts";

/**
 * Everything that one is told. A kind needs a sentence in words.ts, in both languages; the compiler sees to it.
 * The sentence tells a step that somebody waits for, never a sealed figure or a phone.
 */
export const messageKinds = [
  "groupVerified",
  "groupRefused",
  "licenceChecked",
  "licenceRefused",
  "licenceEnding",
  "licenceEndingOf",
  "proposalSent",
  "proposalYes",
  "proposalNo",
  "contractSigned",
  "contractEnded",
  "ticketWeighed",
  "ticketConfirmed",
  "ticketVoided",
  "paymentRecorded",
  "paymentConfirmed",
  "paymentVoided",
  "saleShared",
  "saleConfirmed",
  "saleDoubted",
  "agreementSigned",
  "agreementInForce",
  "agreementDeclined",
  "noticeGiven",
  "deliveryDeparted",
  "claimOpened",
  "claimSpoken",
  "claimClosed",
  "lotWithdrawn",
  "recallIssued",
  "recallEnded",
  "lotFound",
  "bidCountered",
  "bidDeclined",
  "forecastChanged",
  "forecastShort",
  "forecastHarvested",
  "poolInvited",
  "poolJoined",
  "poolDeclined",
  "poolLeft",
  "poolEnded",
  "actedFor",
  "objectionMade",
  "objectionAnswered",
  "roundOpened",
  "roundResults",
] as const;

export type MessageKind = (typeof messageKinds)[number];

/** What a sentence may speak of. Codes become names and numbers become words when it is read, in the reader's language. */
export type MessageData = {
  /** Name of the other group, or of an office. */
  partner?: string;
  commodityCode?: string;
  productCode?: string;
  quantityKg?: number;
  netGrams?: number;
  amountIdr?: number;
  /** ISO date. */
  day?: string;
  /** Epoch ms UTC. */
  dueAt?: number;
  count?: number;
  /** Anything else that is a name or a number of a paper. */
  name?: string;
  /** A reason that a person wrote. */
  reason?: string;
};

/** To a group, or to the office of a regency. */
export type Recipient = { groupId: string } | { regencyCode: string };

/** How a recipient is written down: `g:` and a group's id, or `r:` and a regency's code. */
export function recipientKey(to: Recipient): string {
  return "groupId" in to ? `g:${to.groupId}` : `r:${to.regencyCode}`;
}

/** Whose messages a user reads: the active group's, or those of the own offices. */
export function inboxesOf(user: User): string[] {
  if (user.group) return [recipientKey({ groupId: user.group.id })];
  return user.role === "officer" ? user.regencyCodes.map((regencyCode) => recipientKey({ regencyCode })) : [];
}

/** A telling, as `tell` is given it. The same kind about the same thing in the same turn is told once. */
export type Telling = {
  to: Recipient;
  kind: MessageKind;
  subjectId: string;
  /** Where it leads: a path of this site. */
  path: string;
  data?: MessageData;
  /** Parts tellings of one kind about one thing: a version, a date. */
  turn?: string;
  /** The group from which it comes, so that it can also send a WhatsApp text. Null from an office. */
  fromGroupId?: string | null;
};
