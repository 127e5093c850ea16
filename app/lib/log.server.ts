import pino from "pino";
import { env } from "./env.server.ts";

const secrets = ["password", "passwordHash", "phone", "code", "token", "cookie", "authorization"];

/** Structured lines on standard output. What could name or open something of a person is cut out wherever it stands. */
export const logger = pino({
  level: env.LOG_LEVEL,
  redact: { paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[…]" },
  timestamp: pino.stdTimeFunctions.isoTime,
});

/** A path as it may be written down: a one-time link opens an account, so its secret part is left out. */
export function spokenPath(path: string): string {
  return path.replace(/^\/tautan\/[^/]+/i, "/tautan/…");
}
