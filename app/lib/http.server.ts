/** What is not there, or not yours, is not found. Thrown by doors only. */
export function notFound(): Response {
  return new Response(null, { status: 404 });
}

/** You may see that this exists, but not do it. Thrown by doors only. */
export function forbidden(): Response {
  return new Response(null, { status: 403 });
}

/** A path of this site to go to next, or `fallback`: never another site, whatever was asked for. */
export function safePath(wanted: string | null | undefined, fallback: string): string {
  if (!wanted || !/^\/(?![/\\])[\w\-./?=&%:,+]*$/.test(wanted)) return fallback;
  return wanted;
}
