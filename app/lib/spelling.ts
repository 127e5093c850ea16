/** How words are compared that people spell as they hear them. */

/**
 * Folds spelling: case, accents, the old spelling (oe, dj, tj), doubled letters, and letters that are written for
 * each other. "Lelle", "LELE" and "lele" are one; words stay parted by one blank.
 */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim()
    .replaceAll(/(.)\1+/g, "$1")
    .replaceAll("oe", "u")
    .replaceAll("dj", "j")
    .replaceAll("tj", "c")
    .replaceAll(/[vf]/g, "p")
    .replaceAll("y", "i")
    .replaceAll(/(.)\1+/g, "$1");
}

/** A folded name without its blanks: "landasanulin" finds "Landasan Ulin". */
export function keyOf(text: string): string {
  return fold(text)
    .replaceAll(" ", "")
    .replaceAll(/(.)\1+/g, "$1");
}

/**
 * Letters added, left out, changed or swapped between two words (optimal string alignment), or `enough` when there
 * are at least that many.
 */
export function slips(a: string, b: string, enough: number): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    if (Math.min(...row) >= enough) return enough;
    [before, last] = [last, row];
  }
  return Math.min(last[b.length] ?? enough, enough);
}

/** The three-letter pieces of a name, without doubles, by which it is found however it is spelt. */
export function piecesOf(name: string): string[] {
  const words = fold(name)
    .split(" ")
    .filter((word) => word !== "");
  const pieces = words.flatMap((word) => {
    const framed = ` ${word} `;
    return Array.from({ length: framed.length - 2 }, (_, at) => framed.slice(at, at + 3));
  });
  return [...new Set(pieces)];
}
