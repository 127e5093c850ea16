const systems = [
  ["Android", /Android/],
  ["iPhone", /iPhone|iPad/],
  ["Windows", /Windows/],
  ["Mac", /Macintosh/],
  ["ChromeOS", /CrOS/],
  ["Linux", /Linux/],
] as const;
const browsers = [
  ["WhatsApp", /WhatsApp/],
  ["Edge", /Edg(A|iOS)?\//],
  ["Opera", /OPR\/|Opera/],
  ["Samsung Internet", /SamsungBrowser/],
  ["Firefox", /Firefox|FxiOS/],
  ["Chrome", /Chrome|CriOS/],
  ["Safari", /Safari/],
] as const;

/** What people recognise a device by, such as "Chrome, Android"; empty for a program that names neither. */
export function deviceOf(userAgent: string | null): string {
  const named = (list: typeof systems | typeof browsers) => list.find(([, sign]) => sign.test(userAgent ?? ""))?.[0];
  return [named(browsers), named(systems)].filter(Boolean).join(", ");
}
