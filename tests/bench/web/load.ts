import { Agent, get } from "node:http";

/** A kind of page and some of its addresses. WEEK becomes a Monday soon. `weight` says how often it is asked for. */
export type PageKind = {
  name: string;
  paths: string[];
  weight?: number;
  signedIn?: boolean;
  /** The page behind the list's own "next" is measured. */
  follow?: boolean;
  /** The page behind the first link of this pattern is measured. */
  followTo?: RegExp;
};

export type Measured = { name: string; ms: number; status: number; bytes: number };

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Asks for a page as a browser does, gzip and all, and waits for its last byte. */
export function ask(url: string, cookie: string | null): Promise<{ status: number; ms: number; bytes: number }> {
  return read(url, cookie, true).then(({ status, ms, body }) => ({ status, ms, bytes: body.length }));
}

/** The same as text. */
export async function textOf(url: string, cookie: string | null): Promise<string> {
  return (await read(url, cookie, false)).body.toString();
}

/** The same as a file. */
export async function fileOf(url: string, cookie: string | null): Promise<Buffer> {
  return (await read(url, cookie, false)).body;
}

function read(url: string, cookie: string | null, gzip: boolean) {
  return new Promise<{ status: number; ms: number; body: Buffer }>((resolve, reject) => {
    const begun = process.hrtime.bigint();
    const headers = { ...(gzip ? { "Accept-Encoding": "gzip" } : {}), ...(cookie ? { Cookie: cookie } : {}) };
    const request = get(url, { agent, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        const ms = Number(process.hrtime.bigint() - begun) / 1e6;
        resolve({ status: response.statusCode ?? 0, ms, body: Buffer.concat(parts) });
      });
    });
    request.on("error", reject);
  });
}

/**
 * Asks at a steady beat, whether or not the last answer has come: a slow page makes the next ones wait, as in life.
 * The addresses are drawn in turn, so that each run asks the same.
 */
export async function beat(
  base: string,
  cookie: string,
  kinds: PageKind[],
  perSecond: number,
  seconds: number,
): Promise<Measured[]> {
  const turns = kinds.flatMap((kind) => Array.from({ length: kind.weight ?? 1 }, () => kind));
  const asked = new Map<PageKind, number>();
  const under: Promise<Measured>[] = [];
  const begun = Date.now();
  for (let index = 0; index < perSecond * seconds; index += 1) {
    const wait = begun + (index * 1000) / perSecond - Date.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    // A stride that shares no factor with the number of turns mixes the kinds.
    const kind = turns[(index * 7) % turns.length] as PageKind;
    const count = asked.get(kind) ?? 0;
    asked.set(kind, count + 1);
    const path = kind.paths[count % kind.paths.length] ?? "/";
    under.push(ask(`${base}${path}`, kind.signedIn ? cookie : null).then((answer) => ({ name: kind.name, ...answer })));
  }
  return Promise.all(under);
}

/** The value below which `share` of the values lie (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** Waits until the server at `base` answers, thirty seconds at most. @throws when it does not */
export async function untilUp(base: string): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    const up = await ask(`${base}/healthz`, null).catch(() => null);
    if (up?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`the server did not come up on ${base}`);
}
