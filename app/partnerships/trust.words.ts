/** How a partner kept its word, in one line. */

const id = {
  label: "Rekam jejak",
  unknown: "Belum dikenal. Itu biasa untuk yang baru mulai.",
  onTime: (good: number, of: number) => `${good} dari ${of} tepat waktu`,
  paid: (good: number, of: number) => `${good} dari ${of} tagihan lunas pada harinya`,
  quiet: (good: number, of: number) => `${good} dari ${of} tanpa keluhan`,
  finished: (count: number) => `${count} kemitraan selesai`,
};

const en: typeof id = {
  label: "Track record",
  unknown: "Not known yet. That is usual for who begins.",
  onTime: (good, of) => `${good} of ${of} on time`,
  paid: (good, of) => `${good} of ${of} dues paid by their day`,
  quiet: (good, of) => `${good} of ${of} without complaint`,
  finished: (count) => `${count} partnerships finished`,
};

export const trustLineWords = { id, en };
