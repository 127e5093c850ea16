import type { Db } from "#db/open.server.ts";
import type { User } from "~/auth/user.ts";
import { mayActFor } from "~/auth/user.ts";
import { listCommodities, listProducts } from "~/places/commodities.server.ts";
import type { MessageData, MessageKind } from "./message.ts";
import { inboxesOf } from "./message.ts";
import { sentBy } from "./messages.server.ts";

const pageSize = 20;

/** A message as a list shows it; names of goods in both languages, so that the page needs nothing else. */
export type ListedMessage = {
  id: string;
  kind: MessageKind;
  path: string;
  data: MessageData;
  at: number;
  goods: { id: string; en: string } | null;
  product: { id: string; en: string } | null;
};
export type ReceivedMessage = ListedMessage & { isRead: boolean };
/** `phone`: digits for `wa.me`, only where the sender already deals with the group. */
export type SentMessage = ListedMessage & { toName: string; phone: string | null; isForwarded: boolean };

type Row = { id: string; kind: string; path: string; data: string; at: number };

/** What a user was told, newest first, 20 a page; `before` is the id of the last one seen. */
export async function listReceived(
  db: Db,
  user: User,
  before: string | null,
): Promise<{ rows: ReceivedMessage[]; next: string | null }> {
  const inboxes = inboxesOf(user);
  if (inboxes.length === 0) return { rows: [], next: null };
  let query = db
    .selectFrom("messages")
    .leftJoin("messageReads", (join) =>
      join.onRef("messageReads.messageId", "=", "messages.id").on("messageReads.userId", "=", user.id),
    )
    .select(["messages.id", "messages.kind", "messages.path", "messages.data", "messages.at"])
    .select("messageReads.at as readAt")
    .where("messages.recipient", "in", inboxes);
  if (before) query = query.where("messages.id", "<", before);
  const found = await query
    .orderBy("messages.id", "desc")
    .limit(pageSize + 1)
    .execute();
  const named = await nameGoods(db);
  const rows = found.slice(0, pageSize).map((row) => ({ ...named(row), isRead: row.readAt !== null }));
  return { rows, next: found.length > pageSize ? (rows.at(-1)?.id ?? null) : null };
}

/** What a user's steps told others, newest first: to be passed on by WhatsApp. */
export async function listSent(
  db: Db,
  user: User,
  before: string | null,
): Promise<{ rows: SentMessage[]; next: string | null }> {
  let query = sentBy(db, user)
    .leftJoin("messageForwards", "messageForwards.messageId", "messages.id")
    .select(["messages.id", "messages.kind", "messages.path", "messages.data", "messages.at", "messages.recipient"])
    .select("messageForwards.at as forwardedAt");
  if (before) query = query.where("messages.id", "<", before);
  const found = await query
    .orderBy("messages.id", "desc")
    .limit(pageSize + 1)
    .execute();
  const page = found.slice(0, pageSize);
  const [named, groups] = await Promise.all([
    nameGoods(db),
    reachable(
      db,
      user,
      page.map(({ recipient }) => recipient.slice(2)),
    ),
  ]);
  const rows = page.map((row) => ({
    ...named(row),
    toName: groups.get(row.recipient.slice(2))?.name ?? "",
    phone: groups.get(row.recipient.slice(2))?.phone ?? null,
    isForwarded: row.forwardedAt !== null,
  }));
  return { rows, next: found.length > pageSize ? (rows.at(-1)?.id ?? null) : null };
}

/** Names of these groups, and the phone of those that the user deals with: a proposal, a contract, or the office. */
async function reachable(
  db: Db,
  user: User,
  ids: string[],
): Promise<Map<string, { name: string; phone: string | null }>> {
  if (ids.length === 0) return new Map();
  const groups = await db
    .selectFrom("groups")
    .select(["id", "name", "contactPhone", "villageCode", "regencyCode"])
    .where("id", "in", ids)
    .execute();
  const partners = user.group ? await partnersOf(db, user.group.id, ids) : new Set<string>();
  return new Map(
    groups.map(({ id, name, contactPhone, ...place }) => {
      const phone = partners.has(id) || mayActFor(user, place) ? contactPhone.replace("+", "") : null;
      return [id, { name, phone }];
    }),
  );
}

async function partnersOf(db: Db, groupId: string, ids: string[]): Promise<Set<string>> {
  const proposals = await db
    .selectFrom("proposals")
    .innerJoin("proposalSends", "proposalSends.proposalId", "proposals.id")
    .select(["producerGroupId", "processorGroupId"])
    .where((where) =>
      where.or([
        where.and([where("producerGroupId", "=", groupId), where("processorGroupId", "in", ids)]),
        where.and([where("processorGroupId", "=", groupId), where("producerGroupId", "in", ids)]),
      ]),
    )
    .distinct()
    .execute();
  const contracts = await db
    .selectFrom("contracts")
    .select(["producerGroupId", "processorGroupId"])
    .where((where) =>
      where.or([
        where.and([where("producerGroupId", "=", groupId), where("processorGroupId", "in", ids)]),
        where.and([where("processorGroupId", "=", groupId), where("producerGroupId", "in", ids)]),
      ]),
    )
    .distinct()
    .execute();
  return new Set([...proposals, ...contracts].flatMap((pair) => [pair.producerGroupId, pair.processorGroupId]));
}

async function nameGoods(db: Db): Promise<(row: Row) => ListedMessage> {
  const [commodities, products] = await Promise.all([listCommodities(db), listProducts(db)]);
  const goods = new Map(commodities.map(({ code, nameLocal, nameEn }) => [code, { id: nameLocal, en: nameEn }]));
  const made = new Map(products.map(({ code, nameId, nameEn }) => [code, { id: nameId, en: nameEn }]));
  return ({ id, kind, path, data, at }) => {
    const read = JSON.parse(data) as MessageData;
    return {
      id,
      kind: kind as MessageKind,
      path,
      at,
      data: read,
      goods: goods.get(read.commodityCode ?? "") ?? null,
      product: made.get(read.productCode ?? "") ?? null,
    };
  };
}
