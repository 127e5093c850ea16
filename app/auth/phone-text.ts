/** A stored number as people here write it: `+6281200000001` is "0812 0000 0001". Others stay as they are. */
export function phoneText(phone: string): string {
  const national = /^\+62(8\d+)$/.exec(phone)?.[1];
  return national ? `0${national}`.replace(/^(\d{4})(\d{4})(\d+)$/, "$1 $2 $3") : phone;
}
