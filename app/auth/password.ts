import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";
import { commonWords } from "./common-passwords.ts";

/** A password to be set: 8 to 128 characters, any of them, but none that a stranger tries first. */
export const newPassword = z
  .string({ error: complaint("required") })
  .min(8, complaint("passwordShort"))
  // The search for guessable words takes its time: it never sees a text of any length.
  .max(128, { error: complaint("tooLong"), abort: true })
  .refine((password) => !isGuessable(password), complaint("passwordCommon"));

/** A password that is asked again. Its own rules were checked when it was set. */
export const knownPassword = z
  .string({ error: complaint("required") })
  .min(1, complaint("required"))
  .max(128, complaint("tooLong"));

/** The two fields of a new password, for every form that sets one. Check them with `samePassword`. */
export const newPasswordFields = { password: newPassword, passwordAgain: knownPassword };

/** For `.refine`: the password was typed twice alike. */
export function samePassword(form: { password: string; passwordAgain: string }): boolean {
  return form.password === form.passwordAgain;
}

/** What goes with `samePassword`: which field to mend, and the complaint. */
export const passwordMismatch = { path: ["passwordAgain"], error: complaint("passwordMatch") };

const rows = [
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "01234567890123456789",
  "1q2w3e4r5t6y7u8i9o0p",
];
const lookalikes: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
};

/**
 * True for a password that is tried first: a common word or two, whatever digits and signs stand around or in them; a
 * row of keys; a repetition; a date; a phone number; or one of the person's `own` words, such as name and number.
 */
export function isGuessable(password: string, own: readonly string[] = []): boolean {
  const text = password.toLowerCase();
  const bare = text.replaceAll(/[\s\-_.]/g, "");
  return isRow(bare) || /^(.{1,4})\1+.{0,3}$/.test(bare) || isDateOrPhone(bare) || isWords(text) || holdsOwn(bare, own);
}

function isRow(text: string): boolean {
  return rows.some((row) => row.includes(text) || [...row].reverse().join("").includes(text));
}

function isDateOrPhone(text: string): boolean {
  return (
    /^(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])(19|20)\d\d$/.test(text) ||
    /^(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(text) ||
    /^(\+?62|0)8\d{7,11}$/.test(text)
  );
}

/** The letters that are left are a common word or two: as they stand, and with look-alikes read as letters. */
function isWords(text: string): boolean {
  const trimmed = text.replaceAll(/^[^a-z]+|[^a-z]+$/g, "");
  const read = trimmed.replaceAll(/[0134578@$]/g, (sign) => lookalikes[sign] ?? sign);
  return [text, read].some((form) => isOneOrTwo(form.replaceAll(/[^a-z]/g, "")));
}

function isOneOrTwo(letters: string): boolean {
  if (letters === "") return false;
  if (commonWords.has(letters)) return true;
  for (let cut = 1; cut < letters.length; cut += 1) {
    if (commonWords.has(letters.slice(0, cut)) && commonWords.has(letters.slice(cut))) return true;
  }
  return false;
}

function holdsOwn(text: string, own: readonly string[]): boolean {
  const words = own
    .flatMap((word) => word.toLowerCase().split(/\s+/))
    .map((word) => word.replace(/^(\+?62|0)(?=8)/, ""));
  return words.some((word) => word.length >= 4 && text.includes(word) && text.length - word.length < 6);
}
