import type { Db } from "#db/open.server.ts";
import type { Reach } from "~/groups/group.ts";
import { permitsThatBlock } from "~/groups/licence-rule.ts";
import { licenceStandings, listPermitRules } from "~/groups/licence-standing.server.ts";
import type { Act } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Cursor } from "~/lib/keyset.server.ts";
import { writeCursor } from "~/lib/keyset.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import { listProducts } from "~/places/commodities.server.ts";
import type { ReadinessValue } from "./readiness-form.ts";
import type { ReadinessFilter } from "./readiness-filter.ts";
import type { Held, Readiness } from "./readiness.ts";
import { allEquipment, allTrainings, codesIn, placeNeeds, readinessOf } from "./readiness.ts";

const pageSize = 20;

/** Notes what a group has towards a product. Earlier notes stay; the newest holds. */
export function noteReadiness(
  db: Db,
  act: Act,
  group: { id: string; regencyCode: string },
  value: ReadinessValue,
): Promise<Outcome<{ id: string }, "unknownProduct">> {
  return once(db, act, async (db) => {
    const { productCode, workers, note } = value;
    const product = await db.selectFrom("products").select("code").where("code", "=", productCode).executeTakeFirst();
    if (!product) return refuse("unknownProduct");
    const id = act.newId();
    const lists = {
      equipment: value.equipment.join(";"),
      place: value.place.join(";"),
      trainings: value.trainings.join(";"),
    };
    const by = { userId: act.actorId, at: act.at };
    await db
      .insertInto("readinessNotes")
      .values({ id, groupId: group.id, productCode, workers, note, ...lists, ...by })
      .execute();
    // The office looked; the group itself did nothing, so it is no event of the group.
    const { regencyCode } = group;
    await recordEvent(db, act, { verb: "readiness.noted", subjectId: group.id, regencyCode, data: { productCode } });
    return { ok: true as const, id };
  });
}

/** A group and a product with what it has, how ready it is, and who saw it when. */
export type ReadinessRow = {
  id: string;
  groupId: string;
  group: string;
  villageCode: string;
  village: string;
  productCode: string;
  product: { nameId: string; nameEn: string };
  held: Held;
  note: string;
  by: string;
  at: number;
  readiness: Readiness;
};

/** All of the register within reach, the readiest first; `dayIso` decides which licences hold. */
export async function registerOf(db: Db, reach: Reach, dayIso: string, groupId?: string): Promise<ReadinessRow[]> {
  const [notes, products, rules] = await Promise.all([
    notesIn(db, reach, groupId),
    listProducts(db),
    listPermitRules(db),
  ]);
  const regencies = [...new Set(notes.map(({ regencyCode }) => regencyCode))];
  const standings = new Map(
    await Promise.all(
      regencies.map(async (code) => [code, await licenceStandings(db, { regencyCode: code }, dayIso)] as const),
    ),
  );
  const rows = notes.flatMap(({ regencyCode, equipment, place, trainings, workers, by, ...note }): ReadinessRow[] => {
    const product = products.find(({ code }) => code === note.productCode);
    const standing = standings.get(regencyCode);
    if (!product || !standing) return [];
    const held = {
      workers,
      equipment: codesIn(equipment, allEquipment),
      place: codesIn(place, placeNeeds),
      trainings: codesIn(trainings, allTrainings),
    };
    const needed = permitsThatBlock(product, rules, dayIso);
    const { missing } = standing(note.groupId, product);
    const readiness = readinessOf(note.productCode, held, { needed, missing });
    const { nameId, nameEn } = product;
    return [{ ...note, held, by: by ?? "", product: { nameId, nameEn }, readiness }];
  });
  return rows.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** The readiest first, then what costs least, then by name: text that sorts. */
function keyOf(row: ReadinessRow): string {
  const { score, costIdr } = row.readiness;
  return `${String(100 - score).padStart(3, "0")} ${String(costIdr).padStart(12, "0")} ${row.group} ${row.id}`;
}

function notesIn(db: Db, reach: Reach, groupId: string | undefined) {
  const none = (codes: readonly string[]) => (codes.length > 0 ? codes : [""]);
  return db
    .selectFrom("readinessNotes")
    .innerJoin("groups", "groups.id", "readinessNotes.groupId")
    .innerJoin("regions as village", "village.code", "groups.villageCode")
    .leftJoin("users", "users.id", "readinessNotes.userId")
    .select(["readinessNotes.id", "readinessNotes.groupId", "readinessNotes.productCode", "readinessNotes.workers"])
    .select(["readinessNotes.equipment", "readinessNotes.place", "readinessNotes.trainings", "readinessNotes.note"])
    .select(["readinessNotes.at", "groups.name as group", "groups.villageCode", "groups.regencyCode"])
    .select(["village.name as village", "users.name as by"])
    .where((eb) =>
      eb.or([
        eb("groups.regencyCode", "in", none(reach.regencyCodes)),
        eb("groups.villageCode", "in", none(reach.villageCodes)),
      ]),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("readinessNotes as newer")
            .select("newer.id")
            .whereRef("newer.groupId", "=", "readinessNotes.groupId")
            .whereRef("newer.productCode", "=", "readinessNotes.productCode")
            .whereRef("newer.id", ">", "readinessNotes.id"),
        ),
      ),
    )
    .$if(groupId !== undefined, (query) => query.where("groups.id", "=", groupId ?? ""))
    .execute();
}

/** The rows that a filter keeps. */
export function narrowed(rows: readonly ReadinessRow[], filter: ReadinessFilter): ReadinessRow[] {
  return rows.filter(
    (row) =>
      (!filter.productCode || row.productCode === filter.productCode) &&
      (!filter.villageCode || row.villageCode === filter.villageCode) &&
      (!filter.level || row.readiness.level === filter.level),
  );
}

/** A page of rows that are in order, behind the last one seen; `next` is the cursor of the page after. */
export function pageAfter(rows: readonly ReadinessRow[], after: Cursor | null) {
  const found = after ? rows.findIndex((row) => keyOf(row) > after.value) : 0;
  const from = found < 0 ? rows.length : found;
  const shown = rows.slice(from, from + pageSize);
  const last = shown.at(-1);
  const next = last && from + pageSize < rows.length ? writeCursor({ value: keyOf(last), id: last.id }) : null;
  return { rows: shown, next };
}
