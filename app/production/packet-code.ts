/** Letters and digits of a packet's code: nothing that is read for something else (no 0 O, no I L, no U). 31, a prime. */
const letters = "123456789ABCDEFGHJKMNPQRSTVWXYZ";
const dataLength = 7;

/**
 * The code of a packet from the chance in an id (UUIDv7: its last twelve hex digits are random): seven letters and a
 * check letter. The letters are weighed 1 to 7 and summed modulo the prime 31, so that each single wrong letter and each
 * swap of two is found.
 */
export function codeFrom(id: string): string {
  let rest = BigInt(`0x0${id.replaceAll(/[^0-9a-f]/gi, "").slice(-12)}`);
  const base = BigInt(letters.length);
  const values = Array.from({ length: dataLength }, () => {
    const value = Number(rest % base);
    rest /= base;
    return value;
  });
  return [...values, checkOf(values)].map((value) => letters[value]).join("");
}

/** A code as it was typed or scanned, tidied; null when it cannot be one: a letter too many, or the check fails. */
export function readCode(typed: string): string | null {
  const code = typed
    .toUpperCase()
    .replaceAll(/[\s.-]/g, "")
    .replaceAll(/[IL]/g, "1")
    .replaceAll("U", "V");
  const values = [...code].map((letter) => letters.indexOf(letter));
  if (values.length !== dataLength + 1 || values.includes(-1)) return null;
  return checkOf(values.slice(0, dataLength)) === values[dataLength] ? code : null;
}

/** As it stands on a packet: two times four letters. */
export function spokenCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

function checkOf(values: readonly number[]): number {
  return values.reduce((sum, value, i) => sum + value * (i + 1), 0) % letters.length;
}
