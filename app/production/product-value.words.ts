/** What the pages of value added by product say. */

const id = {
  productsTitle: "Nilai tambah per produk",
  productsLead: "Semua produksi setahun terakhir, dijumlahkan per produk.",
  productsEmpty: "Belum ada nilai tambah",
  productsEmptyText: "Nilai tambah muncul setelah produksi pertama dicatat.",
  productTitle: (name: string) => `Nilai tambah ${name}`,
  productLead: (count: number) => `Dari ${count} produksi setahun terakhir, dijumlahkan.`,
  productColumn: {
    product: "Produk",
    batches: "Produksi",
    raw: "Bahan",
    value: "Nilai tambah",
    perKg: "Per kg bahan",
    ratio: "Rasio",
    profit: "Untung",
  },
};

const en: typeof id = {
  productsTitle: "Value added by product",
  productsLead: "All batches of the last year, added up by product.",
  productsEmpty: "No value added yet",
  productsEmptyText: "Value added appears once the first batch is written down.",
  productTitle: (name) => `Value added of ${name}`,
  productLead: (count) => `Of ${count} batches of the last year together.`,
  productColumn: {
    product: "Product",
    batches: "Batches",
    raw: "Raw",
    value: "Value added",
    perKg: "Per kg raw",
    ratio: "Ratio",
    profit: "Profit",
  },
};

export const productValueWords = { id, en };
