import { useWords } from "~/ui/locale.tsx";
import type { Photo } from "./photo.ts";
import { photoHref } from "./photo.ts";
import { photoWords } from "./words.ts";

/** The pictures of a thing: the first wide, the others beside each other below; each opens whole. */
export function PhotoStrip({ photos, of }: { photos: readonly Photo[]; of: string }) {
  const say = useWords(photoWords);
  if (photos.length === 0) return null;
  return (
    <div className="photos">
      {photos.map((photo, index) => (
        <a key={photo.id} href={photoHref(photo.id)}>
          <img
            src={photoHref(photo.id, index > 0)}
            width={photo.width}
            height={photo.height}
            alt={say.alt(of, index + 1)}
            loading={index === 0 ? "eager" : "lazy"}
            decoding="async"
          />
        </a>
      ))}
    </div>
  );
}
