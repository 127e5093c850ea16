import { expect } from "vitest";
import type { Db } from "#db/open.server.ts";
import { lotFor, lotsOf } from "~/market/lot-lists.server.ts";
import { addLotPhotos, removeLotPhoto } from "~/market/lot-photos.server.ts";
import { mostLotPhotos } from "~/market/lot.ts";
import { postLot, withdrawLot } from "~/market/lots.server.ts";
import { aLot, createLot, createTrader } from "../factories/market.ts";
import { anAct, test } from "../setup.ts";

const today = "2026-11-21";
const some = (count: number, first = 0) =>
  Array.from({ length: count }, (_, n) => ({ digest: String(first + n).padStart(64, "0"), width: 800, height: 600 }));

async function photosOf(db: Db, lotId: string): Promise<string[]> {
  return ((await lotFor(db, null, lotId, today))?.photos ?? []).map(({ id }) => id);
}

test("a harvest is noted with its photos, and its list shows the first", async ({ db }) => {
  const group = await createTrader(db);
  const done = await postLot(db, anAct(), group, aLot(), some(3));
  if (!done.ok) throw new Error(done.reason);
  const shown = await photosOf(db, done.id);
  expect(shown).toHaveLength(3);
  const bare = await createLot(db, group, { postedAt: 1 });
  const { rows } = await lotsOf(db, group.id, today);
  expect(rows.map(({ id, photoId }) => [id, photoId])).toEqual([
    [done.id, shown[0]],
    [bare.id, null],
  ]);
});

test("a refused harvest leaves no photo behind", async ({ db }) => {
  const done = await postLot(db, anAct(), await createTrader(db), aLot({ readyFrom: "2026-01-01" }), some(2));
  expect(done.ok).toBe(false);
  expect(await db.selectFrom("photos").selectAll().execute()).toEqual([]);
});

test("five photos are the most, however they come", async ({ db }) => {
  const group = await createTrader(db);
  const lot = await createLot(db, group);
  expect(await addLotPhotos(db, anAct(), group, lot.id, some(4))).toMatchObject({ ok: true });
  expect(await addLotPhotos(db, anAct(), group, lot.id, some(2, 4))).toMatchObject({ reason: "tooManyPhotos" });
  expect(await addLotPhotos(db, anAct(), group, lot.id, [])).toMatchObject({ reason: "noPhotos" });
  expect(await addLotPhotos(db, anAct(), group, lot.id, some(1, 4))).toMatchObject({ ok: true });
  expect(await photosOf(db, lot.id)).toHaveLength(mostLotPhotos);
});

test("only the own group adds and removes, and only while the harvest stands", async ({ db }) => {
  const group = await createTrader(db);
  const other = await createTrader(db);
  const lot = await createLot(db, group);
  expect(await addLotPhotos(db, anAct(), other, lot.id, some(1))).toMatchObject({ reason: "lotNotFound" });
  await addLotPhotos(db, anAct(), group, lot.id, some(2));
  const [first = "", second = ""] = await photosOf(db, lot.id);
  const photo = { lotId: lot.id, photoId: first };
  expect(await removeLotPhoto(db, anAct(), other, photo)).toMatchObject({ reason: "photoNotFound" });
  const elsewhere = await createLot(db, group);
  expect(await removeLotPhoto(db, anAct(), group, { ...photo, lotId: elsewhere.id })).toMatchObject({ ok: false });
  expect(await removeLotPhoto(db, anAct(), group, photo)).toMatchObject({ ok: true });
  expect(await photosOf(db, lot.id)).toEqual([second]);
  await withdrawLot(db, anAct(), group, lot.id, { reason: "Sudah laku." });
  expect(await addLotPhotos(db, anAct(), group, lot.id, some(1))).toMatchObject({ reason: "withdrawn" });
});
