import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect } from "vitest";
import { env } from "~/lib/env.server.ts";
import { photoFiles } from "~/photos/photo.ts";
import { readPhoto, storePhotos } from "~/photos/photo-store.server.ts";
import { attachPhotos, firstPhotos, listPhotos, photoFor, removePhoto } from "~/photos/photos.server.ts";
import { createGroup } from "../factories/people.ts";
import { anAct, test } from "../setup.ts";

const before = env.DATA_DIR;
beforeAll(() => {
  env.DATA_DIR = mkdtempSync(join(tmpdir(), "photos-"));
});
afterAll(() => {
  env.DATA_DIR = before;
});

function fileOf(bytes: Uint8Array, name = "foto.jpg"): File {
  return new File([new Uint8Array(bytes)], name, { type: "image/jpeg" });
}

/** A wide picture that a phone took turned, with the place in it. */
function phonePicture() {
  return sharp({ create: { width: 2400, height: 1200, channels: 3, background: "#276" } })
    .jpeg()
    .withExif({ IFD0: { Make: "HP" }, IFD3: { GPSLatitudeRef: "S", GPSLatitude: "3/1 26/1 0/1" } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
}

async function stored(bytes: Uint8Array) {
  const done = await storePhotos([fileOf(bytes)]);
  if (!done.ok) throw new Error(done.reason);
  return done.photos;
}

test("a photo is shrunk, turned upright, and says nothing of place or phone", async () => {
  const [photo] = await stored(await phonePicture());
  expect(photo).toMatchObject({ width: 800, height: 1600 });
  const kept = await readPhoto(photo?.digest ?? "", false);
  const meta = await sharp(kept ?? new Uint8Array()).metadata();
  expect([meta.format, meta.width, meta.height, meta.exif, meta.orientation]).toEqual([
    "webp",
    800,
    1600,
    undefined,
    undefined,
  ]);
  const small = await sharp((await readPhoto(photo?.digest ?? "", true)) ?? new Uint8Array()).metadata();
  expect([small.width, small.height]).toEqual([480, 360]);
});

test("what is no picture is refused, whatever its name says", async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>');
  const half = (await phonePicture()).subarray(0, 900);
  for (const bytes of [Buffer.from("<html>"), Buffer.alloc(0), svg, half, Buffer.from("GIF89a")])
    expect(await storePhotos([fileOf(bytes)])).toEqual({ ok: false, reason: "notAPhoto" });
});

test("the same picture is kept once, and no unfinished file stays", async () => {
  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: "#917" } })
    .png()
    .toBuffer();
  const [first] = await stored(picture);
  const [second] = await stored(picture);
  expect(second?.digest).toBe(first?.digest);
  const files = readdirSync(join(env.DATA_DIR, "photos", first?.digest.slice(0, 2) ?? ""));
  expect(files.filter((name) => name.startsWith(first?.digest ?? "?")).length).toBe(2);
  expect(files.filter((name) => name.endsWith(".part"))).toEqual([]);
});

test("a form takes as many photos as it says, and none above the size of a camera's", () => {
  const some = Array.from({ length: 3 }, () => fileOf(new Uint8Array(8)));
  expect(photoFiles(3).safeParse(some).success).toBe(true);
  expect(photoFiles(2).safeParse(some).error?.issues[0]?.message).toBe("tooManyPhotos");
  const large = fileOf(new Uint8Array(12_000_001));
  expect(photoFiles(1).safeParse([large]).error?.issues[0]?.message).toBe("photoTooLarge");
  expect(photoFiles(1).parse(undefined)).toEqual([]);
});

test("a harvest's photo is for everybody, a scale's for both parties and the office, and a removed one for nobody", async ({
  db,
}) => {
  const [seller, buyer, stranger] = [await createGroup(db), await createGroup(db), await createGroup(db)];
  const photos = await stored(await phonePicture());
  const owner = { groupId: seller.id, partnerGroupId: buyer.id, regencyCode: "63.72" };
  const [open] = await attachPhotos(db, anAct(), { ...owner, about: "lot", subjectId: "lot-1" }, photos);
  const [closed] = await attachPhotos(db, anAct(), { ...owner, about: "ticket", subjectId: "ticket-1" }, photos);
  const member = (id: string) => ({
    id: "u",
    name: "",
    role: "member" as const,
    regencyCodes: [],
    villageCodes: [],
    groups: [],
    askedBy: null,
    group: { id, name: "", regencyCode: "63.72", villageCode: "", sides: [], duty: "chair" as const, verified: true },
  });
  const officer = (code: string) => ({ ...member(""), group: null, role: "officer" as const, regencyCodes: [code] });
  expect(await photoFor(db, null, open ?? "")).toMatchObject({ isPublic: true });
  expect(await photoFor(db, null, closed ?? "")).toBeUndefined();
  expect(await photoFor(db, member(stranger.id), closed ?? "")).toBeUndefined();
  expect(await photoFor(db, officer("64.02"), closed ?? "")).toBeUndefined();
  for (const user of [member(seller.id), member(buyer.id), officer("63.72")])
    expect(await photoFor(db, user, closed ?? "")).toMatchObject({ isPublic: false });
  expect(await listPhotos(db, "lot-1")).toEqual([{ id: open, width: 800, height: 1600 }]);
  expect((await firstPhotos(db, ["lot-1", "lot-2"])).size).toBe(1);
  expect(await removePhoto(db, anAct(), stranger.id, open ?? "")).toEqual({ ok: false, reason: "photoNotFound" });
  expect(await removePhoto(db, anAct(), seller.id, open ?? "")).toMatchObject({ ok: true, subjectId: "lot-1" });
  expect(await photoFor(db, null, open ?? "")).toBeUndefined();
  expect(await listPhotos(db, "lot-1")).toEqual([]);
});
