import type { FieldProps } from "~/ui/field-frame.tsx";
import { FileField } from "~/ui/file-field.tsx";
import { useWords } from "~/ui/locale.tsx";
import { photoWords } from "./words.ts";

/** Chooses pictures from the phone or its camera. The form around it needs encType="multipart/form-data". */
export function PhotosField({ field, most, label }: Pick<FieldProps, "field"> & { most: number; label?: string }) {
  const say = useWords(photoWords);
  return (
    <FileField
      field={field}
      label={label ?? say.add}
      hint={say.hint(most)}
      accept="image/jpeg,image/png,image/webp,image/heic"
      multiple={most > 1}
      optional
    />
  );
}
