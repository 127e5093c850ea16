import { createHash } from "node:crypto";
import { v7 } from "uuid";
import { now } from "./clock.server.ts";

/** Who does something, when, under which key: what every verb that writes is given. */
export type Act = {
  actorId: string;
  /** Who asked for it, when a companion or officer acts for a group. */
  askedBy: string | null;
  /** Epoch milliseconds UTC. */
  at: number;
  /** The form's idempotency key: the same key has one effect. */
  key: string;
  /** Hash of what was sent, so that a key cannot be used for something else. */
  requestHash: string;
  newId: () => string;
};

/** An act that comes from no form: a command line, the demo, a test. */
export function newAct(actorId: string, over: Partial<Act> = {}): Act {
  const at = over.at ?? now();
  const newId = () => v7({ msecs: at });
  return { actorId, askedBy: null, at, key: v7(), requestHash: "", newId, ...over };
}

/** SHA-256 in hex. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
