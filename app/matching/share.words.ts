/** What proposals say where the sales are shared. */

const id = {
  shareTitle: (percent: string) => `Bagi hasil, ${percent} untuk kelompok hulu`,
  shareText: {
    producer:
      "Dapur mengolah panen Anda dan menjualnya. Anda mendapat bagian dari setiap penjualan yang Anda benarkan.",
    processor: "Anda mengolah dan menjual. Kelompok hulu mendapat bagiannya dari setiap penjualan yang dibenarkan.",
  },
  shareCost: "Biaya yang dikurangi dulu, per kg bahan",
  shareCostOf: (names: string) => `Biaya yang dikurangi dulu, per kg bahan: ${names}`,
  sharePart: (percent: string) => `Hasil penjualan dibagi: ${percent} untuk kelompok hulu, sisanya untuk Anda.`,
};

const en: typeof id = {
  shareTitle: (percent) => `Shared, ${percent} for the upstream group`,
  shareText: {
    producer: "The kitchen cooks your harvest and sells it. You get your part of each sale that you confirm.",
    processor: "You cook and sell. The upstream group gets its part of each sale that it confirms.",
  },
  shareCost: "Costs taken off first, per kg raw",
  shareCostOf: (names) => `Costs taken off first, per kg raw: ${names}`,
  sharePart: (percent) => `Sales are shared: ${percent} for the upstream group, the rest for you.`,
};

export const shareWords = { id, en };
