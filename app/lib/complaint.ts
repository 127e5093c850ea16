/** Everything a form can complain about. A schema names the complaint, the page speaks it in the reader's language. */
export const complaints = [
  "required",
  "tooLong",
  "tooShort",
  "date",
  "datePast",
  "window",
  "wholeKg",
  "wholeIdr",
  "aboveZero",
  "atMost",
  "phone",
  "passwordShort",
  "passwordCommon",
  "passwordMatch",
  "choice",
  "unknownField",
  "stale",
  "number",
  "rtRw",
  "decimal",
  "tooLarge",
  "repeated",
  "pin",
  "pinEasy",
  "photo",
  "photoTooLarge",
  "tooManyPhotos",
] as const;

export type Complaint = (typeof complaints)[number];

/** The key of a complaint, checked by the compiler: a misspelt one does not build. */
export function complaint(name: Complaint): Complaint {
  return name;
}
