import Database from "better-sqlite3";
import { v7 } from "uuid";
import { demoLogins, demoPassword } from "#db/demo/logins.ts";
import type { Actor } from "../access.ts";
import type { Caller } from "./http.ts";
import { caller, signIn } from "./http.ts";

/** The people of the checks, and one thing of each kind that belongs to the producer or to both partners. */
export type Cast = {
  phones: Record<Exclude<Actor, "visitor">, string>;
  samples: Record<string, string>;
};

const file = `${process.env.E2E_DATA ?? ".cache/e2e"}/huluhilir.sqlite`;

/**
 * Reads from the running demo city who can play which part. The city differs from day to day, so what a part needs is
 * added where the day left it out: the companion's kelurahan, the stranger's second side, a licence to look at.
 */
export function readCast(): Cast {
  const db = new Database(file);
  db.pragma("busy_timeout = 5000");
  const one = (sql: string, ...values: string[]) =>
    Object.values((db.prepare(sql).get(...values) ?? {}) as object)[0] as string;
  const contract = db
    .prepare(
      `select c.* from contracts c
       join payments p on p.contractId = c.id join tickets t on t.contractId = c.id
       join batchInputs b on b.ticketId = t.id
       where c.regencyCode = '63.72' and c.producerGroupId <> c.processorGroupId
         and not exists (select 1 from contractEnds e where e.contractId = c.id)
         and not exists (select 1 from lotWithdrawals w where w.lotId = c.lotId)
         and not exists (select 1 from offerWithdrawals w where w.offerId = c.offerId)
         and not exists (select 1 from kitchenClosures k where k.kitchenId = c.kitchenId)
       order by c.id limit 1`,
    )
    .get() as Record<string, string>;
  const chairOf = (groupId = "") =>
    one(
      `select u.phone from memberships m join users u on u.id = m.userId
       where m.groupId = ? and m.duty = 'chair' and u.passwordHash is not null limit 1`,
      groupId,
    );
  const {
    producerGroupId = "",
    processorGroupId = "",
    id = "",
    lotId = "",
    offerId = "",
    kitchenId = "",
    proposalId = "",
  } = contract;
  const stranger = one(
    `select g.id from groups g join memberships m on m.groupId = g.id join users u on u.id = m.userId
     where g.regencyCode = '63.72' and g.id not in (?, ?) and m.duty = 'chair' and g.isProducer = 1 and u.passwordHash is not null
       and (select v.verdict from verifications v where v.groupId = g.id order by v.at desc limit 1) = 'verified'
     order by g.id limit 1`,
    producerGroupId,
    processorGroupId,
  );
  const village = one("select villageCode from groups where id = ?", producerGroupId);
  const phoneOf = (role: string) => demoLogins.find((login) => login.role === role)?.phone ?? "";
  db.prepare("update groups set isProcessor = 1 where id = ?").run(stranger);
  const companion = one("select phone from users where role = 'companion' order by id limit 1");
  db.prepare("insert or ignore into scopes (userId, regionCode) select id, ? from users where phone = ?").run(
    village,
    companion,
  );
  const licence =
    one("select id from licences where groupId = ? limit 1", processorGroupId) ?? addLicence(db, processorGroupId);
  const samples = {
    lot: lotId,
    offer: offerId,
    kitchen: kitchenId,
    proposal: proposalId,
    contract: id,
    group: producerGroupId,
    kitchenGroup: processorGroupId,
    round: one("select roundId from proposals where id = ?", proposalId),
    ticket: one(
      "select t.id from tickets t join batchInputs b on b.ticketId = t.id where t.contractId = ? limit 1",
      id,
    ),
    payment: one("select id from payments where contractId = ? limit 1", id),
    batch: one(
      "select b.batchId from batchInputs b join tickets t on t.id = b.ticketId where t.contractId = ? limit 1",
      id,
    ),
    sale: one("select s.id from sales s where s.groupId = ? order by s.id limit 1", processorGroupId),
    // One that no kitchen of another regency has cooked.
    product: one(
      `select b.productCode from batches b where b.groupId = ? and not exists
       (select 1 from batches o where o.productCode = b.productCode and o.regencyCode <> b.regencyCode)
       order by b.id limit 1`,
      processorGroupId,
    ),
    scenario: one("select id from scenarios where regencyCode = '63.72' order by id limit 1"),
    recall: one("select id from recalls where regencyCode = '63.72' order by id limit 1"),
    packet: one(
      `select b.code from batches b where b.groupId = ?
       and not exists (select 1 from batchVoids v where v.batchId = b.id) order by b.id limit 1`,
      processorGroupId,
    ),
    licence,
    membership: one("select id from memberships where groupId = ? limit 1", producerGroupId),
    cycle: addCycle(db, producerGroupId),
    pool: addPool(db, producerGroupId, lotId),
    bid: sealedBid(db, { lotId, offerId, groupId: processorGroupId }),
    staff: one("select id from users where role = 'companion' limit 1"),
  };
  const phones = {
    producer: chairOf(producerGroupId),
    processor: chairOf(processorGroupId),
    stranger: chairOf(stranger),
    companion,
    officer: phoneOf("officer"),
    elsewhere: one(
      "select u.phone from users u join scopes s on s.userId = u.id where u.role = 'officer' and s.regionCode = '64.02' limit 1",
    ),
    admin: phoneOf("admin"),
  };
  db.close();
  return { phones, samples };
}

/** Everybody, signed in. */
export async function signInAll(cast: Cast): Promise<Record<Actor, Caller>> {
  const entries = await Promise.all(
    Object.entries(cast.phones).map(async ([actor, phone]) => [actor, await signIn(phone, demoPassword)] as const),
  );
  return { visitor: caller(), ...Object.fromEntries(entries) } as Record<Actor, Caller>;
}

/** A bid of the kitchen for the producer's harvest, under seal as long as no close is set. */
function sealedBid(db: Database.Database, pair: { lotId: string; offerId: string; groupId: string }): string {
  db.prepare("update lots set bidsCloseAt = null where id = ?").run(pair.lotId);
  const row = { id: v7(), ...pair, maxKg: 10, bidIdr: 20_000, note: "", at: Date.now(), updatedAt: Date.now() };
  const names = Object.keys(row);
  db.prepare(`insert or ignore into bids (${names.join(", ")}) values (${names.map(() => "?").join(", ")})`).run(
    ...Object.values(row),
  );
  const { lotId, offerId } = pair;
  db.prepare("delete from bidWithdrawals where bidId in (select id from bids where lotId = ? and offerId = ?)").run(
    lotId,
    offerId,
  );
  const found = db.prepare("select id from bids where lotId = ? and offerId = ?").get(lotId, offerId);
  return (found as { id: string }).id;
}

function addLicence(db: Database.Database, groupId: string): string {
  const id = v7();
  db.prepare(
    "insert into licences (id, groupId, routeCode, number, productCode, validUntil, at) values (?, ?, 'NIB', '9120001234567', null, null, ?)",
  ).run(id, groupId, Date.now());
  return id;
}

/** A pool that the producer leads and to which nobody has said yes. */
function addPool(db: Database.Database, groupId: string, lotId: string): string {
  const id = v7();
  db.prepare(
    "insert into pools (id, groupId, lotId, regencyCode, note, byUserId, at) values (?, ?, ?, '63.72', '', 'tester', ?)",
  ).run(id, groupId, lotId, Date.now());
  return id;
}

function addCycle(db: Database.Database, groupId: string): string {
  const id = v7();
  const day = 86_400_000;
  const stockedOn = new Date(Date.now() - 20 * day).toISOString().slice(0, 10);
  db.prepare(
    `insert into cycles (id, groupId, villageCode, regencyCode, commodityCode, stockedOn, headCount, tankCount, startGrams, seedSource, note, userId, at)
     select ?, id, villageCode, regencyCode, 'LELE', ?, 3000, null, null, '', '', 'tester', ? from groups where id = ?`,
  ).run(id, stockedOn, Date.now(), groupId);
  return id;
}
