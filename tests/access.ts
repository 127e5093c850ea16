/**
 * Who may see and do what, a line a route. Actors, in this order:
 *   V visitor · P producer (owns the samples) · H processor, the partner · S stranger: another group of the regency ·
 *   C companion of the producer's kelurahan · O officer of the regency · E officer elsewhere · A admin
 * What comes back:
 *   o it is shown, or the form is read · l sign in first · r sent elsewhere · f not allowed (403) · n not found (404) ·
 *   x nothing can be posted here (405)
 */
export const actors = ["visitor", "producer", "processor", "stranger", "companion", "officer", "elsewhere", "admin"] as const;
export type Actor = (typeof actors)[number];
export type Access = { sees: string; does: string };

const open = { sees: "oooooooo", does: "xxxxxxxx" };

export const access: Record<string, Access> = {
  "": open,
  beranda: { sees: "looorrrr", does: "xxxxxxxx" },
  bahasa: { sees: "rrrrrrrr", does: "rrrrrrrr" },
  "*": { sees: "nnnnnnnn", does: "nnnnnnnn" },

  komoditas: open,
  "komoditas/:code": open,
  sumber: open,
  program: open,
  "program/:code": open,

  meja: { sees: "lffffoof", does: "xxxxxxxx" },
  putaran: { sees: "lffffoof", does: "xxxxxxxx" },
  "putaran/baru": { sees: "lffffoof", does: "lffffoof" },
  "putaran/:id": { sees: "lffffonf", does: "lffffonf" },
  usulan: { sees: "loooffff", does: "xxxxxxxx" },

  laporan: { sees: "lffffooo", does: "xxxxxxxx" },
  "laporan.csv": { sees: "lffffooo", does: "xxxxxxxx" },
  "laporan.xlsx": { sees: "lffffooo", does: "xxxxxxxx" },
  "laporan/nota": { sees: "lffffooo", does: "xxxxxxxx" },
  "laporan/nota.csv": { sees: "lffffooo", does: "xxxxxxxx" },
};
