/** What is said of a proposal that stands on a forecast. */

const id = {
  word: "sementara",
  title: "Usulan sementara: panennya masih tumbuh",
  producer: "Kg ini angka rendah perkiraan Anda. Bila catatan tebar berubah, dapur diberi tahu.",
  processor: "Kg ini angka rendah perkiraan. Bila perkiraan berubah, Anda diberi tahu.",
};

const en: typeof id = {
  word: "tentative",
  title: "Tentative: the harvest still grows",
  producer: "These kg are your low estimate. When your log changes, the kitchen is told.",
  processor: "These kg are the low estimate. When it changes, you are told.",
};

export const tentativeWords = { id, en };
