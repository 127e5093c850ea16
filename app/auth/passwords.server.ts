import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** argon2id at 64 MiB, three passes, one lane: 60 to 250 ms of a small machine, far over the advised minimum. */
const cost = { memoryCost: 65_536, timeCost: 3, parallelism: 1 };
const costMark = `$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`;
const atOnce = 2;
/** So many wait about six seconds; who comes after them is asked to come again. */
const mostWaiting = 50;

let running = 0;
const waiting: (() => void)[] = [];
let nobodys: Promise<string> | null = null;

/** Hashes a password for storage, or answers null when too many wait already: for doors that are open to anybody. */
export async function hashIfFree(password: string): Promise<string | null> {
  return isFull() ? null : hashPassword(password);
}

/** Hashes a password for storage. At most two are hashed at once, so that sign-ins cannot starve the pages. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize("NFC"), cost));
}

/**
 * Compares a password with what is stored. Nobody's hash (null) takes the same time and is always wrong. `gate` is
 * asked when the turn has come, right before the work: a limit that is asked earlier could be run past in parallel.
 * "stopped" says that the gate was shut, or that too many wait already.
 */
export async function checkPassword(
  passwordHash: string | null,
  password: string,
  gate: () => Promise<boolean> = async () => true,
): Promise<"right" | "wrong" | "stopped"> {
  const stored = passwordHash ?? (await (nobodys ??= hashPassword(randomBytes(24).toString("base64"))));
  if (isFull()) return "stopped";
  return inTurn(async () => {
    if (!(await gate())) return "stopped";
    const same = await verify(stored, password.normalize("NFC"));
    return same && passwordHash !== null ? "right" : "wrong";
  });
}

/** True for a hash of another cost than today's: hash again at the next sign-in. */
export function isOutdated(passwordHash: string): boolean {
  return !passwordHash.startsWith("$argon2id$") || !passwordHash.includes(costMark);
}

function isFull(): boolean {
  return waiting.length >= mostWaiting;
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
