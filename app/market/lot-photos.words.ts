/** What the page of a harvest's photos says. */

const id = {
  title: "Foto panen",
  lead: "Foto pertama tampil di daftar. Siapa pun dapat melihatnya.",
  manage: "Foto",
  add: "Tambahkan foto",
  full: "Sudah lima foto. Hapus satu untuk mengganti.",
  refusal: {
    noPhotos: "Pilih foto dulu.",
    tooManyPhotos: "Paling banyak lima foto untuk satu panen.",
    withdrawn: "Panen ini sudah ditarik.",
    lotNotFound: "Panen ini tidak ada.",
  },
};

const en: typeof id = {
  title: "Photos of the harvest",
  lead: "The first photo stands in the lists. Anybody can see it.",
  manage: "Photos",
  add: "Add photos",
  full: "There are five photos. Remove one to add another.",
  refusal: {
    noPhotos: "Choose a photo first.",
    tooManyPhotos: "A harvest has five photos at most.",
    withdrawn: "This harvest was withdrawn.",
    lotNotFound: "There is no such harvest.",
  },
};

export const photoPageWords = { id, en };
