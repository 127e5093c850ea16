import { createHash } from "node:crypto";
import { mkdir, open, readFile, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { v7 } from "uuid";
import { env } from "~/lib/env.server.ts";
import type { Outcome } from "~/lib/once.server.ts";
import { refuse } from "~/lib/once.server.ts";
import type { StoredPhoto } from "./photo.ts";

export type PhotoRefusal = "notAPhoto";

const longestEdge = 1600;
const smallWidth = 480;
const smallHeight = 360;
/** Larger pictures are a trap: a few kilobytes that unpack to gigabytes. */
const mostPixels = 60_000_000;
const known = new Set(["jpeg", "png", "webp", "heif", "gif"]);

// A phone sends its pictures one after the other; the processors stay free for pages.
sharp.concurrency(1);
sharp.cache(false);

/**
 * Shrinks pictures and stores them under the digest of what is kept: upright, as WebP, without place, time and phone.
 * The type is read from the content; the sender's file name is never used. Call it before the verb's `once`: a form
 * that is refused afterwards leaves a file that no row names, which nothing takes away yet.
 */
export async function storePhotos(files: readonly File[]): Promise<Outcome<{ photos: StoredPhoto[] }, PhotoRefusal>> {
  const photos: StoredPhoto[] = [];
  for (const file of files) {
    const photo = await storeOne(Buffer.from(await file.arrayBuffer()));
    if (!photo) return refuse("notAPhoto");
    photos.push(photo);
  }
  return { ok: true, photos };
}

async function storeOne(bytes: Buffer): Promise<StoredPhoto | null> {
  try {
    const { format } = await sharp(bytes, { limitInputPixels: mostPixels }).metadata();
    if (!known.has(format)) return null;
    const upright = sharp(bytes, { limitInputPixels: mostPixels }).rotate();
    const kept = await upright
      .resize(longestEdge, longestEdge, { fit: "inside", withoutEnlargement: true })
      .webp({ quality: 74 })
      .toBuffer({ resolveWithObject: true });
    const small = await sharp(kept.data)
      .resize(smallWidth, smallHeight, { fit: "cover" })
      .webp({ quality: 68 })
      .toBuffer();
    const digest = createHash("sha256").update(kept.data).digest("hex");
    await write(pathOf(digest, true), small);
    await write(pathOf(digest, false), kept.data);
    return { digest, width: kept.info.width, height: kept.info.height };
  } catch (error) {
    if (isOfTheDisk(error)) throw error;
    return null;
  }
}

/** A picture that cannot be read is the sender's; a disk that cannot be written is ours, and is said so. */
function isOfTheDisk(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}

/** The bytes of a stored picture, or null when the store has lost it. */
export async function readPhoto(digest: string, small: boolean): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await readFile(pathOf(digest, small)));
  } catch {
    return null;
  }
}

function pathOf(digest: string, small: boolean): string {
  return join(env.DATA_DIR, "photos", digest.slice(0, 2), `${digest}${small ? "-small" : ""}.webp`);
}

/** Whole or not at all, and on the disk before the row that names it. */
async function write(path: string, bytes: Uint8Array): Promise<void> {
  if (await exists(path)) return;
  await mkdir(join(path, ".."), { recursive: true });
  const draft = `${path}.${v7()}.part`;
  const file = await open(draft, "w", 0o640);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}

async function exists(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
