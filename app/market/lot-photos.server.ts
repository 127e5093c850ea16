import type { Db } from "#db/open.server.ts";
import { lockRow } from "#db/transaction.server.ts";
import type { Act } from "~/lib/act.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import type { StoredPhoto } from "~/photos/photo.ts";
import { attachPhotos, listPhotos, removePhoto } from "~/photos/photos.server.ts";
import type { LotPhotoRefusal } from "./lot-photos.ts";
import { mostLotPhotos } from "./lot.ts";
import type { TradingGroup } from "./trader.ts";

type Done = Promise<Outcome<object, LotPhotoRefusal>>;

/** Adds stored pictures to an own harvest, five in all at most. */
export function addLotPhotos(
  db: Db,
  act: Act,
  group: Pick<TradingGroup, "id">,
  lotId: string,
  photos: readonly StoredPhoto[],
): Done {
  return once(db, act, async (db) => {
    await lockRow(db, "lots", lotId);
    const lot = await db
      .selectFrom("lots")
      .leftJoin("lotWithdrawals", "lotWithdrawals.lotId", "lots.id")
      .select(["lots.regencyCode", "lotWithdrawals.at as withdrawnAt"])
      .where("lots.id", "=", lotId)
      .where("lots.groupId", "=", group.id)
      .executeTakeFirst();
    if (!lot) return refuse("lotNotFound");
    if (lot.withdrawnAt !== null) return refuse("withdrawn");
    if (photos.length === 0) return refuse("noPhotos");
    const there = await listPhotos(db, lotId);
    if (there.length + photos.length > mostLotPhotos) return refuse("tooManyPhotos");
    const { regencyCode } = lot;
    await attachPhotos(db, act, { about: "lot", subjectId: lotId, groupId: group.id, regencyCode }, photos);
    return { ok: true as const };
  });
}

/** Takes a picture away from an own harvest. */
export function removeLotPhoto(
  db: Db,
  act: Act,
  group: Pick<TradingGroup, "id">,
  photo: { lotId: string; photoId: string },
): Promise<Outcome<object, "photoNotFound">> {
  return once(db, act, async (db) => {
    const there = await listPhotos(db, photo.lotId);
    if (!there.some(({ id }) => id === photo.photoId)) return refuse("photoNotFound");
    return removePhoto(db, act, group.id, photo.photoId);
  });
}
