/** What is told of sales beside the price that was written down, and of work that nobody noted. */

const id = {
  title: "Yang sungguh terjual",
  sold: "Terjual",
  ofMade: (made: string) => `dari ${made}`,
  brought: "Uang masuk",
  writtenPrice: "Harga ditulis waktu masak",
  soldPrice: "Rata-rata harga terjual",
  added: "Nilai tambah per kg bahan, menurut harga terjual",
  note: "Tabel dan gambar di bawah memakai harga yang ditulis waktu masak. Kolom kedua tabel memakai harga terjual.",
  writtenColumn: "Harga ditulis",
  soldColumn: "Harga terjual",
  labourAssumed: "Tenaga kerja anggapan",
  labourAssumedText: "Tidak ada jam kerja yang dicatat, jadi dipakai kerja menurut resep dapur, sebagai kerja sendiri.",
};

const en: typeof id = {
  title: "What was really sold",
  sold: "Sold",
  ofMade: (made) => `of ${made}`,
  brought: "Money in",
  writtenPrice: "Price written down when cooked",
  soldPrice: "Mean price sold at",
  added: "Value added per kg of raw material, at the price sold at",
  note: "The table and picture below use the price written down when cooked. The second column of the table uses the price sold at.",
  writtenColumn: "Written price",
  soldColumn: "Price sold at",
  labourAssumed: "Assumed work",
  labourAssumedText: "Nobody noted work, so that of the kitchen's recipe is used, as the group's own.",
};

export const soldWords = { id, en };
