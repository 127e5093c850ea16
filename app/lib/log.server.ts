import pino from "pino";
import { env } from "./env.server.ts";

const secrets = ["password", "passwordHash", "phone", "code", "token", "cookie", "authorization"];

/** Structured lines on standard output. What could name or open something of a person is cut out wherever it stands. */
export const logger = pino({
  level: env.LOG_LEVEL,
  redact: { paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[…]" },
  timestamp: pino.stdTimeFunctions.isoTime,
});
