/** What the open market says to an offer of one's own. */

const id = {
  title: "Panen yang bisa Anda olah hari ini",
  lots: (lots: string, kg: string) => `${lots} panen, ${kg}, di jangkauan dan pada pekan tawaran ini.`,
  fitting: (lots: string, kg: string) =>
    `${lots} di antaranya, ${kg}, cocok dengan harga atau pola Anda, ongkos angkut sudah dihitung.`,
  fittingAll: "Semuanya cocok dengan harga atau pola Anda, ongkos angkut sudah dihitung.",
  noFit:
    "Belum satu pun cocok dengan harga atau pola Anda, ongkos angkut sudah dihitung. Menawarkan lebih tinggi dapat membantu.",
  none: "Belum ada panen di jangkauan pada pekan tawaran ini.",
  noneHelp: "Jangkauan yang lebih jauh, pekan yang lebih panjang, atau bahan lain dapat membantu.",
  see: "Lihat panen yang bisa ditawar",
  note: "Dihitung dari panen yang terbuka hari ini. Dapur lain juga bisa mengambilnya.",
};

const en: typeof id = {
  title: "Harvests that you could process today",
  lots: (lots, kg) =>
    `${lots} ${lots === "1" ? "harvest" : "harvests"}, ${kg}, within reach and in the weeks of this offer.`,
  fitting: (lots, kg) => `${lots} of them, ${kg}, meet your price or terms, transport included.`,
  fittingAll: "All of them meet your price or terms, transport included.",
  noFit: "None of them meets your price or terms yet, transport included. Offering more may help.",
  none: "No harvest is within reach in the weeks of this offer yet.",
  noneHelp: "A wider reach, more weeks or another raw material may help.",
  see: "See the harvests you can bid for",
  note: "Reckoned from the harvests that are open today. Other kitchens may take them, too.",
};

export const offerAnswerWords = { id, en };
