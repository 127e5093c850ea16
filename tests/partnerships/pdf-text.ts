import { inflateSync } from "node:zlib";

/** What a reader can select in one of our PDF files: the glyphs of each page through the maps of their fonts. */
export function textOfPdf(file: Buffer): string {
  const objects = objectsOf(file);
  const maps = new Map(
    [...file.toString("latin1").matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = "", font = ""]) => {
      const toUnicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.head ?? "")?.[1] ?? "";
      return [name, unicodeMap(objects.get(toUnicode)?.stream ?? "")];
    }),
  );
  const pages = [...objects.values()].filter(({ stream }) => / Tf\b/.test(stream));
  return pages.map(({ stream }) => decode(stream, maps)).join("\n");
}

/** Objects by number, their streams unpacked. */
function objectsOf(file: Buffer): Map<string, { head: string; stream: string }> {
  const text = file.toString("latin1");
  const objects = new Map<string, { head: string; stream: string }>();
  for (const { 0: whole, 1: id = "", index } of text.matchAll(/(\d+) 0 obj[\s\S]*?endobj/g)) {
    const from = whole.indexOf("stream\n");
    const head = from < 0 ? whole : whole.slice(0, from);
    const bytes = file.subarray(index + from + 7, index + whole.lastIndexOf("endstream"));
    const packed = from >= 0 && head.includes("FlateDecode");
    objects.set(id, { head, stream: packed ? inflateSync(bytes).toString("latin1") : "" });
  }
  return objects;
}

function unicodeMap(cmap: string): Map<number, string> {
  const map = new Map<number, string>();
  for (const [, from = "", , list = ""] of cmap.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/gi)) {
    const first = parseInt(from, 16);
    for (const [i, [, code = ""]] of [...list.matchAll(/<([0-9a-f]+)>/gi)].entries()) {
      map.set(first + i, Buffer.from(code, "hex").swap16().toString("utf16le"));
    }
  }
  return map;
}

function decode(page: string, maps: Map<string, Map<number, string>>): string {
  let map: Map<number, string> | undefined;
  let text = "";
  for (const [whole, font, glyphs] of page.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>|ET/gi)) {
    if (font) map = maps.get(font);
    else if (glyphs) {
      for (let i = 0; i < glyphs.length; i += 4) text += map?.get(parseInt(glyphs.slice(i, i + 4), 16)) ?? "?";
    } else if (whole === "ET") text += " ";
  }
  return text;
}
