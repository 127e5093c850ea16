/** What the pages say of photos. */

const id = {
  add: "Foto",
  hint: (most: number) => `Boleh kosong. Paling banyak ${most} foto. Lokasi di dalam foto dihapus.`,
  alt: (what: string, number: number) => `Foto ${number}: ${what}`,
  remove: "Hapus foto",
  removeNumber: (number: number) => `Hapus foto ${number}`,
  refusal: { notAPhoto: "Berkas ini bukan foto yang dapat dibaca. Pilih foto JPG, PNG atau WebP." },
};

const en: typeof id = {
  add: "Photos",
  hint: (most) => `Optional, ${most} at most. We remove the place that a photo carries.`,
  alt: (what, number) => `Photo ${number}: ${what}`,
  remove: "Remove photo",
  removeNumber: (number) => `Remove photo ${number}`,
  refusal: { notAPhoto: "This file is not a photo we can read. Choose a JPG, PNG or WebP photo." },
};

export const photoWords = { id, en };
