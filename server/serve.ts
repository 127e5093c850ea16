import type { Server } from "node:http";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { demoLogins } from "#db/demo/logins.ts";
import { prepareDb } from "#db/prepare.server.ts";
import { now } from "~/lib/clock.server.ts";
import { env } from "~/lib/env.server.ts";
import { isDemo } from "~/lib/installation.server.ts";
import { logger } from "~/lib/log.server.ts";
import { createApp } from "./app.ts";
import { keepChores } from "./keep-chores.ts";

const drainMs = 8_000;
let draining = false;

/** Prepares the database, serves, and says where. @throws with one clear sentence when it cannot */
export async function serve(): Promise<void> {
  await prepare();
  const build = (await import(pathToFileURL(resolve("build/server/index.js")).href)) as unknown as ServerBuild;
  keepChores();
  const secure = env.PUBLIC_URL?.startsWith("https:") ?? false;
  const app = createApp({ build, db, secure, draining: () => draining });
  const server = app.listen(env.PORT, env.HOST, () => void greet(server));
  server.on("error", stopWithReason);
  // A kept-alive connection must not outlive the load balancer's patience, nor hold up a shutdown.
  server.keepAliveTimeout = 65_000;
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void shutDown(server));
}

async function prepare(): Promise<void> {
  try {
    await prepareDb(db, { demo: env.DEMO !== "0", nowMs: now() });
  } catch (error) {
    const where = env.DATABASE_URL ? "DATABASE_URL" : `DATA_DIR ${env.DATA_DIR}`;
    throw new Error(
      `The database at ${where} cannot be used: ${String(error instanceof Error ? error.message : error)}`,
      { cause: error },
    );
  }
}

async function greet(server: Server): Promise<void> {
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : env.PORT;
  const lines = [`HuluHilir: http://localhost:${port}`];
  if (await isDemo(db))
    for (const login of demoLogins) lines.push(`  ${login.who}: ${login.phone} / ${login.password}`);
  process.stdout.write(`${lines.join("\n")}\n`);
}

function stopWithReason(error: NodeJS.ErrnoException): void {
  const busy = `Port ${env.PORT} is in use. Choose another, for instance: PORT=${env.PORT + 1} npm start`;
  process.stderr.write(`${error.code === "EADDRINUSE" ? busy : error.message}\n`);
  process.exit(1);
}

/** Lets what is under way end, then closes the database, so that nothing acknowledged is lost. */
async function shutDown(server: Server): Promise<void> {
  draining = true;
  logger.info("draining");
  const forced = setTimeout(() => server.closeAllConnections(), drainMs);
  server.closeIdleConnections();
  await new Promise((resolve) => server.close(resolve));
  clearTimeout(forced);
  await db.destroy();
  process.exit(0);
}
