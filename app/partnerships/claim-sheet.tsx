import type { SubmissionResult } from "@conform-to/react";
import type { z } from "zod";
import { PhotosField } from "~/photos/photos-field.tsx";
import { photoWords } from "~/photos/words.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { RadioRows } from "~/ui/choice-field.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { useWords } from "~/ui/locale.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { TextArea } from "~/ui/text-field.tsx";
import type { ClaimForm } from "./claim.ts";
import { claimKinds } from "./claim.ts";
import { claimWords } from "./claim.words.ts";
import { mostPhotos } from "./ticket.ts";

type SheetProps = { formId: string; lastResult: SubmissionResult<string[]> | undefined; button: string };

/** What does not match: one of three, a word, photos. For opening a claim, and for the other side's view of it. */
export function ClaimSheet({ formId, lastResult, button }: SheetProps) {
  const say = useWords(claimWords);
  const photo = useWords(photoWords);
  const [form, fields] = useSheet<z.input<typeof ClaimForm>>({ id: formId, lastResult });
  const labels = { kind: say.kind, note: say.note, photos: say.photo };
  const options = claimKinds.map((value) => ({ value, label: say.kinds[value], detail: say.kindDetail[value] }));
  const refusals = { ...say.refusal, ...photo.refusal };
  return (
    <SheetForm form={form} labels={labels} refusals={refusals} encType="multipart/form-data">
      <RadioRows field={fields.kind} label={say.kind} options={options} />
      <TextArea field={fields.note} label={say.note} rows={2} maxLength={300} optional />
      <PhotosField field={fields.photos} most={mostPhotos} label={say.photo} />
      <Thumb>
        <Button icon="check">{button}</Button>
      </Thumb>
    </SheetForm>
  );
}
