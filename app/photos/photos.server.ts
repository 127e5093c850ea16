import type { Db } from "#db/open.server.ts";
import type { User } from "~/auth/user.ts";
import { mayActFor } from "~/auth/user.ts";
import type { Act } from "~/lib/act.server.ts";
import { recordEvent } from "~/lib/events.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { once, refuse } from "~/lib/once.server.ts";
import type { Photo, PhotoSubject, StoredPhoto } from "./photo.ts";

/** Who a picture is of, and who may see it: `isPublic` everybody; else the group, its partner and the office. */
export type PhotoOwner = {
  about: PhotoSubject;
  subjectId: string;
  groupId: string;
  partnerGroupId?: string | null;
  regencyCode: string;
};

/** Ties stored pictures to what they show, inside the verb that writes it. @returns their ids, in order */
export function attachPhotos(db: Db, act: Act, owner: PhotoOwner, photos: readonly StoredPhoto[]): Promise<string[]> {
  const { about, subjectId, groupId, partnerGroupId = null, regencyCode } = owner;
  return once(db, act, async (db) => {
    const rows = photos.map((photo) => ({
      ...photo,
      id: act.newId(),
      subjectId,
      about,
      isPublic: about === "lot" ? (1 as const) : (0 as const),
      groupId,
      partnerGroupId,
      regencyCode,
      byUserId: act.actorId,
      at: act.at,
    }));
    if (rows.length === 0) return [];
    await db.insertInto("photos").values(rows).execute();
    const digests = rows.map(({ digest }) => digest.slice(0, 16)).join(" ");
    await recordEvent(db, act, { verb: "photo.added", subjectId, groupId, regencyCode, data: { about, digests } });
    return rows.map(({ id }) => id);
  });
}

/** Takes a picture of `groupId` away; it is kept in the trail, not shown any more. */
export function removePhoto(
  db: Db,
  act: Act,
  groupId: string,
  photoId: string,
): Promise<Outcome<{ subjectId: string }, "photoNotFound">> {
  return once(db, act, async (db) => {
    const photo = await shown(db)
      .select(["photos.subjectId", "photos.regencyCode"])
      .where("photos.id", "=", photoId)
      .where("photos.groupId", "=", groupId)
      .executeTakeFirst();
    if (!photo) return refuse("photoNotFound");
    await db.insertInto("photoRemovals").values({ photoId, byUserId: act.actorId, at: act.at }).execute();
    const { subjectId, regencyCode } = photo;
    await recordEvent(db, act, { verb: "photo.removed", subjectId, groupId, regencyCode, data: { photoId } });
    return { ok: true as const, subjectId };
  });
}

/** The pictures of a thing, oldest first. */
export function listPhotos(db: Db, subjectId: string): Promise<Photo[]> {
  return shown(db)
    .select(["photos.id", "photos.width", "photos.height"])
    .where("photos.subjectId", "=", subjectId)
    .orderBy("photos.id")
    .execute();
}

/** The first picture of each of these things, by the thing's id: for lists. */
export async function firstPhotos(db: Db, subjectIds: readonly string[]): Promise<Map<string, Photo>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await shown(db)
    .select(["photos.id", "photos.subjectId", "photos.width", "photos.height"])
    .where("photos.subjectId", "in", subjectIds)
    .orderBy("photos.id", "desc")
    .execute();
  return new Map(rows.map(({ subjectId, ...photo }) => [subjectId, photo]));
}

/** The picture that `user` (null: the public) may see, or undefined: what is not yours is not found. */
export async function photoFor(
  db: Db,
  user: User | null,
  id: string,
): Promise<{ digest: string; isPublic: boolean } | undefined> {
  const photo = await shown(db)
    .innerJoin("groups", "groups.id", "photos.groupId")
    .select(["photos.digest", "photos.isPublic", "photos.groupId", "photos.partnerGroupId", "photos.regencyCode"])
    .select("groups.villageCode")
    .where("photos.id", "=", id)
    .executeTakeFirst();
  if (!photo) return undefined;
  const isPublic = photo.isPublic === 1;
  if (!isPublic && !maySee(user, photo)) return undefined;
  return { digest: photo.digest, isPublic };
}

function maySee(
  user: User | null,
  photo: { groupId: string; partnerGroupId: string | null; regencyCode: string; villageCode: string },
): boolean {
  if (!user) return false;
  const own = user.group?.id;
  return own === photo.groupId || (own !== undefined && own === photo.partnerGroupId) || mayActFor(user, photo);
}

function shown(db: Db) {
  return db
    .selectFrom("photos")
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("photoRemovals").select("photoId").whereRef("photoRemovals.photoId", "=", "photos.id"))),
    );
}
