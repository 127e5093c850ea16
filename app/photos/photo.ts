import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";

/** What a picture belongs to. Photos of a harvest are for everybody; the others for both parties and the office. */
export type PhotoSubject = "lot" | "ticket" | "claim" | "payment";

/** A picture that was shrunk and stored, not yet tied to anything. Width and height in pixels, as shown. */
export type StoredPhoto = { digest: string; width: number; height: number };

/** A picture of a page. */
export type Photo = { id: string; width: number; height: number };

/** The largest file that a phone may send, in bytes: a camera's picture of twelve megapixels has 3 to 6 MB. */
export const largestPhotoBytes = 12_000_000;

/** Up to `most` pictures in a form, none needed. What they really are is checked when they are read, not by name. */
export function photoFiles(most: number) {
  const file = z
    .instanceof(File, { error: complaint("photo") })
    .refine(({ size }) => size <= largestPhotoBytes, complaint("photoTooLarge"));
  return z.array(file).max(most, complaint("tooManyPhotos")).default([]);
}

/** The address of a picture, or of its small copy for lists. */
export function photoHref(id: string, small = false): string {
  return small ? `/foto/${id}?kecil` : `/foto/${id}`;
}
