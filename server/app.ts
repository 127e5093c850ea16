import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import type { Request, Response } from "express";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { Tables } from "#db/schema.ts";
import { logger } from "~/lib/log.server.ts";
import { sameSiteOnly } from "./guard.ts";
import { nameResponse, permissions, securityHeaders } from "./headers.ts";
import { pressed } from "./pressed.ts";
import { requestLog } from "./request-log.ts";

const largestFormBytes = 2_000_000;
/** Where people bring photos or workbooks, once they are signed in. */
const largestFilesBytes = 40_000_000;
const filesArePosted = /^\/(panen|kemitraan|nota|bayar|sengketa|impor|harga)(\/|\.data|$)/;

/** The HTTP server around the pages: health, headers, limits, assets that never change, then Remix. */
export function createApp(options: {
  build: ServerBuild;
  db: Kysely<Tables>;
  secure: boolean;
  draining: () => boolean;
}) {
  const { build, db, secure, draining } = options;
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", secure ? 1 : false);
  app.get("/healthz", async (_request, response) => {
    try {
      await sql`select 1`.execute(db);
      response.status(draining() ? 503 : 200).json({ ok: !draining() });
    } catch (error) {
      logger.error({ err: error }, "database does not answer");
      response.status(503).json({ ok: false });
    }
  });
  app.use(nameResponse, requestLog, securityHeaders(secure), permissions);
  app.use("/assets", pressed("build/client/assets"));
  app.use(compression({ threshold: 512 }));
  app.use("/assets", express.static("build/client/assets", { immutable: true, maxAge: "1y", index: false }));
  app.use(express.static("build/client", { maxAge: "1h", index: false }));
  app.use(refuseNul, sameSiteOnly, limitBody, keepPrivate);
  app.all("*", createRequestHandler({ build, mode: "production", getLoadContext: contextOf }));
  return app;
}

function contextOf(request: Request, response: Response) {
  const { nonce, reference } = response.locals as { nonce: string; reference: string };
  return { nonce, reference, address: request.ip ?? "" };
}

function limitBody(request: Request, response: Response, next: () => void) {
  const bringsFiles =
    signedIn(request) && filesArePosted.test(request.path) && request.is("multipart/form-data") !== false;
  const largest = bringsFiles ? largestFilesBytes : largestFormBytes;
  if (Number(request.get("Content-Length") ?? 0) <= largest && !request.get("Transfer-Encoding")) return next();
  response.status(413).type("text/plain").send("Isian terlalu besar.\n");
}

/** A signed-in page is for one person and stays in no cache; a public one is asked for again each time. */
function keepPrivate(request: Request, response: Response, next: () => void) {
  response.setHeader("Cache-Control", signedIn(request) ? "private, no-store" : "no-cache");
  response.vary("Cookie");
  next();
}

function signedIn(request: Request): boolean {
  return /(?:^|;\s*)(?:__Host-)?sesi=/.test(request.get("Cookie") ?? "");
}

/** No address of ours holds a NUL, and a database that is asked for one breaks. */
function refuseNul(request: Request, response: Response, next: () => void) {
  if (!/%00/.test(request.originalUrl)) return next();
  response.status(404).type("text/plain").send("Tidak ada.\n");
}
