import { described, FieldFrame, type FieldProps } from "./field-frame.tsx";
import { Icon } from "./icon.tsx";

type FileProps = FieldProps & {
  /** Such as "image/jpeg,image/png,image/webp" or ".xlsx,.csv". */
  accept?: string;
  /** Opens the camera at the back of the phone. */
  capture?: boolean;
  multiple?: boolean;
};

/** A photo or a document. The form around it needs encType="multipart/form-data". */
export function FileField({ field, label, hint, optional, accept, capture = false, multiple = false }: FileProps) {
  return (
    <FieldFrame field={field} label={label} hint={hint} optional={optional}>
      <div className="inp">
        <Icon name={capture ? "camera" : "up"} />
        <input
          id={field.id}
          name={field.name}
          type="file"
          accept={accept}
          multiple={multiple}
          {...(capture ? { capture: "environment" } : {})}
          {...described(field, hint)}
        />
      </div>
    </FieldFrame>
  );
}
