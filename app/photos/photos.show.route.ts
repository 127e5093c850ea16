import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { readUser } from "~/auth/visitor.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { readPhoto } from "./photo-store.server.ts";
import { photoFor } from "./photos.server.ts";

/** A picture, to whom it is for: a harvest's to everybody, a scale's or a receipt's to both parties and the office. */
export async function loader(visit: LoaderFunctionArgs) {
  const id = visit.params.id ?? "";
  const small = new URL(visit.request.url).searchParams.has("kecil");
  const photo = await photoFor(db, await readUser(visit), id);
  if (!photo) throw notFound();
  const tag = `"${photo.digest.slice(0, 32)}${small ? "s" : ""}"`;
  const headers = { ETag: tag, "Cache-Control": `${photo.isPublic ? "public" : "private"}, max-age=86400` };
  if (visit.request.headers.get("If-None-Match") === tag) return new Response(null, { status: 304, headers });
  const bytes = await readPhoto(photo.digest, small);
  if (!bytes) throw notFound();
  return new Response(bytes, { headers: { ...headers, "Content-Type": "image/webp" } });
}
