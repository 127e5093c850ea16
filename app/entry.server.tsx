import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { logger, spokenPath } from "./lib/log.server.ts";
import { NonceContext } from "./nonce.ts";

/** Renders a page whole: no part of it waits for anything, and a page without script has nothing to stream to. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const { nonce } = context;
  return new Promise((resolve, reject) => {
    let failed = false;
    const stream = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} />
      </NonceContext.Provider>,
      {
        nonce,
        onAllReady() {
          const page = new PassThrough();
          headers.set("Content-Type", "text/html; charset=utf-8");
          // In one piece: many small ones would each be flushed, and compress to three times the size.
          buffer(page).then(
            (html) => resolve(new Response(withoutNul(html), { headers, status: failed ? 500 : status })),
            reject,
          );
          stream.pipe(page);
        },
        onShellError: reject,
        onError(error) {
          failed = true;
          logger.error({ err: error, reference: context.reference }, "page did not render");
        },
      },
    );
  });
}

/**
 * React 18 fills its pieces of 2 kB up with NULs where a letter of several bytes does not fit any more: in a text they
 * are dropped by browsers, in a drawing they would stand as signs. No page of ours holds any other.
 */
function withoutNul(html: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  const pieces: Buffer<ArrayBuffer>[] = [];
  let from = 0;
  for (let to = html.indexOf(0); to >= 0; to = html.indexOf(0, from)) {
    pieces.push(html.subarray(from, to));
    from = to + 1;
  }
  return from === 0 ? html : Buffer.concat([...pieces, html.subarray(from)]);
}

/** An error of ours, never one of the visitor's: it goes to the log with the reference that the page shows. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  logger.error(
    { err: error, reference: context.reference, path: spokenPath(new URL(request.url).pathname) },
    "request failed",
  );
}
