import { z } from "zod";
import { photoFiles } from "~/photos/photo.ts";
import { LotForm } from "./lot.ts";

/** So many pictures a harvest has. */
export const mostLotPhotos = 5;

/** A new harvest with pictures of it. */
export const NewLotForm = LotForm.safeExtend({ photos: photoFiles(mostLotPhotos) });

/** More pictures of a harvest that stands already. */
export const AddPhotosForm = z.strictObject({ photos: photoFiles(mostLotPhotos) });

export type LotPhotoRefusal = "notAPhoto" | "tooManyPhotos" | "noPhotos" | "lotNotFound" | "withdrawn";
