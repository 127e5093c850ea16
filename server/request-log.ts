import type { NextFunction, Request, Response } from "express";
import { logger, spokenPath } from "~/lib/log.server.ts";

/** One line a request, without query, body, cookie or address: what was asked, how it went, how long it took. */
export function requestLog(request: Request, response: Response, next: NextFunction): void {
  const begun = process.hrtime.bigint();
  response.on("finish", () => {
    const ms = Number((process.hrtime.bigint() - begun) / 1000n) / 1000;
    const level = response.statusCode >= 500 ? "error" : request.path.startsWith("/assets/") ? "trace" : "debug";
    const { reference } = response.locals as { reference?: string };
    logger[level](
      { method: request.method, path: spokenPath(request.path), status: response.statusCode, ms, reference },
      "request",
    );
  });
  next();
}
