import { existsSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import express from "express";
import type { RequestHandler } from "express";

const types: Record<string, string> = { js: "text/javascript; charset=utf-8", css: "text/css; charset=utf-8" };

/** Serves what the build has pressed (`name.js.br`) to whoever reads it; everybody else is left to the next. */
export function pressed(folder: string): RequestHandler {
  const names = new Set(existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".br")) : []);
  const send = express.static(resolve(folder), { immutable: true, maxAge: "1y", index: false });
  return (request, response, next) => {
    const name = `${request.path.slice(1)}.br`;
    const type = types[request.path.split(".").at(-1) ?? ""];
    if (!type || !names.has(name)) return next();
    response.vary("Accept-Encoding");
    if (request.acceptsEncodings("br") !== "br") return next();
    request.url = `/${name}`;
    response.setHeader("Content-Encoding", "br");
    response.setHeader("Content-Type", type);
    send(request, response, next);
  };
}
