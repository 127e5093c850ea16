import { env } from "~/lib/env.server.ts";

/** The address that a token opens, as the person who gets it will type or tap it; null when there is no token to show. */
export function linkUrl(request: Request, token: string | null): string | null {
  if (token === null) return null;
  const origin = env.PUBLIC_URL ?? new URL(request.url).origin;
  return `${origin.replace(/\/$/, "")}/tautan/${token}`;
}
