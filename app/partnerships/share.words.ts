/** What the page of a partnership says where the sales are shared. */

const id = {
  share: "Bagian kelompok hulu",
  costs: "Dikurangi dulu",
  paymentDaysShare: (days: number) => `${days} hari setelah penjualan dibenarkan`,
  shareOf: (percent: string) => `${percent} dari hasil penjualan`,
  costsLine: (cost: string, names: string) => `${cost} per kg bahan: ${names}`,
  noCosts: "tidak ada",
  dueOfSales: "Bagian hulu dari penjualan yang sah",
  salesTitle: "Penjualan yang dibagi",
  salesText: "Dapur mencatat setiap penjualan, kelompok hulu membenarkannya. Bagiannya dibayar sesudah itu.",
  toSales: "Lihat penjualan",
};

const en: typeof id = {
  share: "The upstream group's part",
  costs: "Taken off first",
  paymentDaysShare: (days) => `${days} days after the sale is confirmed`,
  shareOf: (percent) => `${percent} of what sales bring`,
  costsLine: (cost, names) => `${cost} per kg raw: ${names}`,
  noCosts: "nothing",
  dueOfSales: "Upstream part of confirmed sales",
  salesTitle: "Shared sales",
  salesText: "The kitchen writes down each sale, the upstream group confirms it. Then its part is paid.",
  toSales: "See the sales",
};

export const shareWords = { id, en };
