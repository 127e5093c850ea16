import type { NextFunction, Request, Response } from "express";

const readingMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * One guard before everything that may write: the request must come from a page of ours. Browsers say so in
 * `Sec-Fetch-Site`; an older one says it in `Origin`. Neither, or another site: refused.
 */
export function sameSiteOnly(request: Request, response: Response, next: NextFunction): void {
  if (readingMethods.has(request.method) || comesFromUs(request)) return next();
  response.status(403).type("text/plain").send("Formulir ini tidak berasal dari situs ini.\n");
}

function comesFromUs(request: Request): boolean {
  const site = request.get("Sec-Fetch-Site");
  if (site !== undefined) return site === "same-origin";
  const origin = request.get("Origin");
  if (!origin || !URL.canParse(origin)) return false;
  return new URL(origin).host === request.get("Host");
}
