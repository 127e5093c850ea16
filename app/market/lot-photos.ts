import { z } from "zod";
import { photoFiles } from "~/photos/photo.ts";
import { mostLotPhotos } from "./lot.ts";

/** More pictures of a harvest that stands already. */
export const AddPhotosForm = z.strictObject({ photos: photoFiles(mostLotPhotos) });

export type LotPhotoRefusal = "notAPhoto" | "tooManyPhotos" | "noPhotos" | "lotNotFound" | "withdrawn";
