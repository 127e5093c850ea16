/** The reader's language, from the cookie that the footer's switch sets. Indonesian unless English was chosen. */
export function readLocale(request: Request): "id" | "en" {
  return /(?:^|;\s*)bahasa=en(?:;|$)/.test(request.headers.get("Cookie") ?? "") ? "en" : "id";
}
