import { readPosted } from "./posted.server.ts";

export type UploadProblem = "missing" | "tooBig";
/** A file that somebody sent, as bytes, with the other fields beside it. The bytes are read and let go of, never kept. */
export type Upload = { name: string; bytes: Uint8Array; field: (name: string) => string };

/** Larger uploads are refused by the server before they are read; this is the same limit said kindly. */
export const mostUploadBytes = 5_000_000;

/**
 * Reads an uploaded file out of a posted form. It has no effect by itself, so it needs no key.
 * @throws a 404 when the body is no form
 */
export async function openUpload(request: Request): Promise<Upload | UploadProblem> {
  const { form } = await readPosted(request);
  const file = form.get("file");
  if (!(file instanceof File) || file.size === 0) return "missing";
  if (file.size > mostUploadBytes) return "tooBig";
  const field = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim().slice(0, 80) : "";
  };
  // A name of a file is shown to its sender only; signs that nobody sees are left out.
  const name = file.name.replaceAll(/\p{Cc}/gu, "").slice(-120) || "-";
  return { name, bytes: new Uint8Array(await file.arrayBuffer()), field };
}
